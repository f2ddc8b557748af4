import { type Day, wholeYearsBetween } from '../units.ts';
import type { ClientFacts } from './book.ts';

const YOUNGEST = 1;
const OLDEST = 120;

const plausible = (age: number): boolean => age >= YOUNGEST && age <= OLDEST;

/** Whether the age on a day is known from the day of birth. */
export const isAgeByBirth = ({ birthDay }: Pick<ClientFacts, 'birthDay'>, asOf: Day): boolean =>
  birthDay !== null && plausible(wholeYearsBetween(birthDay, asOf));

/**
 * Age in whole years on a day: by birthdays if the birth day is known, otherwise as recorded.
 * Null if neither is between 1 and 120: forms fill in 0 by themselves.
 */
export const ageOn = (asOf: Day, facts: Pick<ClientFacts, 'birthDay' | 'recordedAge'>): number | null => {
  if (facts.birthDay !== null) {
    const age = wholeYearsBetween(facts.birthDay, asOf);
    if (plausible(age)) return age;
  }
  return facts.recordedAge !== null && plausible(facts.recordedAge) ? facts.recordedAge : null;
};
