import { UNCLASSIFIED } from '../bonds/bond.ts';
import type { CouponFrequency } from '../bonds/math/coupon-frequency.ts';
import type { BondBand, RiskBand } from '../bonds/rating.ts';
import type { ClientId, Day, Fraction, Paise } from '../units.ts';
import { groupRows, invert, orderOf, sortGroups, taken } from './book-order.ts';
import { heldInBook, type Sale } from './sold.ts';
import { TradeRows } from './trade-rows.ts';

/** M male, F female, HUF Hindu undivided family. */
export const GENDERS = ['M', 'F', 'HUF'] as const;
export type Gender = (typeof GENDERS)[number];

/** A client's recorded facts, apart from trades. */
export interface ClientFacts {
  readonly id: ClientId;
  readonly birthDay: Day | null;
  /** Age in years as a flat book records it; used if there's no birth day. */
  readonly recordedAge: number | null;
  readonly gender: Gender | null;
  readonly recordedBand: RiskBand | null;
  /** When the recorded band was assessed; null or absent if the book doesn't say. */
  readonly bandAssessedOn?: Day | null | undefined;
  /** When a recorded band without such a day was imported; null or absent if it wasn't. */
  readonly bandImportedOn?: Day | null | undefined;
  readonly parentId: ClientId | null;
  /** What the book calls the holder, if it names one whom it doesn't have and knows no client id of; else absent or null. */
  readonly missingHolder?: string | null;
  readonly relationshipManagerId: string | null;
  /** As the book writes it; absent if the book has no names. */
  readonly name?: string | null;
  /** Days until the money is needed, if an intake or a risk profile recorded it: no bond that matures later may be shown. */
  readonly horizonDays?: number | null;
  /** What an intake expects the client to invest; absent without one. */
  readonly expectedAmount?: Paise;
}

/** A bond in the book. `type` is a place in `Book.bondTypes`, or -1 if no rule recognises the bond. */
export interface BookBond {
  readonly id: string;
  readonly type: number;
  readonly band: BondBand | null;
  /** Null if none is recorded; absent if it wasn't read. */
  readonly maturityDay?: Day | null;
  /** The issuer's key (`debtorOf`); absent if it wasn't read. */
  readonly debtor?: string;
  /** Null or absent: unknown. */
  readonly issueDay?: Day | null;
  readonly frequency?: CouponFrequency | null;
  /** The least it was ever offered for; absent if it isn't known. */
  readonly minimum?: Paise;
}

/** What's read of a bond besides what tells it apart. */
export type BondDetails = Pick<BookBond, 'debtor' | 'issueDay' | 'frequency' | 'minimum'>;

/**
 * One row per trade, as columns of equal length, ordered by client, day and sequence. Client i's trades are `[offsets[i], offsets[i + 1])`.
 */
export interface TradeColumns {
  /** clients + 1 */
  readonly offsets: Uint32Array;
  readonly day: Int32Array;
  /** Place in `Book.bondTypes`, -1 for Unclassified. */
  readonly type: Int16Array;
  /** Paise. */
  readonly amount: Float64Array;
  /** Fraction per year; NaN if unknown. */
  readonly yieldToMaturity: Float64Array;
  /** Fraction per year; NaN if unknown. */
  readonly coupon: Float64Array;
  /** Place in `BANDS`: 0 unrated, 1 A, 2 B, 3 C, 4 default. */
  readonly band: Uint8Array;
  /** What the bond was rated: 1 + `gradeStep`; 0 if unknown. */
  readonly grade: Uint8Array;
  /** Place in `Book.bonds`. */
  readonly bond: Int32Array;
  /** Paise: what sales and redemptions have left of the amount. Absent for a book without sales. */
  readonly held?: Float64Array;
}

/** The codes of `TradeColumns.band`. */
export const BANDS = [null, 'A', 'B', 'C', 'default'] as const;

/** Everything the model learns from: clients, in bytewise order of their ids, and their trades. */
export interface Book {
  /** Bytewise order; without Unclassified. */
  readonly bondTypes: readonly string[];
  readonly bonds: readonly BookBond[];
  readonly clients: readonly ClientFacts[];
  readonly trades: TradeColumns;
}

/** Collects a book row by row, in any order; `finish` sorts it into the order everything else relies on. */
export class BookBuilder {
  readonly #clients: ClientFacts[] = [];
  readonly #clientPlace = new Map<string, number>();
  readonly #types: string[] = [];
  readonly #typePlace = new Map<string, number>();
  readonly #bonds: BookBond[] = [];
  readonly #bondPlace = new Map<string, number>();
  #rows = new TradeRows();
  readonly #sales = new Map<number, Array<Sale & { readonly bondId: string }>>();

  get tradeCount(): number {
    return this.#rows.length;
  }

  /** The client's place for `addTrade`; undefined if the client wasn't added. */
  clientPlace(id: string): number | undefined {
    return this.#clientPlace.get(id);
  }

  /** Adds a client or replaces their facts. Returns the place for `addTrade`. */
  putClient(facts: ClientFacts): number {
    const known = this.#clientPlace.get(facts.id);
    if (known !== undefined) {
      this.#clients[known] = facts;
      return known;
    }
    const place = this.#clients.push(facts) - 1;
    this.#clientPlace.set(facts.id, place);
    return place;
  }

