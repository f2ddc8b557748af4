import { isAgeByBirth } from '../book/age.ts';
import type { ClientFacts } from '../book/book.ts';
import { type ClientId, type Day, wholeYearsBetween } from '../units.ts';
import { bandAtOnce, type IntakeFacts } from './intake-facts.ts';

/** The days left until the horizon; at least 0. */
export const horizonLeft = ({ on, horizonDays }: Pick<IntakeFacts, 'on' | 'horizonDays'>, today: Day): number | null =>
  horizonDays === null ? null : Math.max(0, horizonDays - Math.max(0, today - on));

/** The current age: an age recorded at the intake grows with the years since. */
const ageNow = ({ on, age }: Pick<IntakeFacts, 'on' | 'age'>, today: Day): number | null =>
  age === null ? null : age + Math.max(0, wholeYearsBetween(on, today));

/** A registered client's facts as the book would have them. */
export const factsOfIntake = (
  intake: IntakeFacts,
  client: { readonly id: ClientId; readonly relationshipManagerId: string | null },
  today: Day,
): ClientFacts => ({
  id: client.id,
  birthDay: intake.birthDay,
  recordedAge: ageNow(intake, today),
  gender: intake.gender,
  recordedBand: bandAtOnce(intake.band),
  bandAssessedOn: intake.on,
  parentId: intake.parentId === client.id ? null : intake.parentId,
  relationshipManagerId: client.relationshipManagerId,
  horizonDays: horizonLeft(intake, today),
  expectedAmount: intake.expectedAmount,
  ...(intake.name !== null && { name: intake.name }),
});

/** How old a client is. A day of birth that can't be right counts as none. */
const agedBy = (book: ClientFacts, intake: IntakeFacts, today: Day): Pick<ClientFacts, 'birthDay' | 'recordedAge'> =>
  isAgeByBirth(book, today) || book.recordedAge !== null
    ? { birthDay: book.birthDay, recordedAge: book.recordedAge }
    : { birthDay: intake.birthDay, recordedAge: ageNow(intake, today) };

/** The book's facts about a client, completed from the intake. The family comes from the book only. */
export const withIntake = (book: ClientFacts, intake: IntakeFacts, today: Day): ClientFacts => ({
  ...book,
  ...agedBy(book, intake, today),
  gender: book.gender ?? intake.gender,
  ...(book.recordedBand === null && { recordedBand: bandAtOnce(intake.band), bandAssessedOn: intake.on, bandImportedOn: null }),
  horizonDays: book.horizonDays ?? horizonLeft(intake, today),
  expectedAmount: book.expectedAmount ?? intake.expectedAmount,
  ...(intake.name !== null && { name: book.name ?? intake.name }),
});
