import { RISK_BANDS, type RiskBand } from '../bonds/rating.ts';
import { type SuitabilityPolicy, USUAL_POLICY } from '../suitability/policy.ts';
import { type Day, dayFromIso } from '../units.ts';
import { PHRASES } from '../words/glossary.ts';
import { answerOf, QUESTIONS, type QuestionId, questionOf } from './questionnaire.ts';
import { type IntakeForm, LONGEST_REASON, SHORTEST_REASON } from './read-intake.ts';
import { type ScoredQuestionnaire, scoreQuestionnaire } from './score-questionnaire.ts';

/** The form for a client's risk profile: the questionnaire, how the band is found, and when the client was assessed. */
export type RiskProfileForm = Pick<IntakeForm, QuestionId | 'band' | 'reason'> & {
  /** `YYYY-MM-DD`. */
  readonly assessed: string | null;
};
export type RiskProfileProblems = Partial<Record<keyof RiskProfileForm, string>>;

/** A risk profile as it was filled in. */
export interface FilledProfile {
  readonly band: RiskBand;
  readonly assessedOn: Day;
  readonly scored: ScoredQuestionnaire;
  /** Why the band differs from the questionnaire's; null if it's the questionnaire's. */
  readonly reason: string | null;
}

/** Reads the form: a profile, or everything that's wrong with it. */
export const readRiskProfile = (
  form: RiskProfileForm,
  today: Day,
  { bandFrom }: Pick<SuitabilityPolicy, 'bandFrom'> = USUAL_POLICY,
): { readonly filled: FilledProfile; readonly problems: null } | { readonly filled: null; readonly problems: RiskProfileProblems } => {
  const problems: { -readonly [field in keyof RiskProfileForm]?: string } = {};
  const single = QUESTIONS.map(({ id }) => id).filter((id): id is Exclude<QuestionId, 'objectives'> => id !== 'objectives');
  for (const id of single) if (!answerOf(id, form[id])) problems[id] = PHRASES.pickAnswer;
  const objectives = questionOf('objectives').answers.filter(({ id }) => form.objectives.includes(id));
  if (objectives.length === 0) problems.objectives = PHRASES.pickObjective;
  const assessedOn = form.assessed === null ? null : dayFromIso(form.assessed);
  if (assessedOn === null) problems.assessed = 'Pick the day on which the client was assessed';
  else if (assessedOn > today) problems.assessed = 'That day is in the future: pick today or an earlier day';
  const chosen = RISK_BANDS.find((band) => band === form.band) ?? null;
  if (chosen === null && form.band !== 'questionnaire') problems.band = PHRASES.pickBandRule;
  const reason = (form.reason ?? '').trim();
  if (chosen !== null && reason.length < SHORTEST_REASON)
    problems.reason = `Say in a sentence why band ${chosen}; it's kept with the profile`;
  if (reason.length > LONGEST_REASON) problems.reason = `Shorten the reason to ${LONGEST_REASON} characters`;
  const { horizon, loss, income, experience } = form;
  if (Object.keys(problems).length > 0 || assessedOn === null) return { filled: null, problems };
  if (horizon === null || loss === null || income === null || experience === null) return { filled: null, problems };
  const scored = scoreQuestionnaire({ horizon, objectives: objectives.map(({ id }) => id), loss, income, experience }, bandFrom);
  return {
    problems: null,
    filled: { band: chosen ?? scored.band, assessedOn, scored, reason: chosen === null ? null : reason },
  };
};
