import { ageOn } from './age.ts';
import type { Book, Gender } from './book.ts';
import type { Profile } from './profile.ts';
import { holdingsOf, recentPurchasesOf } from './purchases.ts';
import type { RiskBand } from './rating.ts';
import { type Day, day, type Fraction, type Paise } from './units.ts';

/** `firstDay` and `lastDay` of a client without a trade. */
export const NO_DAY = -0x8000_0000;
/** A purchase this many days after the one before, or fewer, counts as reinvested. */
export const REINVESTMENT_DAYS = 90;

/** The codes of `ProfileColumns.gender`. */
export const GENDER_CODES = [null, 'M', 'F', 'HUF'] as const satisfies ReadonlyArray<Gender | null>;
/** The codes of `ProfileColumns.band`. */
export const RISK_BAND_CODES = [null, 'A', 'B', 'C'] as const satisfies ReadonlyArray<RiskBand | null>;
/** The codes of `ProfileColumns.bandSource`. */
export const BAND_SOURCE_CODES = ['unknown', 'recorded', 'derived'] as const;

/** The numbers of all clients' profiles as of one day: one entry a client, in the book's order. */
export interface ProfileColumns {
  readonly asOf: Day;
  readonly clients: number;
  /** Years; NaN where unknown. */
  readonly age: Float64Array;
  /** Place in `GENDER_CODES`. */
  readonly gender: Uint8Array;
  /** Place in `RISK_BAND_CODES`. */
  readonly band: Uint8Array;
  /** Place in `BAND_SOURCE_CODES`. */
  readonly bandSource: Uint8Array;
  /** Paise, all trades together. */
  readonly invested: Float64Array;
  /** Fraction a year, weighted by amount over the trades that have one; NaN where none has. */
  readonly averageYield: Float64Array;
  readonly averageCoupon: Float64Array;
  readonly trades: Uint32Array;
  /** `NO_DAY` where there is no trade. */
  readonly firstDay: Int32Array;
  readonly lastDay: Int32Array;
  /** Share of the purchases after the first made within the reinvestment days of the one before; NaN with fewer than two. */
  readonly reinvestment: Float64Array;
}

export interface ProfileOptions {
  /** Default 90. */
  readonly reinvestmentDays?: number;
}

/** Columns in which nothing is known of anybody. */
export const emptyProfileColumns = (clients: number, asOf: Day): ProfileColumns => ({
  asOf,
  clients,
  age: new Float64Array(clients).fill(Number.NaN),
  gender: new Uint8Array(clients),
  band: new Uint8Array(clients),
  bandSource: new Uint8Array(clients),
  invested: new Float64Array(clients),
  averageYield: new Float64Array(clients).fill(Number.NaN),
  averageCoupon: new Float64Array(clients).fill(Number.NaN),
  trades: new Uint32Array(clients),
  firstDay: new Int32Array(clients).fill(NO_DAY),
  lastDay: new Int32Array(clients).fill(NO_DAY),
  reinvestment: new Float64Array(clients).fill(Number.NaN),
});

/**
 * Profiles of all clients as of a day, in one pass over the trades. A trade after the day is never looked at.
 * Time grows with clients + trades.
 */
export const profileColumns = (book: Book, asOf: Day, options: ProfileOptions = {}): ProfileColumns => {
  const columns = emptyProfileColumns(book.clients.length, asOf);
  for (let client = 0; client < columns.clients; client++) fillProfileRow(columns, client, book, client, options);
  return columns;
};

/** Writes one client's numbers into a row of the columns, as of the columns' day. */
export const fillProfileRow = (columns: ProfileColumns, row: number, book: Book, client: number, options: ProfileOptions = {}): void => {
  const facts = book.clients[client];
  if (!facts) throw new RangeError(`The book has no client at place ${client}`);
  columns.age[row] = ageOn(columns.asOf, facts) ?? Number.NaN;
  columns.gender[row] = GENDER_CODES.indexOf(facts.gender);
  columns.band[row] = RISK_BAND_CODES.indexOf(facts.recordedBand);
  columns.bandSource[row] = facts.recordedBand === null ? 0 : 1;
  fillFromTrades(columns, row, book, client, options.reinvestmentDays ?? REINVESTMENT_DAYS);
};

