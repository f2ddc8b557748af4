import { IN_THE_FUTURE } from '../../../advisor/desk/data-quality.ts';
import { type ClientId, type Day, type Fraction, isoFromDay, type Paise, paiseFromRupees } from '../../../advisor/units.ts';
import type { Field } from '../../mapping/fields.ts';
import { pricePerBond } from '../../values/price-per-bond.ts';
import { EARLIEST_TRADE, LARGEST_AMOUNT, textOf } from '../reading/cells.ts';
import type { Tally } from '../reading/tally.ts';
import { BondFacts, type MappedBond } from './bond-facts.ts';
import { type BondNames, idOfBond, namesReader } from './bond-names.ts';
import type { MappedBonds } from './mapped-bonds.ts';
import type { MappedClients } from './mapped-clients.ts';
import { type Condition, type Key, keyOf, type MappedSection, type Page } from './mapped-section.ts';
import { factsReader, type Said } from './said-of-client.ts';

/** A purchase, or a sale, that the book can use. */
export interface MappedTrade {
  /** A sale or a redemption, which isn't a purchase. */
  readonly isSale: boolean;
  readonly client: ClientId;
  /** What the row says about its client; null if it says nothing. */
  readonly said: Said | null;
  readonly bond: MappedBond;
  readonly day: Day;
  readonly amount: Paise;
  readonly yieldToMaturity: Fraction | null;
  /** The trade's number, if it's one. */
  readonly number: number | null;
}

/** What a trade refers to. */
export interface Books {
  readonly clients: MappedClients;
  readonly bonds: MappedBonds;
  /** What offers offer, by their key. */
  readonly offers: ReadonlyMap<Key, BondNames>;
}

const NAMES = ['client', 'memberKey', 'holderKey', 'bondKey', 'bond', 'isin', 'offerKey'] as const satisfies readonly Field[];
const VALUES = [
  ...(['day', 'amount', 'quantity', 'price', 'yield', 'side', 'key', 'trade'] as const),
  ...(['status', 'currency', 'nominal', 'face'] as const),
] as const satisfies readonly Field[];

/** Reads the rows of a section of trades. */
export class TradeReader {
  /** Places of keys in a row. */
  static readonly MEMBER = 1;
  static readonly HOLDER = 2;
  static readonly OFFER = 6;
  readonly #section: MappedSection;
  readonly #tally: Tally;
  readonly #bondFacts: BondFacts;
  readonly #clientFacts: ReturnType<typeof factsReader>;
  readonly #names: ReturnType<typeof namesReader>;
  readonly #day: (cell: unknown) => Day | null | undefined;
  readonly #amount: (cell: unknown) => number | null | undefined;
  readonly #quantity: (cell: unknown) => number | null | undefined;
  readonly #price: (cell: unknown) => number | null | undefined;
  readonly #yield: (cell: unknown) => Fraction | null | undefined;
  readonly #side: (cell: unknown) => string | null | undefined;
  readonly #status: (cell: unknown) => string | null | undefined;
  readonly #currency: (cell: unknown) => string | null | undefined;
  readonly #nominal: (cell: unknown) => number | null | undefined;
  readonly #face: (cell: unknown) => number | null | undefined;

  constructor(section: MappedSection, tally: Tally) {
    this.#section = section;
    this.#tally = tally;
    this.#bondFacts = new BondFacts(section, tally);
    this.#clientFacts = factsReader(section, tally);
    this.#names = namesReader(section, 'bondKey');
    this.#day = section.reader('day');
    this.#amount = section.reader('amount');
    this.#quantity = section.reader('quantity');
    this.#price = section.reader('price');
    this.#yield = section.reader('yield');
    this.#side = section.reader('side');
    this.#status = section.reader('status');
    this.#currency = section.reader('currency');
    this.#nominal = section.reader('nominal');
    this.#face = section.reader('face');
  }

  rows(condition?: Condition, page?: Page): AsyncIterable<unknown[][]> {
    return this.#section.rows([...NAMES, ...VALUES, ...this.#bondFacts.fields, ...this.#clientFacts.fields], condition, page);
  }

