import { ageOn } from '../../src/advisor/age.ts';
import type { IntakeFacts } from '../../src/advisor/intake/intake-facts.ts';
import { answerOf, questionOf } from '../../src/advisor/intake/questionnaire.ts';
import { date, money, plural, shown } from '../format.ts';

const GENDER = { M: 'man', F: 'woman', HUF: 'Hindu undivided family' } as const;

/** What was answered; of an answer that the questionnaire no longer has, the days. */
const horizonOf = (days: number | null): string => {
  if (days === null) return 'no day when the money is needed';
  const known = questionOf('horizon').answers.find((answer) => answer.days === days);
  return `money needed ${known ? known.says.toLowerCase() : `within ${plural(days, 'day')}`}`;
};

/** What the money is and what it is to do: what no other fact of a client says. */
export const purposeLine = ({ expectedAmount, horizonDays, objectives }: IntakeFacts): string => {
  const purposes = objectives.flatMap((id) => answerOf('objectives', id)?.says.toLowerCase() ?? []);
  return [
    `${money(expectedAmount)} expected`,
    horizonOf(horizonDays),
    ...(purposes.length === 0 ? [] : [`to ${purposes.join(', ')}`]),
  ].join(' · ');
};

/** What was recorded of a new client, in one line. */
export const intakeFactsLine = (facts: IntakeFacts): string => {
  const age = ageOn(facts.on, { birthDay: facts.birthDay, recordedAge: facts.age });
  return [
    facts.name === null ? null : shown(facts.name, 80),
    age === null ? null : `${age} years${facts.birthDay === null ? '' : ` (born ${date(facts.birthDay)})`}`,
    facts.gender === null ? 'gender not recorded' : GENDER[facts.gender],
    purposeLine(facts),
    facts.parentId === null ? null : `family of ${shown(facts.parentId, 60)}`,
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
};
