import { ageOn } from '../../src/advisor/book/age.ts';
import type { IntakeFacts } from '../../src/advisor/intake/intake-facts.ts';
import { answerOf, questionOf } from '../../src/advisor/intake/questionnaire.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { Says } from '../../src/claims/claim.ts';
import { GENDER_WORDS } from '../asked-client/client-facts.ts';
import { nameShown } from '../asked-client/client-name.ts';
import { date, money, plural, shown } from '../blocks/format.ts';

/** The horizon in words, or in days if the questionnaire no longer has that answer. */
const horizonOf = (days: number | null, says?: Says): string => {
  if (days === null) return 'no day when the money is needed';
  const known = questionOf('horizon').answers.find((answer) => answer.days === days);
  return `money needed ${known ? known.says.toLowerCase() : `within ${says ? says('intake.horizonDays', plural(days, 'day'), days) : plural(days, 'day')}`}`;
};

/** Expected amount, horizon and objectives, which only an intake records. @param says makes claims; absent before the client is registered */
export const purposeLine = ({ expectedAmount, horizonDays, objectives }: IntakeFacts, says?: Says): string => {
  const expected = money(expectedAmount);
  const purposes = objectives.flatMap((id) => answerOf('objectives', id)?.says.toLowerCase() ?? []);
  return [
    `${says ? says('intake.expected', expected, expectedAmount) : expected} expected`,
    horizonOf(horizonDays, says),
    ...(purposes.length === 0 ? [] : [`to ${purposes.join(', ')}`]),
  ].join(' · ');
};

/** The client's age on the day of the intake; null if it isn't known. */
export const ageAtIntake = ({ on, birthDay, age }: IntakeFacts): number | null => ageOn(on, { birthDay, recordedAge: age });

/** A new client's facts in one line. */
export const intakeFactsLine = (facts: IntakeFacts): string => {
  const age = ageAtIntake(facts);
  return [
    nameShown(facts.name, 80),
    age === null ? null : `${age} years${facts.birthDay === null ? '' : ` (born ${date(facts.birthDay)})`}`,
    facts.gender === null ? PHRASES.genderUnknown : GENDER_WORDS[facts.gender],
    purposeLine(facts),
    facts.parentId === null ? null : `family of ${shown(facts.parentId, 60)}`,
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
};
