import type { RiskBand } from '../../advisor/bonds/rating.ts';
import type { Gender } from '../../advisor/book/book.ts';
import { IN_THE_FUTURE } from '../../advisor/desk/data-quality.ts';
import { type Day, type Paise, paiseFromRupees, wholeYearsBetween } from '../../advisor/units.ts';
import { type BondMaster, masterOf } from '../bond-types/bond-master.ts';
import type { Doubt } from '../columns/column.ts';
import { companyKey, idKey, type Merged, nameKey, Spellings } from '../columns/spellings.ts';
import type { Row } from '../files/row.ts';
import { LEFT_OUT, type Mapping, type Side } from '../mapping/mapping.ts';
import { WITHOUT_BOND } from '../sources/flat/flat-trade.ts';
import { pricePerBond } from '../values/price-per-bond.ts';
import { asideAtSight, CLIENT_CUT_OFF, NOT_A_TRADE } from './aside-at-sight.ts';
import { factsOfRow, managerOfRow, shortText } from './facts-of-row.ts';
import { PricesWithoutFace } from './prices-without-face.ts';
import type { RowReader } from './row-reader.ts';
import { Signs } from './signs.ts';
import { LONGEST, typeOfFacts, unfitText } from './trade-rules.ts';
import type { UnderstoodTrade } from './understood.ts';
import { WrittenBonds } from './written-bonds.ts';

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

/** What a spreadsheet leaves of a long number: other clients may have the same. */
const CUT_OFF = /^\d(?:\.\d+)?E\+\d{1,2}$/i;

/** Understands the rows of a trade book: each is a trade, or set aside for a reason. Spellings of ids and names are merged. */
export class TradeReader {
  readonly clients = new Spellings(idKey);
  readonly bonds = new Spellings(idKey);
  readonly types = new Spellings(nameKey);
  readonly issuers = new Spellings(companyKey);
  readonly managers = new Spellings(nameKey);
  readonly #rows: RowReader;
  readonly #options: TradeReaderOptions;
  readonly #master: BondMaster;
  readonly #written: WrittenBonds;
  readonly #aside: (row: Row) => string | null;
  readonly #spelled = [
    ['client', this.clients],
    ['parent', this.clients],
    ['type', this.types],
    ['issuer', this.issuers],
    ['manager', this.managers],
  ] as const;
  /** A cell of the side says that the client buys; then an empty one doesn't. */
  #saysBuy = false;
  readonly #signs = new Signs();
  readonly #prices = new PricesWithoutFace();

  constructor(rows: RowReader, options: TradeReaderOptions) {
    this.#rows = rows;
    this.#options = options;
    this.#master = masterOf(options.mapping);
    this.#written = new WrittenBonds(rows);
    this.#aside = asideAtSight(rows);
  }

  /** Sees every row before any is read. */
  survey(row: Row): void {
    this.#rows.survey(row);
    for (const [field, spellings] of this.#spelled) {
      const text = this.#rows.wordOf(field, row);
      if (text !== null) spellings.add(text);
    }
    const bond = this.#written.of(row);
    if (bond !== null) this.bonds.add(bond);
    if (!this.#saysBuy && this.#rows.has('side')) this.#saysBuy = this.#rows.quiet('side', this.#rows.textOf('side', row)) === 'buy';
  }

  /** Reads a row's trade, or says why the row isn't one. */
  read(row: Row): UnderstoodTrade | string {
    const aside = this.#aside(row);
    if (aside !== null) return aside;
    const rows = this.#rows;
    const client = rows.wordOf('client', row);
    const writtenBond = this.#written.of(row);
    const type = rows.wordOf('type', row);
    const day = rows.read<Day>('day', row);
    const amount = this.#amountOf(row);
    const side = this.#sideOf(row, amount);
    const facts = factsOfRow(rows, row, this.issuers);
    if (client === null) return 'no client';
    if (CUT_OFF.test(client)) return CLIENT_CUT_OFF;
    if (writtenBond === null && (this.#written.areNamed || type === null)) return 'no bond';
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
    const isin = bond === null ? null : this.#written.isinOf(bond, row);
    const keptType = type === null ? typeOfFacts(facts, isin, this.#master) : this.types.kept(type);
    const kept = this.clients.kept(client);
    const parent = this.#parentOf(row);
    // Named one by one: a spread of so many fields costs more than reading them.
    return {
      line: row.line,
      tradeNumber: rows.wordOf('trade', row),
      client: kept,
      clientName: shortText(rows, 'clientName', row, LONGEST.client),
      manager: managerOfRow(rows, row, this.managers),
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
    const parent = this.#rows.wordOf('parent', row);
    return parent === null || parent.length > LONGEST.client ? null : this.clients.kept(parent);
  }

  #ageOf(row: Row): number | null {
    const age = this.#rows.read<number>('age', row) ?? null;
    const born = age === null ? (this.#rows.read<Day>('born', row) ?? null) : null;
    const years = born === null ? null : wholeYearsBetween(born, this.#options.today);
    return age ?? (years !== null && years >= 1 && years <= 120 ? years : null);
  }

  /** Spellings that were merged, of ids and names. */
  merged(): readonly Merged[] {
    return [this.types, this.issuers, this.managers, this.clients, this.bonds].flatMap((spellings) => spellings.merged());
  }

  warnings(): readonly string[] {
    return this.#written.warnings();
  }
}