  /** What the row calls its bond; null if it names none. */
  bondOf(row: readonly unknown[], offers: ReadonlyMap<Key, BondNames>): BondNames | null {
    const offer = keyOf(row[6]);
    if (offer !== null) return offers.get(offer) ?? null;
    const names = this.#names.read([row[3], row[4], row[5]]);
    return idOfBond(names) === null ? null : names;
  }

  dayOf(row: readonly unknown[]): Day | null | undefined {
    return this.#day(row[7]);
  }

  /**
   * Reads the trade in a row, or says why it can't be used.
   * @param latest the last day that a trade can bear
   */
  read(row: readonly unknown[], { clients, bonds, offers }: Books, latest: Day): MappedTrade | string {
    const side = this.#side(row[12]);
    if (side === 'left out' || this.#status(row[15]) === 'left out') return 'no trade';
    if (side === undefined) return 'side is not understood';
    const client = clients.ofTrade(textOf(row[0]), keyOf(row[1]), keyOf(row[2]));
    if (client === null) return 'no client';
    const names = this.bondOf(row, offers);
    if (names === null) return 'no bond';
    const day = this.#day(row[7]);
    if (day === null) return 'no date';
    if (day === undefined || day < EARLIEST_TRADE) return 'date is no day';
    if (day > latest) return IN_THE_FUTURE;
    if (this.#currency(row[16]) === undefined) return 'amount is not in rupees';
    const amount = this.#amountOf(row);
    if (typeof amount === 'string') return amount;
    const known = bonds.of(names);
    // A key that leads nowhere names no bond.
    if (known === undefined && names.bond === null && names.isin === null) return 'no bond';
    const end = NAMES.length + VALUES.length;
    const middle = end + this.#bondFacts.fields.length;
    return {
      isSale: side === 'sell' || side === 'redemption' || (side === null && this.#section.thing === 'sales'),
      client,
      said: this.#clientFacts.fields.length === 0 ? null : this.#clientFacts.read(row.slice(middle)),
      bond: known ?? this.#bondFacts.describe(idOfBond(names) as string, names.isin, row.slice(end, middle), []),
      day,
      amount,
      yieldToMaturity: this.#tally.field('yield', row[11], this.#yield),
      number: numberOf(keyOf(row[13])) ?? numberOf(keyOf(row[14])),
    };
  }

  #amountOf(row: readonly unknown[]): Paise | string {
    let rupees = this.#amount(row[8]);
    if (rupees === null) {
      const [quantity, price, nominal] = [this.#quantity(row[9]), this.#price(row[10]), this.#nominal(row[17])];
      if (typeof quantity === 'number' && typeof price === 'number') rupees = quantity * pricePerBond(price, this.#face(row[18]) ?? null);
      else if (typeof nominal === 'number' && typeof price === 'number') rupees = (nominal * price) / 100;
    }
    if (rupees === null) return 'no amount';
    if (rupees === undefined) return 'amount is no number';
    const amount = paiseFromRupees(rupees);
    if (amount <= 0) return 'amount is not positive';
    return amount <= LARGEST_AMOUNT ? amount : 'amount is too large';
  }

  /** The trades of these clients: those of holders and those of members, each by its own index. */
  ofClients(ids: ReadonlySet<ClientId>, clients: MappedClients): readonly Condition[] {
    const section = this.#section;
    if (section.has('client')) return [section.chosen('client', ids as ReadonlySet<Key>)];
    const [holder, member] = [section.chosen('holderKey', clients.holderKeys), section.chosen('memberKey', clients.memberKeys)];
    if (!section.has('memberKey')) return [holder];
    // Not a bare column: SQLite would then use the index on members and read every holder's trades to find one's. The key may be a text.
    const own = `coalesce(${section.sqlOf('memberKey')}, 0) in (0, '0', '') and ${holder.sql}`;
    return [
      ...(section.has('holderKey') && clients.holderKeys.size > 0 ? [{ sql: own, bindings: holder.bindings }] : []),
      ...(clients.memberKeys.size > 0 ? [member] : []),
    ];
  }

  /** The trades from a day on, as far as the database can tell; the caller looks again. */
  since(day: Day): Condition | undefined {
    return this.#section.sortsByDay ? { sql: `${this.#section.sqlOf('day')} >= ?`, bindings: [isoFromDay(day)] } : undefined;
  }
}

const numberOf = (key: Key | null): number | null => (typeof key === 'number' ? key : null);
