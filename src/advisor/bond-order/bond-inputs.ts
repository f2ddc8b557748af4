import { logYears } from '../bonds/log-years.ts';
import { BOND_INPUTS, type BondInput, type BondOrder } from '../model/bond-order.ts';

/** What's known of a bond that could be bought on a day. */
export interface Candidate {
  /** The issuer's key (`debtorOf`). */
  readonly debtor: string | null;
  /** Fraction per year. */
  readonly yieldToMaturity: number | null;
  /** What government bonds of its tenor yield. */
  readonly sovereign: number | null;
  /** Notches below the best (`gradeStep`). */
  readonly grade: number | null;
  /** Days since 1970. */
  readonly maturityDay: number | null;
  readonly issueDay: number | null;
  /** Paise. */
  readonly minimum: number | null;
  /** Interest payments a year; 0 for none before maturity. */
  readonly payments: number | null;
  /** How often all clients bought it lately. */
  readonly bought: number;
}

/** What's known of a client before they choose among the bonds of a type. */
export interface Habits {
  /** Weighted by amount, over all purchases. */
  readonly averageYield: number | null;
  /** The mean amount of a purchase, in paise; null for a client without one. */
  readonly ticket: number | null;
  /** Whether the client holds something of an issuer. */
  readonly holds: (debtor: string) => boolean;
  /** Where the client's bonds of this type usually lie: the mean logarithm of the years, and the mean step of the grades. */
  readonly logYears: number;
  readonly grade: number;
}

/** The number of inputs. */
export const WIDTH = BOND_INPUTS.length;

/** Where each input lies. */
export const INPUT_AT = Object.fromEntries(BOND_INPUTS.map((name, place) => [name, place])) as Readonly<Record<BondInput, number>>;

/** So many notches are one grade: AA+ to A+. */
const NOTCHES = 3;
/** After so many days a bond is half as new. */
const NEW_DAYS = 60;

/** Writes a bond's inputs for a client. What isn't known says nothing: it lies where the client's bonds usually do, or is 0. */
export const writeInputs = (into: Float64Array, at: number, bond: Candidate, habits: Habits, on: number): void => {
  const years = bond.maturityDay === null ? habits.logYears : logYears(bond.maturityDay, on);
  const grade = bond.grade ?? habits.grade;
  const { yieldToMaturity, sovereign } = bond;
  into[at + INPUT_AT.spread] = yieldToMaturity === null || sovereign === null ? 0 : 100 * (yieldToMaturity - sovereign);
  into[at + INPUT_AT.yieldDistance] =
    yieldToMaturity === null || habits.averageYield === null ? 0 : 100 * Math.abs(yieldToMaturity - habits.averageYield);
  into[at + INPUT_AT.grade] = grade / NOTCHES;
  into[at + INPUT_AT.gradeDistance] = Math.abs(grade - habits.grade) / NOTCHES;
  into[at + INPUT_AT.tenor] = years;
  into[at + INPUT_AT.tenorDistance] = Math.abs(years - habits.logYears);
  into[at + INPUT_AT.issuerHeld] = bond.debtor !== null && habits.holds(bond.debtor) ? 1 : 0;
  into[at + INPUT_AT.shortfall] = bond.minimum === null || habits.ticket === null ? 0 : Math.max(0, Math.log(bond.minimum / habits.ticket));
  into[at + INPUT_AT.frequency] = Math.log1p(bond.payments ?? 1);
  into[at + INPUT_AT.newness] = bond.issueDay === null ? 0 : 0.5 ** (Math.max(0, on - bond.issueDay) / NEW_DAYS);
  into[at + INPUT_AT.demand] = Math.log1p(bond.bought);
};

/** The weights for a segment, in the order of the inputs. */
export const weightsFor = ({ weights, bySegment }: BondOrder, segment: number): readonly number[] =>
  BOND_INPUTS.map((name) => weights[name] + (bySegment[segment]?.[name] ?? 0));

/** How much a bond's inputs speak for it with a client of a segment. */
export const scoreOf = (order: BondOrder, segment: number, bond: Candidate, habits: Habits, on: number): number => {
  const inputs = new Float64Array(WIDTH);
  writeInputs(inputs, 0, bond, habits, on);
  return weightsFor(order, segment).reduce((sum, weight, place) => sum + weight * inputs[place], 0);
};
