import { RISK_BANDS } from '../bonds/rating.ts';
import { type Day, day, type Fraction, type Paise } from '../units.ts';
import { ageOn, isAgeByBirth } from './age.ts';
import { type Book, GENDERS } from './book.ts';
import { boughtInBook } from './bought.ts';
import { maturedDays, REINVESTMENT_DAYS, shareBoughtAgain } from './bought-again.ts';
import { Standings, standingOf } from './outstanding.ts';
import { type Profile, purchaseDaysOf } from './profile.ts';
import { holdingsOf, issuersOf, recentPurchasesOf, weightsBehind } from './purchases.ts';
import { heldOf } from './sold.ts';

/** The `firstDay` and `lastDay` of a client without a trade. */
export const NO_DAY = -0x8000_0000;

/** The codes of `ProfileColumns.gender`. */
export const GENDER_CODES = [null, ...GENDERS] as const;
/** The codes of `ProfileColumns.band`. */
export const RISK_BAND_CODES = [null, ...RISK_BANDS] as const;
/** The codes of `ProfileColumns.bandSource`. */
export const BAND_SOURCE_CODES = ['unknown', 'recorded', 'derived'] as const;

/** The numbers of all clients' profiles as of a day: one entry per client, in the book's order. */
export interface ProfileColumns {
  readonly asOf: Day;
  /** Each client's own day, where clients are seen on different days; absent: `asOf` for all. */
  readonly days?: Int32Array;
  /** The only rows that are filled, where few clients are asked about; absent: all are. */
  readonly rows?: Int32Array;
  readonly clients: number;
  /** Years; NaN if unknown. */
  readonly age: Float64Array;
  /** Place in `GENDER_CODES`. */
  readonly gender: Uint8Array;
  /** Place in `RISK_BAND_CODES`. */
  readonly band: Uint8Array;
  /** Place in `BAND_SOURCE_CODES`. */
  readonly bandSource: Uint8Array;
  /** Paise, over all trades: what was bought, matured or not. */
  readonly invested: Float64Array;
  /** Paise: what hasn't matured. NaN if trades are there and none has a known maturity. */
  readonly outstanding: Float64Array;
  /** Paise: what may have matured, since its maturity isn't recorded. Not in `outstanding`. */
  readonly maturityUnknown: Float64Array;
  /** Fraction per year, weighted by amount over the trades that have one; NaN if none has. */
  readonly averageYield: Float64Array;
  readonly averageCoupon: Float64Array;
  readonly trades: Uint32Array;
  /** `NO_DAY` without a trade. */
  readonly firstDay: Int32Array;
  readonly lastDay: Int32Array;
  /** Days with a trade: the orders of one day are one purchase. */
  readonly purchaseDays: Uint32Array;
  /** Share of the purchases, from the second on, made within `reinvestmentDays` of the one before; NaN with fewer than two. */
  readonly reinvestment: Float64Array;
  /** Share of the maturing money that was bought again within `reinvestmentDays` (`shareBoughtAgain`); NaN if unknown. */
  readonly boughtAgain: Float64Array;
}

export interface ProfileOptions {
  /** Default 90. */
  readonly reinvestmentDays?: number;
  /** Each client's own day, in the book's order; default: the same day for all. */
  readonly days?: Int32Array;
  /** The only clients whose rows are filled; default: all. */
  readonly rows?: Int32Array;
}

/** The day as of which a row of the columns speaks. */
export const dayOfRow = ({ asOf, days }: Pick<ProfileColumns, 'asOf' | 'days'>, row: number): Day => (days ? day(days[row]) : asOf);

/** Goes through the rows that are filled. */
export const forEachRow = ({ clients, rows }: Pick<ProfileColumns, 'clients' | 'rows'>, each: (row: number) => void): void => {
  if (rows) for (const row of rows) each(row);
  else for (let row = 0; row < clients; row++) each(row);
};

/** Columns for clients about whom nothing is known. */
export const emptyProfileColumns = (clients: number, asOf: Day): ProfileColumns => ({
  asOf,
  clients,
  age: new Float64Array(clients).fill(Number.NaN),
  gender: new Uint8Array(clients),
  band: new Uint8Array(clients),
  bandSource: new Uint8Array(clients),
  invested: new Float64Array(clients),
  outstanding: new Float64Array(clients),
  maturityUnknown: new Float64Array(clients),
  averageYield: new Float64Array(clients).fill(Number.NaN),
  averageCoupon: new Float64Array(clients).fill(Number.NaN),
  trades: new Uint32Array(clients),
  firstDay: new Int32Array(clients).fill(NO_DAY),
  lastDay: new Int32Array(clients).fill(NO_DAY),
  purchaseDays: new Uint32Array(clients),
  reinvestment: new Float64Array(clients).fill(Number.NaN),
  boughtAgain: new Float64Array(clients).fill(Number.NaN),
});

