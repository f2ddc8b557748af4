import { isIsin } from '../../advisor/bonds/isin.ts';
import type { CouponFrequency } from '../../advisor/bonds/math/coupon-frequency.ts';
import type { Rating, RiskBand } from '../../advisor/bonds/rating.ts';
import type { Gender } from '../../advisor/book/book.ts';
import { IN_THE_FUTURE } from '../../advisor/desk/data-quality.ts';
import { type Day, type Paise, paiseFromRupees, wholeYearsBetween } from '../../advisor/units.ts';
import { type BondMaster, masterOf } from '../bond-types/bond-master.ts';
import type { Doubt } from '../columns/column.ts';
import { remembered } from '../columns/column.ts';
import { companyKey, idKey, type Merged, nameKey, Spellings } from '../columns/spellings.ts';
import type { Row } from '../files/row.ts';
import type { Field } from '../mapping/fields.ts';
import { LEFT_OUT, type Mapping, type Side } from '../mapping/mapping.ts';
import { WITHOUT_BOND } from '../sources/flat/flat-trade.ts';
import { pricePerBond } from '../values/price-per-bond.ts';
import { asideAtSight, CLIENT_CUT_OFF, NOT_A_TRADE } from './aside-at-sight.ts';
import { PricesWithoutFace } from './prices-without-face.ts';
import type { RowReader } from './row-reader.ts';
import { Signs } from './signs.ts';
import { CONTROL, LONGEST, typeOfFacts, unfitText } from './trade-rules.ts';
import type { UnderstoodTrade } from './understood.ts';
import { ISIN_SHAPE, isinWithin, WrongIsins } from './wrong-isins.ts';

/** One lakh crore rupees, in paise: no order is larger. */
const LARGEST_AMOUNT = 1e14;
/** 1 January 1980: an empty date often becomes 1 January 1970, or 1900. */
const EARLIEST_TRADE = 3652;
const COMPUTED = ['quantity', 'nominal', 'price', 'face'] as const;

export interface TradeReaderOptions {
  readonly mapping: Mapping | null;
  readonly today: Day;
  /** The last day that a trade can bear. */
  readonly latest: Day;
  /** Rows are sales although no column says so: the mapping's section is `sales`. */
  readonly allAreSales: boolean;
}

const BOND_NAMES = ['isin', 'bond', 'bondName'] as const;
/** What a spreadsheet leaves of a long number: other clients may have the same. */
const CUT_OFF = /^\d(?:\.\d+)?E\+\d{1,2}$/i;

/** Understands the rows of a trade book: each is a trade, or set aside for a reason. Spellings of ids and names are merged. */
export class TradeReader {
  readonly clients = new Spellings(idKey);
  readonly bonds = new Spellings(idKey);
  readonly types = new Spellings(nameKey);
  readonly issuers = new Spellings(companyKey);
  readonly #rows: RowReader;
  readonly #options: TradeReaderOptions;
  readonly #master: BondMaster;
  readonly #wrongIsins = new WrongIsins();
  readonly #isIsin = remembered(isIsin);
  /** A cell of the side says that the client buys; then an empty one doesn't. */
  #saysBuy = false;
  readonly #signs = new Signs();
  readonly #prices = new PricesWithoutFace();

  constructor(rows: RowReader, options: TradeReaderOptions) {
    this.#rows = rows;
    this.#options = options;
    this.#master = masterOf(options.mapping);
  }

