import { ageOn } from '../../src/advisor/book/age.ts';
import type { IntakeFacts } from '../../src/advisor/intake/intake-facts.ts';
import { answerOf, questionOf } from '../../src/advisor/intake/questionnaire.ts';
import { GENDER_WORDS } from '../asked-client/client-facts.ts';
import { date, money, plural, shown } from '../blocks/format.ts';

/** The horizon in words, or in days if the questionnaire no longer has that answer. */
const horizonOf = (days: number | null): string => {
  if (days === null) return 'no day when the money is needed';
  const known = questionOf('horizon').answers.find((answer) => answer.days === days);
  return `money needed ${known ? known.says.toLowerCase() : `within ${plural(days, 'day')}`}`;
};

/** Expected amount, horizon and objectives, which only an intake records. */
export const purposeLine = ({ expectedAmount, horizonDays, objectives }: IntakeFacts): string => {
  const purposes = objectives.flatMap((id) => answerOf('objectives', id)?.says.toLowerCase() ?? []);
  return [
    `${money(expectedAmount)} expected`,
    horizonOf(horizonDays),
    ...(purposes.length === 0 ? [] : [`to ${purposes.join(', ')}`]),
  ].join(' · ');
};

/** The client's age on the day of the intake; null if it isn't known. */
export const ageAtIntake = ({ on, birthDay, age }: IntakeFacts): number | null => ageOn(on, { birthDay, recordedAge: age });

/** A new client's facts in one line. */
export const intakeFactsLine = (facts: IntakeFacts): string => {
  const age = ageAtIntake(facts);
  return [
    facts.name === null ? null : shown(facts.name, 80),
    age === null ? null : `${age} years${facts.birthDay === null ? '' : ` (born ${date(facts.birthDay)})`}`,
    facts.gender === null ? 'gender not recorded' : GENDER_WORDS[facts.gender],
    purposeLine(facts),
    facts.parentId === null ? null : `family of ${shown(facts.parentId, 60)}`,
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
};
