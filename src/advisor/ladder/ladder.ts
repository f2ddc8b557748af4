import type { BondOnOffer } from '../bonds/bond.ts';
import type { Grade } from '../bonds/rating.ts';
import type { BondRule } from '../suitability/judge-bond.ts';
import type { Day, Fraction, Paise } from '../units.ts';

/** The choices for the lowest grade on a ladder: borders advisers use. */
export const LOWEST_GRADES = ['AAA', 'AA-', 'A-', 'BBB-', 'C-'] as const satisfies readonly Grade[];
export type LowestGrade = (typeof LOWEST_GRADES)[number];

export const SHORTEST_LADDER = 1;
export const LONGEST_LADDER = 10;

/** The wish for a ladder. */
export interface LadderWish {
  readonly amount: Paise;
  /** Whole, 1 to 10. */
  readonly years: number;
  readonly lowestGrade: LowestGrade;
  /** Whether bonds that are known to be callable may be used. Books rarely record the call terms of the others. */
  readonly callable: boolean;
}

/** A bond on a rung. */
export interface LadderPlace {
  readonly bond: BondOnOffer;
  /** The face value that's bought: whole lots. */
  readonly nominal: Paise;
  /** What there's to pay for it: full price, stamp duty and the firm's fee. */
  readonly amount: Paise;
  /** Whole lots: of the face value of one unit or, where that isn't recorded, minimum investments. Null: neither is known, so it's in hundreds of rupees. */
  readonly units: number | null;
  /** Fraction of the face value, including accrued interest. */
  readonly dirtyPrice: number;
  /** Years. */
  readonly modifiedDuration: number;
}

/** How many bonds that mature in time each rule excluded, in the order the rules apply: those of suitability first. */
export interface LeftOut extends Readonly<Record<BondRule, number>> {
  readonly ratedLower: number;
  readonly namedCallable: number;
  /** Yield, coupon or frequency is unknown, so nothing can be computed. */
  readonly factsMissing: number;
  /** The minimum investment costs more than the rung's share. */
  readonly tooDear: number;
}

/** Bonds that mature after `after`, up to and including `until`. */
export interface Rung {
  readonly after: Day;
  readonly until: Day;
  /** Best first; empty if the rung couldn't be filled. */
  readonly places: readonly LadderPlace[];
  /** The part of the rung's share that isn't placed. */
  readonly unplaced: Paise;
  /** Bonds on offer that mature in time. */
  readonly maturing: number;
  readonly leftOut: LeftOut;
}

export interface YearOfCash {
  readonly year: number;
  readonly coupons: Paise;
  readonly redemptions: Paise;
}

export interface IssuerShare {
  readonly issuer: string;
  /** Share of the ladder's money, placed or not. */
  readonly share: Fraction;
  /** What the desk finds too much. */
  readonly most: Fraction;
}

export interface Ladder {
  readonly asOf: Day;
  readonly wish: LadderWish;
  /** Each rung's part of the amount, in whole rupees. */
  readonly share: Paise;
  readonly rungs: readonly Rung[];
  readonly placed: Paise;
  readonly unplaced: Paise;
  /** Weighted by amount; null if nothing is placed. */
  readonly averageYield: Fraction | null;
  /** Years, weighted by amount; null if nothing is placed. */
  readonly modifiedDuration: number | null;
  /** Payments by calendar year, from the first to the last with a payment, including empty years between. */
  readonly cash: readonly YearOfCash[];
  /** An issuer, other than a government, with more of the ladder's money than the desk's `ladderShare`; null if there's none. */
  readonly dominating: IssuerShare | null;
  /** The day of the oldest yield taken from a last trade; null if all yields are offered. */
  readonly oldestYieldDay: Day | null;
}