/**
 * Profiles of all clients as of a day, in one pass over the trades. Later trades are ignored. Time: O(clients + trades).
 */
export const profileColumns = (book: Book, asOf: Day, options: ProfileOptions = {}): ProfileColumns => {
  const { days, rows } = options;
  const columns: ProfileColumns = { ...emptyProfileColumns(book.clients.length, asOf), ...(days && { days }), ...(rows && { rows }) };
  forEachRow(columns, (client) => fillProfileRow(columns, client, book, client, options));
  return columns;
};

/** Writes a client's numbers, as of the columns' day, into a row of the columns. */
export const fillProfileRow = (columns: ProfileColumns, row: number, book: Book, client: number, options: ProfileOptions = {}): void => {
  const facts = book.clients[client];
  if (!facts) throw new RangeError(`The book has no client at place ${client}`);
  columns.age[row] = ageOn(dayOfRow(columns, row), facts) ?? Number.NaN;
  columns.gender[row] = GENDER_CODES.indexOf(facts.gender);
  columns.band[row] = RISK_BAND_CODES.indexOf(facts.recordedBand);
  columns.bandSource[row] = facts.recordedBand === null ? 0 : 1;
  fillFromTrades(columns, row, book, client, options.reinvestmentDays ?? REINVESTMENT_DAYS);
};

const fillFromTrades = (columns: ProfileColumns, row: number, book: Book, client: number, reinvestmentDays: number): void => {
  const { offsets, day: days, amount: amounts, yieldToMaturity, coupon: coupons, band: bands, bond: bonds } = book.trades;
  const first = offsets[client];
  const end = offsets[client + 1];
  const asOf = dayOfRow(columns, row);
  let [invested, yieldWeight, yieldSum, couponWeight, couponSum, reinvested] = [0, 0, 0, 0, 0, 0];
  let [conservative, balanced, aggressive, purchaseDays] = [0, 0, 0, 0];
  const standings = new Standings();
  let previousDay = NO_DAY;
  let trade = first;
  for (; trade < end; trade++) {
    const onDay = days[trade];
    if (onDay > asOf) break;
    const amount = amounts[trade];
    invested += amount;
    standings.add(standingOf(book.bonds[bonds[trade]]?.maturityDay, asOf), heldOf(book.trades, trade));
    const yearly = yieldToMaturity[trade];
    if (!Number.isNaN(yearly)) {
      yieldWeight += amount;
      yieldSum += amount * yearly;
    }
    const coupon = coupons[trade];
    if (!Number.isNaN(coupon)) {
      couponWeight += amount;
      couponSum += amount * coupon;
    }
    const band = bands[trade];
    if (band === 1) conservative += amount;
    else if (band === 2) balanced += amount;
    else if (band > 2) aggressive += amount;
    // Orders of one day are one purchase.
    if (onDay === previousDay) continue;
    if (purchaseDays > 0 && onDay - previousDay <= reinvestmentDays) reinvested++;
    purchaseDays++;
    previousDay = onDay;
  }
  const trades = trade - first;
  if (trades === 0) return;
  columns.invested[row] = invested;
  columns.outstanding[row] = standings.known ?? Number.NaN;
  columns.maturityUnknown[row] = standings.unknown;
  columns.trades[row] = trades;
  columns.purchaseDays[row] = purchaseDays;
  columns.firstDay[row] = days[first];
  columns.lastDay[row] = previousDay;
  if (yieldWeight > 0) columns.averageYield[row] = yieldSum / yieldWeight;
  if (couponWeight > 0) columns.averageCoupon[row] = couponSum / couponWeight;
  if (purchaseDays > 1) columns.reinvestment[row] = reinvested / (purchaseDays - 1);
  if (standings.matured > 0) {
    const matured = maturedDays(boughtInBook(book, client, asOf), asOf, reinvestmentDays);
    columns.boughtAgain[row] = shareBoughtAgain(matured) ?? Number.NaN;
  }
  if (columns.bandSource[row] === 0) {
    const derived = medianBand(conservative, balanced, aggressive);
    columns.band[row] = derived;
    columns.bandSource[row] = derived === 0 ? 0 : 2;
  }
};

