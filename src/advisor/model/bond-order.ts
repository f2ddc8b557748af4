/**
 * What a choice among the bonds of a type weighs, in the order of the columns. Distances are to what the client usually buys. Each is the same
 * for all bonds if it isn't known.
 */
export const BOND_INPUTS = [
  /** Percentage points over government bonds of the same tenor. */
  'spread',
  /** Percentage points from the client's average yield, up or down. */
  'yieldDistance',
  /** Grades below the best: 1 for three notches. */
  'grade',
  'gradeDistance',
  /** The logarithm of the years to maturity. */
  'tenor',
  'tenorDistance',
  /** 1 if the client holds something of the issuer. */
  'issuerHeld',
  /** The logarithm of how many times the client's mean purchase the least is that it's offered for; 0 if it's no more. */
  'shortfall',
  /** The logarithm of one more than the interest payments a year. */
  'frequency',
  /** 1 on the day of issue, half 60 days later. */
  'newness',
  /** The logarithm of one more than its purchases by all clients in 90 days. */
  'demand',
] as const;
export type BondInput = (typeof BOND_INPUTS)[number];

/** How the bonds of a type are put in order: a bond's score is the sum of weights times inputs. */
export interface BondOrder {
  /** The whole book's, and for each segment what it adds to them. */
  readonly weights: Readonly<Record<BondInput, number>>;
  readonly bySegment: ReadonlyArray<Readonly<Record<BondInput, number>>>;
  /** segments × bond types: where the bonds that a segment buys usually lie. */
  readonly usual: {
    readonly logYears: ReadonlyArray<readonly number[]>;
    readonly grade: ReadonlyArray<readonly number[]>;
  };
  /** Purchases in the last 90 days by bond, up to the model's day. Bonds without one aren't there. */
  readonly bought: Readonly<Record<string, number>>;
  /** How many purchases it was learned from. */
  readonly purchases: number;
}