const fillFromTrades = (columns: ProfileColumns, row: number, book: Book, client: number, reinvestmentDays: number): void => {
  const { offsets, day: days, amount: amounts, yieldToMaturity, coupon: coupons, band: bands } = book.trades;
  const first = offsets[client] as number;
  const end = offsets[client + 1] as number;
  let [invested, yieldWeight, yieldSum, couponWeight, couponSum, reinvested] = [0, 0, 0, 0, 0, 0];
  let [conservative, balanced, aggressive] = [0, 0, 0];
  let previousDay = NO_DAY;
  let trade = first;
  for (; trade < end; trade++) {
    const onDay = days[trade] as number;
    if (onDay > columns.asOf) break;
    const amount = amounts[trade] as number;
    invested += amount;
    const yearly = yieldToMaturity[trade] as number;
    if (!Number.isNaN(yearly)) {
      yieldWeight += amount;
      yieldSum += amount * yearly;
    }
    const coupon = coupons[trade] as number;
    if (!Number.isNaN(coupon)) {
      couponWeight += amount;
      couponSum += amount * coupon;
    }
    const band = bands[trade] as number;
    if (band === 1) conservative += amount;
    else if (band === 2) balanced += amount;
    else if (band > 2) aggressive += amount;
    if (trade > first && onDay - previousDay <= reinvestmentDays) reinvested++;
    previousDay = onDay;
  }
  const trades = trade - first;
  if (trades === 0) return;
  columns.invested[row] = invested;
  columns.trades[row] = trades;
  columns.firstDay[row] = days[first] as number;
  columns.lastDay[row] = previousDay;
  if (yieldWeight > 0) columns.averageYield[row] = yieldSum / yieldWeight;
  if (couponWeight > 0) columns.averageCoupon[row] = couponSum / couponWeight;
  if (trades > 1) columns.reinvestment[row] = reinvested / (trades - 1);
  if (columns.bandSource[row] === 0) {
    const derived = medianBand(conservative, balanced, aggressive);
    columns.band[row] = derived;
    columns.bandSource[row] = derived === 0 ? 0 : 2;
  }
};

/** The band in which the median of the amounts lies, as a code; on the border the more conservative. 0 where there is no amount. */
const medianBand = (conservative: number, balanced: number, aggressive: number): 0 | 1 | 2 | 3 => {
  const total = conservative + balanced + aggressive;
  if (total <= 0) return 0;
  if (2 * conservative >= total) return 1;
  return 2 * (conservative + balanced) >= total ? 2 : 3;
};

const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);
const knownDay = (value: number | undefined): Day | null => (value === undefined || value === NO_DAY ? null : day(value));

/** The whole profile of the client at a place of the book, as of the columns' day. */
export const profileAt = (book: Book, columns: ProfileColumns, client: number): Profile => profileOfRow(book, columns, client, client);

/** As `profileAt`, where the client's numbers stand in another row than its place in the book. */
export const profileOfRow = (book: Book, columns: ProfileColumns, row: number, client: number): Profile => {
  const facts = book.clients[client];
  if (!facts) throw new RangeError(`The book has no client at place ${client}`);
  return {
    clientId: facts.id,
    asOf: columns.asOf,
    age: known(columns.age[row]),
    gender: facts.gender,
    riskBand: RISK_BAND_CODES[columns.band[row] as number] ?? null,
    riskBandSource: BAND_SOURCE_CODES[columns.bandSource[row] as number] ?? 'unknown',
    totalInvested: columns.invested[row] as Paise,
    averageYield: known(columns.averageYield[row]) as Fraction | null,
    averageCoupon: known(columns.averageCoupon[row]) as Fraction | null,
    trades: columns.trades[row] as number,
    firstTradeDay: knownDay(columns.firstDay[row]),
    lastTradeDay: knownDay(columns.lastDay[row]),
    reinvestmentRatio: known(columns.reinvestment[row]) as Fraction | null,
    holdings: holdingsOf(book, client, columns.asOf),
    recentPurchases: recentPurchasesOf(book, client, columns.asOf),
    parentId: facts.parentId,
    relationshipManagerId: facts.relationshipManagerId,
    ...(facts.horizonDays !== undefined && facts.horizonDays !== null && { horizonDays: facts.horizonDays }),
    ...(facts.name != null && { name: facts.name }),
  };
};

/** A finished profile as columns of one row: what encodes all clients encodes this one too. */
export const columnsOfProfile = (profile: Profile): ProfileColumns => ({
  asOf: profile.asOf,
  clients: 1,
  age: Float64Array.of(profile.age ?? Number.NaN),
  gender: Uint8Array.of(GENDER_CODES.indexOf(profile.gender)),
  band: Uint8Array.of(RISK_BAND_CODES.indexOf(profile.riskBand)),
  bandSource: Uint8Array.of(BAND_SOURCE_CODES.indexOf(profile.riskBandSource)),
  invested: Float64Array.of(profile.totalInvested),
  averageYield: Float64Array.of(profile.averageYield ?? Number.NaN),
  averageCoupon: Float64Array.of(profile.averageCoupon ?? Number.NaN),
  trades: Uint32Array.of(profile.trades),
  firstDay: Int32Array.of(profile.firstTradeDay ?? NO_DAY),
  lastDay: Int32Array.of(profile.lastTradeDay ?? NO_DAY),
  reinvestment: Float64Array.of(profile.reinvestmentRatio ?? Number.NaN),
});