/** The band code in which the median of the amounts lies; on a border, the more conservative one. 0 without an amount. */
export const medianBand = (conservative: number, balanced: number, aggressive: number): 0 | 1 | 2 | 3 => {
  const total = conservative + balanced + aggressive;
  if (total <= 0) return 0;
  if (2 * conservative >= total) return 1;
  return 2 * (conservative + balanced) >= total ? 2 : 3;
};

const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);
const knownDay = (value: number | undefined): Day | null => (value === undefined || value === NO_DAY ? null : day(value));

/** The full profile of a client, as of the columns' day. */
export const profileAt = (book: Book, columns: ProfileColumns, client: number): Profile => profileOfRow(book, columns, client, client);

/** Like `profileAt`, if the client's row in the columns differs from their place in the book. */
export const profileOfRow = (book: Book, columns: ProfileColumns, row: number, client: number): Profile => {
  const facts = book.clients[client];
  if (!facts) throw new RangeError(`The book has no client at place ${client}`);
  const issuers = issuersOf(book, client, columns.asOf);
  return {
    clientId: facts.id,
    asOf: columns.asOf,
    age: known(columns.age[row]),
    ...(isAgeByBirth(facts, columns.asOf) && facts.birthDay !== null && { birthDay: facts.birthDay }),
    gender: facts.gender,
    riskBand: RISK_BAND_CODES[columns.band[row]] ?? null,
    riskBandSource: BAND_SOURCE_CODES[columns.bandSource[row]] ?? 'unknown',
    ...(facts.recordedBand !== null && facts.bandAssessedOn != null && { bandAssessedOn: facts.bandAssessedOn }),
    ...(facts.recordedBand !== null && facts.bandImportedOn != null && { bandImportedOn: facts.bandImportedOn }),
    totalInvested: columns.invested[row] as Paise,
    outstanding: known(columns.outstanding[row]) as Paise | null,
    maturityUnknown: columns.maturityUnknown[row] as Paise,
    averageYield: known(columns.averageYield[row]) as Fraction | null,
    averageCoupon: known(columns.averageCoupon[row]) as Fraction | null,
    trades: columns.trades[row],
    purchaseDays: columns.purchaseDays[row],
    firstTradeDay: knownDay(columns.firstDay[row]),
    lastTradeDay: knownDay(columns.lastDay[row]),
    reinvestmentRatio: known(columns.reinvestment[row]) as Fraction | null,
    boughtAgain: known(columns.boughtAgain[row]) as Fraction | null,
    holdings: holdingsOf(book, client, columns.asOf),
    recentPurchases: recentPurchasesOf(book, client, columns.asOf),
    weights: weightsBehind(book, client, columns.asOf),
    ...(issuers.length > 0 && { issuers }),
    ...(facts.expectedAmount !== undefined && { expectedAmount: facts.expectedAmount }),
    parentId: facts.parentId,
    relationshipManagerId: facts.relationshipManagerId,
    ...(facts.horizonDays !== undefined && facts.horizonDays !== null && { horizonDays: facts.horizonDays }),
    ...(facts.name != null && { name: facts.name }),
  };
};

/** A profile as columns of one row, so that one client is encoded by the same code as all. */
export const columnsOfProfile = (profile: Profile): ProfileColumns => ({
  asOf: profile.asOf,
  clients: 1,
  age: Float64Array.of(profile.age ?? Number.NaN),
  gender: Uint8Array.of(GENDER_CODES.indexOf(profile.gender)),
  band: Uint8Array.of(RISK_BAND_CODES.indexOf(profile.riskBand)),
  bandSource: Uint8Array.of(BAND_SOURCE_CODES.indexOf(profile.riskBandSource)),
  invested: Float64Array.of(profile.totalInvested),
  outstanding: Float64Array.of(profile.outstanding ?? Number.NaN),
  maturityUnknown: Float64Array.of(profile.maturityUnknown ?? 0),
  averageYield: Float64Array.of(profile.averageYield ?? Number.NaN),
  averageCoupon: Float64Array.of(profile.averageCoupon ?? Number.NaN),
  trades: Uint32Array.of(profile.trades),
  firstDay: Int32Array.of(profile.firstTradeDay ?? NO_DAY),
  lastDay: Int32Array.of(profile.lastTradeDay ?? NO_DAY),
  purchaseDays: Uint32Array.of(purchaseDaysOf(profile)),
  reinvestment: Float64Array.of(profile.reinvestmentRatio ?? Number.NaN),
  boughtAgain: Float64Array.of(profile.boughtAgain ?? Number.NaN),
});
