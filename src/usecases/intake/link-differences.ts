import { ageOn } from '../../advisor/book/age.ts';
import type { Profile } from '../../advisor/book/profile.ts';
import type { Day } from '../../advisor/units.ts';
import type { RegisteredClient } from '../ports/registered-clients.ts';
import type { LinkDifference } from './intake-outcomes.ts';

/** Ages come from birthdays or from the day somebody asked, so a year apart is no disagreement. */
const YEARS_APART = 1;

/** Where the intake and the book disagree about what should be one person. */
export const differencesOf = ({ facts }: RegisteredClient, book: Profile, today: Day): readonly LinkDifference[] => {
  const differences: LinkDifference[] = [];
  const compare = (what: LinkDifference['what'], recorded: string | null | undefined, inBook: string | null | undefined): void => {
    if (recorded != null && inBook != null && recorded !== inBook) differences.push({ what, recorded, inBook });
  };
  const age = ageOn(today, { birthDay: facts.birthDay, recordedAge: facts.age });
  if (age !== null && book.age !== null && Math.abs(age - book.age) > YEARS_APART) compare('age', `${age} years`, `${book.age} years`);
  compare('gender', facts.gender, book.gender);
  compare('risk band', facts.band.band, book.riskBandSource === 'recorded' ? book.riskBand : null);
  compare('parent', facts.parentId, book.parentId);
  compare('name', facts.name?.toLowerCase(), book.name?.toLowerCase());
  return differences;
};

/** What the book leaves open, so that the intake counts. */
export const fillsOf = ({ facts }: RegisteredClient, book: Profile): readonly string[] => [
  ...(book.riskBandSource === 'recorded' ? [] : [`risk band ${facts.band.band}`]),
  ...(facts.horizonDays === null || (book.horizonDays ?? null) !== null ? [] : ['the horizon']),
  'the objectives',
  ...(book.age === null && (facts.birthDay !== null || facts.age !== null) ? ['the age'] : []),
  ...(book.gender === null && facts.gender !== null ? ['the gender'] : []),
  ...((book.name ?? null) === null && facts.name !== null ? ['the name'] : []),
];
