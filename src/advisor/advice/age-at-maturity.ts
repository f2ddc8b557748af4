import type { RecommendedBond } from '../bonds/bond.ts';
import type { Profile } from '../book/profile.ts';
import { USUAL_AGES } from '../desk-ages.ts';
import { addDays, type Day, wholeYearsBetween } from '../units.ts';

/** Bonds that mature so late that they're more likely for the heirs. */
export interface OldAtMaturity {
  /** Current age in years. */
  readonly age: number;
  readonly bonds: number;
  /** When the last of them matures, and the client's age then, in whole years. */
  readonly lastDay: Day;
  readonly ageThen: number;
}

/**
 * The bonds that mature when the client would be over the desk's age for tenors, usually 90; null if none does or the age is unknown (a family has none). Without a day of
 * birth, the years are counted from the profile's day.
 */
export const oldAtMaturity = (
  { age, birthDay, gender, asOf, ages = USUAL_AGES }: Pick<Profile, 'age' | 'birthDay' | 'gender' | 'asOf' | 'ages'>,
  bonds: ReadonlyArray<Pick<RecommendedBond, 'maturityDay'>>,
): OldAtMaturity | null => {
  if (age === null || gender === 'HUF') return null;
  const ageOn = (day: Day): number => (birthDay === undefined ? age + wholeYearsBetween(asOf, day) : wholeYearsBetween(birthDay, day));
  const late = bonds.flatMap(({ maturityDay }) =>
    maturityDay !== null && ageOn(addDays(maturityDay, -1)) >= ages.tenor ? [maturityDay] : [],
  );
  if (late.length === 0) return null;
  const lastDay = Math.max(...late) as Day;
  return { age, bonds: late.length, lastDay, ageThen: ageOn(lastDay) };
};
