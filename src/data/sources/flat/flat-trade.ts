import type { BondTrait } from '../../../advisor/bonds/bond-traits.ts';
import type { CouponFrequency } from '../../../advisor/bonds/math/coupon-frequency.ts';
import { PERPETUAL_DAY } from '../../../advisor/bonds/perpetual.ts';
import { type BondBand, bandOfGrade, type Rating } from '../../../advisor/bonds/rating.ts';
import { type ClientId, clientId, type Day, type Fraction, type Paise } from '../../../advisor/units.ts';
import {
  readAmount,
  readCoupon,
  readDay,
  readRating,
  readTradeDay,
  readYield,
  SOVEREIGN,
  textOf,
  trimmedTextOf,
} from '../reading/cells.ts';
import { readFrequency } from '../reading/frequency-words.ts';
import { structureIn } from '../reading/structure-words.ts';
import type { Tally } from '../reading/tally.ts';

/** A usable row of `investment_data`, without the repeated facts about its client. */
export interface FlatTrade {
  readonly client: ClientId;
  readonly bondId: string;
  readonly bondType: string;
  readonly day: Day;
  readonly amount: Paise;
  readonly maturityDay: Day | null;
  readonly coupon: Fraction | null;
  readonly issueDay: Day | null;
  readonly frequency: CouponFrequency | null;
  readonly yieldToMaturity: Fraction | null;
  readonly rating: Rating | null;
  readonly band: BondBand | null;
  readonly issuer: string | null;
  /** From its name, its seniority and its tax status. */
  readonly traits: readonly BondTrait[];
  readonly callDay: Day | null;
  readonly putDay: Day | null;
  /** Of one unit. */
  readonly faceValue: Paise | null;
  /** A sale or a redemption. */
  readonly isSale: boolean;
}

/** Places of the cells that `FlatSchema.trades` selects. */
export const CLIENT_CELLS_FROM = 5;
const [MATURITY, COUPON, YTM, RATING, ISSUE, FREQUENCY, SIDE, ISSUER, NAME, CALL, PUT, SENIORITY, TAX, FACE] = [
  13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
];

/** Sides that aren't purchases: they reduce what the client holds. */
const DISPOSALS: ReadonlySet<unknown> = new Set(['sell', 'redemption']);

const UNION_TYPE = /^(?:(?:central )?government (?:securit(?:y|ies)|bonds?)|g-?secs?|treasury bills?|t-?bills?)$/i;
const STATE_TYPE = /^(?:state development loans?|sdls?|state(?: government)? guaranteed(?: bonds?)?)$/i;

const PERPETUAL = /^(?:perp(?:etual)?|9999-12-31.*)$/i;

/** A maturity, which may say that there's none. */
const readMaturity = (cell: unknown): Day | null | undefined =>
  typeof cell === 'string' && PERPETUAL.test(cell.trim()) ? PERPETUAL_DAY : readDay(cell);

/** The face value of one unit, in paise. */
const readFaceValue = (cell: unknown): Paise | null | undefined => {
  const amount = readAmount(cell);
  if (typeof amount === 'number') return amount;
  return amount === 'no amount' ? null : undefined;
};

/** Starts the id of "some bond of this type", where a book doesn't name bonds. Such a bond is never offered. */
export const WITHOUT_BOND = 'no bond named: ';

const ISIN = /^[A-Z]{2}[A-Z0-9]{9}\d$/;

/** The ISIN, if the bond's id is one. */
export const isinOf = (bondId: string): string | null => (ISIN.test(bondId) ? bondId : null);

/** The union's own bonds need no agency. Null for a type that isn't theirs. */
export const sovereignByType = (bondType: string): Rating | null => (UNION_TYPE.test(bondType) ? SOVEREIGN : null);

/** The band of a type that needs no agency rating: a state's loan, which we don't call sovereign. */
export const bandOfType = (bondType: string): BondBand | null => (STATE_TYPE.test(bondType) ? 'A' : null);

/**
 * Reads a trade, or says why the row can't be used. Absurd fields become null and are counted.
 * @param latest the last day that a trade can bear
 */
export const flatTrade = (row: readonly unknown[], latest: Day, blanked: Tally): FlatTrade | string => {
  const client = textOf(row[0]);
  const bondId = trimmedTextOf(row[1]);
  const bondType = trimmedTextOf(row[2]);
  if (client === null) return 'no client';
  if (bondId === null) return 'no bond';
  if (bondType === null) return 'no type';
  const day = readTradeDay(row[3], latest);
  if (typeof day === 'string') return day;
  const amount = readAmount(row[4]);
  if (typeof amount === 'string') return amount;
  const sovereign = blanked.field('rating', row[RATING], readRating) ?? sovereignByType(bondType);
  return {
    client: clientId(client),
    bondId,
    bondType,
    day,
    amount,
    maturityDay: blanked.field('maturity date', row[MATURITY], readMaturity),
    coupon: blanked.field('coupon', row[COUPON], readCoupon),
    issueDay: blanked.field('issue date', row[ISSUE], readDay),
    frequency: blanked.field('frequency', row[FREQUENCY], readFrequency),
    yieldToMaturity: blanked.field('yield', row[YTM], readYield),
    rating: sovereign,
    issuer: trimmedTextOf(row[ISSUER]),
    traits: structureIn({
      name: trimmedTextOf(row[NAME]),
      seniority: trimmedTextOf(row[SENIORITY]),
      taxStatus: trimmedTextOf(row[TAX]),
      issuer: trimmedTextOf(row[ISSUER]),
    }),
    callDay: blanked.field('call date', row[CALL], readDay),
    putDay: blanked.field('put date', row[PUT], readDay),
    faceValue: blanked.field('face value', row[FACE], readFaceValue),
    isSale: DISPOSALS.has(row[SIDE]),
    band: sovereign ? bandOfGrade(sovereign.grade) : bandOfType(bondType),
  };
};