  /** Sees every row before any is read. */
  survey(row: Row): void {
    this.#rows.survey(row);
    for (const [field, spellings] of [
      ['client', this.clients],
      ['parent', this.clients],
      ['type', this.types],
      ['issuer', this.issuers],
    ] as const) {
      if (!this.#rows.has(field)) continue;
      const text = this.#wordOf(field, row);
      if (text !== null) spellings.add(text);
    }
    const bond = this.#bondOf(row);
    if (bond !== null) this.bonds.add(bond);
    if (!this.#saysBuy && this.#rows.has('side')) this.#saysBuy = this.#rows.quiet('side', this.#rows.textOf('side', row)) === 'buy';
  }

  /** A name after the mapping's words, without counting. */
  #wordOf(field: Field, row: Row): string | null {
    const text = this.#rows.textOf(field, row);
    return text === '' ? null : (this.#rows.quiet<string>(field, text) ?? null);
  }

  #bondOf(row: Row): string | null {
    const named = this.#rows.has('isin') || this.#rows.has('bond');
    // Where the ISIN is missing, the name tells the bond.
    for (const field of named ? BOND_NAMES : (['bondName'] as const)) {
      const text = this.#rows.has(field) ? this.#wordOf(field, row) : null;
      if (text === null) continue;
      const key = idKey(text);
      return ISIN_SHAPE.test(key) ? key : (isinWithin(text) ?? text);
    }
    return null;
  }

  /** Reads a row's trade, or says why the row isn't one. */
  read(row: Row): UnderstoodTrade | string {
    const aside = asideAtSight(this.#rows, row);
    if (aside !== null) return aside;
    const rows = this.#rows;
    const client = this.#wordOf('client', row);
    const writtenBond = this.#bondOf(row);
    const type = rows.has('type') ? this.#wordOf('type', row) : null;
    const day = rows.read<Day>('day', row);
    const amount = this.#amountOf(row);
    const side = this.#sideOf(row, amount);
    const facts = this.#factsOf(row);
    if (client === null) return 'no client';
    if (CUT_OFF.test(client)) return CLIENT_CUT_OFF;
    if (writtenBond === null && (this.#hasBond || type === null)) return 'no bond';
    if (type === null && rows.has('type')) return 'no type';
    const unfit = unfitText('client', client) ?? unfitText('bond', writtenBond ?? '') ?? unfitText('type', type ?? '');
    if (unfit !== null) return unfit;
    if (day === null) return 'no date';
    if (day === undefined) return "date isn't understood";
    if (day < EARLIEST_TRADE) return 'date is before 1980';
    if (day > this.#options.latest) return IN_THE_FUTURE;
    if (side === undefined) return "side isn't understood";
    if (side === LEFT_OUT || rows.read('status', row) === LEFT_OUT) return NOT_A_TRADE;
    if (side === null) return 'no side';
    if (rows.read('currency', row) === undefined) return "amount isn't in rupees";
    if (typeof amount === 'string') return amount;
    this.#signs.see(side, amount, row);
    const bond = writtenBond === null ? null : this.bonds.kept(writtenBond);
    const isin = bond !== null && ISIN_SHAPE.test(bond) ? bond : null;
    if (bond !== null && (isin === null ? this.#isInIsinColumn(bond, row) : !this.#isIsin(isin))) this.#wrongIsins.add(bond, row);
    const keptType = type === null ? typeOfFacts(facts, isin, this.#master) : this.types.kept(type);
    const kept = this.clients.kept(client);
    const parent = this.#parentOf(row);
    // Named one by one: a spread of so many fields costs more than reading them.
    return {
      line: row.line,
      tradeNumber: rows.has('trade') ? this.#wordOf('trade', row) : null,
      client: kept,
      parent: parent === kept ? null : parent,
      age: this.#ageOf(row),
      gender: rows.read<Gender>('gender', row) ?? null,
      recordedBand: this.#bandOf(row),
      assessed: rows.has('assessed') ? (rows.read<Day>('assessed', row) ?? null) : null,
      bond: bond ?? `${WITHOUT_BOND}${keptType}`,
      isin,
      type: keptType,
      side,
      day,
      amount: Math.abs(amount) as Paise,
      maturity: facts.maturity,
      issued: facts.issued,
      call: facts.call,
      put: facts.put,
      coupon: facts.coupon,
      ytm: facts.ytm,
      frequency: facts.frequency,
      tenure: facts.tenure,
      rating: facts.rating,
      issuer: facts.issuer,
      bondName: facts.bondName,
      face: facts.face,
      seniority: facts.seniority,
      tax: facts.tax,
    };
  }

  get #hasBond(): boolean {
    return this.#rows.has('isin') || this.#rows.has('bond') || this.#rows.has('bondName');
  }

  #amountOf(row: Row): Paise | string {
    let rupees = this.#rows.read<number>('amount', row);
    if (rupees === null) {
      const [quantity, nominal, price, face] = COMPUTED.map((field) => this.#rows.read<number>(field, row));
      if (quantity === undefined || nominal === undefined || price === undefined) return "quantity or price isn't understood";
      const whole = nominal ?? (this.#rows.has('quantity') ? null : (face ?? null));
      if (typeof quantity === 'number' && typeof price === 'number') {
        rupees = quantity * pricePerBond(price, face ?? null);
        this.#prices.see(price, face ?? null, row);
      } else if (whole !== null && typeof price === 'number') rupees = (whole * price) / 100;
    }
    if (rupees === null) return 'no amount';
    if (rupees === undefined) return "amount isn't understood";
    const amount = paiseFromRupees(rupees);
    if (amount === 0 || (amount < 0 && !this.#rows.has('side') && this.#negative === null && !this.#options.allAreSales))
      return 'amount is not positive';
    return Math.abs(amount) > LARGEST_AMOUNT ? 'amount is too large' : amount;
  }

  /** What the mapping says about negative amounts: `words: { side: { negative: sell } }`. */
  get #negative(): Side | typeof LEFT_OUT | null {
    return this.#options.mapping?.words?.side?.negative ?? null;
  }

  /** Null: the column has sides, and this cell is empty. */
  #sideOf(row: Row, amount: number | string): Side | typeof LEFT_OUT | null | undefined {
    if (typeof amount === 'number' && amount < 0 && this.#negative !== null) return this.#negative;
    const side = this.#rows.read<Side | typeof LEFT_OUT>('side', row);
    if (side !== null) return side;
    if (this.#options.allAreSales) return 'sell';
    return this.#saysBuy ? null : 'buy';
  }

  /** What only a person can decide about the rows read since `countAgain`; null: nothing. */
  doubt(): Doubt | null {
    return this.#signs.doubt(this.#rows) ?? this.#prices.doubt(this.#rows);
  }

  /** Starts counting again, for another reading of the same rows. */
  countAgain(): void {
    this.#rows.countAgain();
    this.#signs.countAgain();
    this.#prices.countAgain();
  }

  /** A recorded band that isn't understood counts as the safest, so a word never leads to more daring advice. */
  #bandOf(row: Row): RiskBand | null {
    const band = this.#rows.read<RiskBand>('band', row);
    return band === undefined ? 'A' : band;
  }

  #parentOf(row: Row): string | null {
    const parent = this.#rows.has('parent') ? this.#wordOf('parent', row) : null;
    return parent === null || parent.length > LONGEST.client ? null : this.clients.kept(parent);
  }

  #ageOf(row: Row): number | null {
    const age = this.#rows.read<number>('age', row) ?? null;
    const born = age === null ? (this.#rows.read<Day>('born', row) ?? null) : null;
    const years = born === null ? null : wholeYearsBetween(born, this.#options.today);
    return age ?? (years !== null && years >= 1 && years <= 120 ? years : null);
  }

  #factsOf(row: Row) {
    const rows = this.#rows;
    const [maturity, issued] = [rows.read<Day>('maturity', row) ?? null, rows.read<Day>('issued', row) ?? null];
    const rating = rows.read<Rating>('rating', row) ?? null;
    const agency = rating !== null && rating.agency === null ? this.#shortText('agency', row, 30) : null;
    const issuer = this.#shortText('issuer', row, 190);
    return {
      maturity,
      issued,
      call: rows.read<Day>('call', row) ?? null,
      put: rows.read<Day>('put', row) ?? null,
      coupon: rows.read<number>('coupon', row) ?? null,
      ytm: rows.read<number>('yield', row) ?? null,
      frequency: rows.read<CouponFrequency>('frequency', row) ?? null,
      tenure: rows.read<number>('tenure', row) ?? null,
      rating: rating !== null && agency !== null ? { ...rating, agency: agency.toUpperCase() } : rating,
      issuer: issuer === null ? null : this.issuers.kept(issuer),
      bondName: this.#shortText('bondName', row, 190),
      face: rows.read<number>('face', row) ?? null,
      seniority: this.#shortText('seniority', row, 60),
      tax: this.#shortText('tax', row, 60),
    };
  }

  #shortText(field: Field, row: Row, length: number): string | null {
    return this.#rows.has(field) ? (this.#wordOf(field, row)?.replace(CONTROL, ' ').slice(0, length) ?? null) : null;
  }

  #isInIsinColumn(bond: string, row: Row): boolean {
    const text = this.#rows.textOf('isin', row);
    return text !== '' && idKey(text) === idKey(bond);
  }

  /** Spellings that were merged, of ids and names. */
  merged(): readonly Merged[] {
    return [this.types, this.issuers, this.clients, this.bonds].flatMap((spellings) => spellings.merged());
  }

  warnings(): readonly string[] {
    return this.#wrongIsins.warnings();
  }
}
