import { type Day, type Fraction, fraction, isoFromDay } from '../../units.ts';
import type { CouponFrequency } from './coupon-frequency.ts';
import type { DayCount } from './day-count.ts';
import type { YieldConvention } from './yield-convention.ts';

/** The coupon from a day on: of a step-up, or of a floater at a fixing. */
export interface CouponStep {
  readonly from: Day;
  readonly coupon: Fraction;
}

/** A part of the principal that's repaid before maturity. */
export interface Repayment {
  readonly day: Day;
  /** Of the original face value. */
  readonly share: Fraction;
}

/** The whole outstanding principal, repaid before maturity: a call or a put. */
export interface Redemption {
  readonly day: Day;
  /** Per unit of outstanding face value; 1 is par. */
  readonly price: Fraction;
}

/**
 * What a bond is, apart from what it's worth. Rates are a year's, as fractions of the face value. Payments fall on calendar days, whatever
 * the weekday. A floater is described at its last fixing. Optional terms that are absent don't apply.
 */
export interface BondTerms {
  /** The day interest starts to accrue. Null if unknown: every coupon period then counts as regular. */
  readonly issueDay: Day | null;
  readonly maturityDay: Day;
  /** Per year; 0 for none. */
  readonly coupon: Fraction;
  readonly frequency: CouponFrequency;
  readonly dayCount: DayCount;
  /** How its yield is quoted. Absent: compounded as often as coupons are paid; for a single payment, simple within a year. */
  readonly quotedAs?: YieldConvention;
  /** Ends an odd first period, short or long. Absent: what's left at issue is a short first period. */
  readonly firstCouponDay?: Day;
  /** Begins an odd last period: the coupon day before maturity. Regular coupon days are then counted back from it. */
  readonly lastRegularDay?: Day;
  /** Whether last days of a month lead to last days. Absent: they do. */
  readonly endOfMonth?: boolean;
  /** A buyer who settles within so many calendar days before a coupon doesn't get it. */
  readonly exDays?: number;
  /** In order of their days. */
  readonly steps?: readonly CouponStep[];
  /** In order of their days, all before maturity; what's left is repaid at maturity. */
  readonly repayments?: readonly Repayment[];
  /** The bond as repaid early. */
  readonly redemption?: Redemption;
}

/** @throws RangeError for an impossible bond: matured at issue, a negative coupon, or payments that can't be worked out */
export const bondTerms = (bond: BondTerms): BondTerms => {
  const { issueDay, maturityDay, coupon, frequency, dayCount, steps = [], repayments = [], exDays = 0 } = bond;
  const { firstCouponDay, lastRegularDay } = bond;
  if (issueDay !== null && issueDay >= maturityDay) throw new RangeError('A bond is issued before it matures');
  if (![coupon, ...steps.map((step) => step.coupon)].every((rate) => rate >= 0)) throw new RangeError("A coupon can't be negative");
  if (
    firstCouponDay !== undefined &&
    !(firstCouponDay > (issueDay ?? firstCouponDay - 1) && firstCouponDay <= (lastRegularDay ?? maturityDay))
  )
    throw new RangeError('The first coupon comes after the issue, and at maturity at the latest');
  if (lastRegularDay !== undefined && !(lastRegularDay > (issueDay ?? lastRegularDay - 1) && lastRegularDay < maturityDay))
    throw new RangeError('The last coupon before maturity comes after the issue and before maturity');
  if (!(exDays >= 0)) throw new RangeError("Ex-days can't be negative");
  if (frequency === 'at maturity' && dayCount === 'ACT/ACT ICMA') throw new RangeError('ACT/ACT ICMA needs coupon periods');
  if (frequency === 'at maturity' && coupon > 0 && issueDay === null)
    throw new RangeError("Interest paid at maturity accrues from the issue day, which isn't known");
  if (!isInOrder([...repayments.map(({ day }) => day), maturityDay])) throw new RangeError('Repayments come in order, before maturity');
  if (!isInOrder(steps.map(({ from }) => from))) throw new RangeError('Coupon steps come in order');
  if (!repayments.every(({ share }) => share > 0) || !(totalOf(repayments) < 1))
    throw new RangeError('Repayments are parts of the principal');
  return bond;
};

const isInOrder = (days: readonly Day[]): boolean => days.every((day, at) => at === 0 || (days[at - 1] as Day) < day);

const totalOf = (repayments: readonly Repayment[]): number => repayments.reduce((total, { share }) => total + share, 0);

/** The last payment's day: maturity, or an earlier redemption. */
export const lastDayOf = ({ maturityDay, redemption }: BondTerms): Day => redemption?.day ?? maturityDay;

/** The principal that isn't repaid by a day, as a fraction of the original face value; what's repaid on the day itself is gone. */
export const outstandingOn = ({ repayments = [] }: BondTerms, on: Day): Fraction =>
  fraction(1 - totalOf(repayments.filter(({ day }) => day <= on)));

/** Yearly coupon that applies on a day. */
export const couponOn = ({ coupon, steps = [] }: BondTerms, on: Day): Fraction =>
  steps.filter(({ from }) => from <= on).at(-1)?.coupon ?? coupon;

/** The same bond, repaid early at a price per unit of outstanding face value. */
export const redeemedEarly = (bond: BondTerms, redemption: Redemption): BondTerms => ({ ...bond, redemption });

/** @throws RangeError unless the bond is alive on the settlement day: issued and not yet repaid */
export const requireAlive = (bond: BondTerms, settlement: Day): void => {
  if (settlement >= lastDayOf(bond)) throw new RangeError(`The bond has matured by ${isoFromDay(settlement)}`);
  if (bond.issueDay !== null && settlement < bond.issueDay) throw new RangeError(`The bond isn't issued by ${isoFromDay(settlement)}`);
};
