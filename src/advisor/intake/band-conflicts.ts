import type { RiskBand } from '../bonds/rating.ts';
import { type DeskAges, USUAL_AGES } from '../desk-ages.ts';
import { bandFromOf, type ScoredQuestionnaire } from './score-questionnaire.ts';

/** What speaks against a band that was chosen by hand: answers of the questionnaire that allow less, its sum, and the client's age. */
export const bandConflicts = (
  band: RiskBand,
  scored: ScoredQuestionnaire | null,
  age: number | null,
  { secondLook }: Pick<DeskAges, 'secondLook'> = USUAL_AGES,
): readonly string[] => {
  if (band === 'A') return [];
  const limits = scored?.rows.filter(({ atMost }) => atMost !== null && atMost < band) ?? [];
  const objective = scored?.answers.objectives.includes('keep') ?? false;
  return [
    ...limits.map(({ question, answer, atMost }) => `${question.toLowerCase()}: “${answer}” allows band ${atMost} at most`),
    ...(objective ? [`objective: “Keep the capital safe” doesn't fit band ${band}`] : []),
    ...(scored !== null && scored.bandOfSum < band
      ? [`points: ${scored.sum} of ${scored.most} give band ${scored.bandOfSum}; band ${band} starts at ${bandFromOf(scored)[band]}`]
      : []),
    ...(age !== null && age >= secondLook ? [`age: the client is ${age}, and from ${secondLook} on we look twice`] : []),
  ];
};
