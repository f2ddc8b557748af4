import type { RiskBand } from '../bonds/rating.ts';
import type { ScoredQuestionnaire } from './score-questionnaire.ts';

/** From this age on, a band above A deserves a second look. */
const ADVANCED_AGE = 70;

/** What speaks against a band that was chosen by hand: answers of the questionnaire that allow less, its sum, and the client's age. */
export const bandConflicts = (band: RiskBand, scored: ScoredQuestionnaire | null, age: number | null): readonly string[] => {
  if (band === 'A') return [];
  const limits = scored?.rows.filter(({ atMost }) => atMost !== null && atMost < band) ?? [];
  const objective = scored?.answers.objectives.includes('keep') ?? false;
  return [
    ...limits.map(({ question, answer, atMost }) => `${question.toLowerCase()}: “${answer}” allows band ${atMost} at most`),
    ...(objective ? [`objective: “Keep the capital safe” doesn't fit band ${band}`] : []),
    ...(scored !== null && scored.bandOfSum < band ? [`points: ${scored.sum} of ${scored.most} give band ${scored.bandOfSum}`] : []),
    ...(age !== null && age >= ADVANCED_AGE ? [`age: the client is ${age}`] : []),
  ];
};
