import type { BondOnOffer } from '../bond.ts';
import type { Grade } from '../rating.ts';
import type { Day, Fraction, Paise } from '../units.ts';

/** The lowest grade that a rung may hold; each is a border that advisors speak of. */
export const LOWEST_GRADES = ['AAA', 'AA-', 'A-', 'BBB-', 'C-'] as const satisfies readonly Grade[];
export type LowestGrade = (typeof LOWEST_GRADES)[number];

export const SHORTEST_LADDER = 1;
export const LONGEST_LADDER = 10;

/** What is asked for. */
export interface LadderWish {
  readonly amount: Paise;
  /** Whole, 1 to 10. */
  readonly years: number;
  readonly lowestGrade: LowestGrade;
  /** Whether bonds that are named callable may be used. Of all others the call terms are not known. */
  readonly callable: boolean;
}

/** A bond on a rung. */
export interface LadderPlace {
  readonly bond: BondOnOffer;
  readonly amount: Paise;
  /** Whole minimum investments; null where the minimum is not known, and the amount is in whole rupees. */
  readonly units: number | null;
  /** Of the face value, accrued interest included. */
  readonly dirtyPrice: number;
  /** Years. */
  readonly modifiedDuration: number;
}

/** Why bonds that mature in time are not on a rung: how many each rule left out, in the order in which the rules are asked. */
export interface LeftOut {
  /** Not for this client: band, default, nobody's rating, or beyond the horizon. */
  readonly unsuitable: number;
  readonly ratedLower: number;
  readonly namedCallable: number;
  /** Yield, coupon or frequency is not known, so nothing can be computed. */
  readonly factsMissing: number;
  /** The minimum investment is above the rung's share. */
  readonly tooDear: number;
}

/** Bonds that mature after one day, up to and including another. */
export interface Rung {
  readonly after: Day;
  readonly until: Day;
  /** Best first; empty: the rung could not be filled. */
  readonly places: readonly LadderPlace[];
  /** What of the rung's share is not placed. */
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
  /** Of what is placed. */
  readonly share: Fraction;
}

export interface Ladder {
  readonly asOf: Day;
  readonly wish: LadderWish;
  /** What each rung is to hold: an equal part in whole rupees. */
  readonly share: Paise;
  readonly rungs: readonly Rung[];
  readonly placed: Paise;
  readonly unplaced: Paise;
  /** Weighted by amount; null where nothing is placed. */
  readonly averageYield: Fraction | null;
  /** Years, weighted by amount; null where nothing is placed. */
  readonly modifiedDuration: number | null;
  /** What comes in by year of the calendar, from the first to the last with anything, years without included. */
  readonly cash: readonly YearOfCash[];
  /** An issuer (no government) with more than a third of what is placed, where there is one. */
  readonly dominating: IssuerShare | null;
  /** The day of the oldest yield that is only that of a last trade; null where all are offered. */
  readonly oldestYieldDay: Day | null;
}