  /** Place of a type for `addBond` and `addTrade`; -1 for Unclassified. */
  typePlace(bondType: string): number {
    if (bondType === UNCLASSIFIED) return -1;
    let place = this.#typePlace.get(bondType);
    if (place === undefined) {
      place = this.#types.push(bondType) - 1;
      this.#typePlace.set(bondType, place);
    }
    return place;
  }

  /**
   * Adds a bond; later calls with the same id and maturity return the first bond's place. Where a flat book's rows disagree about a bond's
   * maturity, each is a bond of its own here, so that every purchase matures on the day that its row says.
   */
  putBond(id: string, bondType: string, band: BondBand | null, maturityDay?: Day | null, details: BondDetails = {}): number {
    const key = maturityDay == null ? id : `${id} ${maturityDay}`;
    let place = this.#bondPlace.get(key);
    if (place === undefined) {
      const bond = { id, type: this.typePlace(bondType), band, ...details };
      place = this.#bonds.push(maturityDay === undefined ? bond : { ...bond, maturityDay }) - 1;
      this.#bondPlace.set(key, place);
    }
    return place;
  }

  /**
   * Adds one trade. Positional arguments, because a book has millions.
   * @param sequence orders the trades of a client within a day (an order id); equal numbers keep the order of the calls
   * @param grade the rating as a step (`gradeStep`); null: unknown
   */
  addTrade(
    client: number,
    day: Day,
    type: number,
    bond: number,
    band: BondBand | null,
    amount: Paise,
    yieldToMaturity: Fraction | null,
    coupon: Fraction | null,
    sequence: number,
    grade: number | null = null,
  ): void {
    const row = this.#rows.add();
    const { columns } = this.#rows;
    columns.client[row] = client;
    columns.day[row] = day;
    columns.type[row] = type;
    columns.bond[row] = bond;
    columns.band[row] = BANDS.indexOf(band);
    columns.amount[row] = amount;
    columns.yieldToMaturity[row] = yieldToMaturity ?? Number.NaN;
    columns.coupon[row] = coupon ?? Number.NaN;
    columns.sequence[row] = sequence;
    columns.grade[row] = grade === null ? 0 : grade + 1;
  }

  /** Adds a sale or a redemption, which reduces what's held of the client's purchases of the bond. */
  addSale(client: number, bondId: string, day: Day, amount: Paise): void {
    const sales = this.#sales.get(client) ?? [];
    this.#sales.set(client, sales);
    sales.push({ day, amount, bondId });
  }

  /** The sorted book. The builder is empty afterwards: two copies of a large book wouldn't fit in memory. */
  finish(): Book {
    const read = this.#rows;
    this.#rows = new TradeRows();
    const clientOrder = orderOf(this.#clients.map(({ id }) => id));
    const typeOrder = orderOf(this.#types);
    const newTypePlace = invert(typeOrder);
    const typeOf = (place: number): number => (place < 0 ? -1 : newTypePlace[place]);
    const client = read.drain('client', new Int32Array(read.length));
    const newClientPlace = invert(clientOrder);
    const { offsets, rows } = groupRows(client, newClientPlace);
    const day = read.drain('day', new Int32Array(read.length));
    sortGroups(rows, offsets, day, read.drain('sequence', new Float64Array(read.length)));
    const sales = new Map([...this.#sales].map(([client, sold]) => [newClientPlace[client], sold]));
    this.#sales.clear();
    const clients = this.#clients.splice(0);
    const bonds = this.#bonds.splice(0);
    const types = this.#types.splice(0);
    for (const places of [this.#clientPlace, this.#typePlace, this.#bondPlace]) places.clear();
    const amount = taken(read.drain('amount', new Float64Array(read.length)), rows, new Float64Array(rows.length));
    const bond = taken(read.drain('bond', new Int32Array(read.length)), rows, new Int32Array(rows.length));
    const days = taken(day, rows, new Int32Array(rows.length));
    return {
      bondTypes: typeOrder.map((place) => types[place]),
      bonds: bonds.map((bond) => ({ ...bond, type: typeOf(bond.type) })),
      clients: clientOrder.map((place) => clients[place]),
      trades: {
        offsets,
        day: days,
        type: taken(read.drain('type', new Int16Array(read.length)), rows, new Int16Array(rows.length)).map(typeOf),
        amount,
        yieldToMaturity: taken(read.drain('yieldToMaturity', new Float64Array(read.length)), rows, new Float64Array(rows.length)),
        coupon: taken(read.drain('coupon', new Float64Array(read.length)), rows, new Float64Array(rows.length)),
        band: taken(read.drain('band', new Uint8Array(read.length)), rows, new Uint8Array(rows.length)),
        grade: taken(read.drain('grade', new Uint8Array(read.length)), rows, new Uint8Array(rows.length)),
        bond,
        ...(sales.size > 0 && { held: heldInBook({ offsets, day: days, amount, bond }, bonds, sales) }),
      },
    };
  }
}
