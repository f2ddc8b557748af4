import type { RecommendedBond } from './bond.ts';
import type { Profile } from './profile.ts';
import type { Day } from './units.ts';

/** Above this age a bond's maturity is more likely the heirs' affair than the client's. */
const REMARKABLE_AGE = 90;
const DAYS_A_YEAR = 365.25;

/** Bonds that outlast a client's ninetieth year. */
export interface OldAtMaturity {
  /** Years, now. */
  readonly age: number;
  readonly bonds: number;
  /** The last of them to mature, and the client's age then, in whole years. */
  readonly lastDay: Day;
  readonly ageThen: number;
}

/** Which of the bonds mature when the client would be over 90; null where none does, or no age says (a family's is nobody's). */
export const oldAtMaturity = (
  { age, gender, asOf }: Pick<Profile, 'age' | 'gender' | 'asOf'>,
  bonds: ReadonlyArray<Pick<RecommendedBond, 'maturityDay'>>,
): OldAtMaturity | null => {
  if (age === null || gender === 'HUF') return null;
  const ageOn = (day: Day): number => age + (day - asOf) / DAYS_A_YEAR;
  const late = bonds.flatMap(({ maturityDay }) => (maturityDay !== null && ageOn(maturityDay) > REMARKABLE_AGE ? [maturityDay] : []));
  if (late.length === 0) return null;
  const lastDay = Math.max(...late) as Day;
  return { age, bonds: late.length, lastDay, ageThen: Math.floor(ageOn(lastDay)) };
};
