import { RISK_BANDS } from '../bonds/rating.ts';
import type { Gender } from '../book/book.ts';
import { dayInWords } from '../calendar/day-in-words.ts';
import { type SuitabilityPolicy, USUAL_POLICY } from '../suitability/policy.ts';
import { clientId, type Day, dayFromIso, wholeYearsBetween } from '../units.ts';
import { PHRASES } from '../words/glossary.ts';
import type { BandSource, IntakeFacts } from './intake-facts.ts';
import { answerOf, QUESTIONS, type QuestionId, questionOf } from './questionnaire.ts';
import { readAmount } from './read-amount.ts';
import { type ScoredQuestionnaire, scoreQuestionnaire } from './score-questionnaire.ts';

/** The form as filled in: text as typed, ids of picked options, null if empty. */
export interface IntakeForm {
  readonly birthDate: string | null;
  readonly age: string | null;
  readonly gender: string | null;
  readonly horizon: string | null;
  readonly objectives: readonly string[];
  readonly amount: string | null;
  /** `questionnaire`, or the chosen band. */
  readonly band: string | null;
  readonly loss: string | null;
  readonly income: string | null;
  readonly experience: string | null;
  readonly reason: string | null;
  readonly parent: string | null;
  readonly name: string | null;
}

/** What the desk decides about the form. */
export type IntakeRules = Pick<SuitabilityPolicy, 'ages' | 'bandFrom'>;

export type IntakeField = keyof IntakeForm;
/** What's wrong and how to fix it, by field. */
export type IntakeProblems = Partial<Record<IntakeField, string>>;

export const YOUNGEST = 1;
export const OLDEST = 120;
export const SHORTEST_REASON = 10;
export const LONGEST_REASON = 500;
export const LONGEST_NAME = 80;

const GENDERS: Readonly<Record<string, Gender | null>> = { M: 'M', F: 'F', HUF: 'HUF', unknown: null };

/** Removes line breaks and invisible characters, such as those that reverse the direction of text. */
const tidy = (text: string | null): string | null => {
  const clean = (text ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return clean === '' ? null : clean;
};

/** Reads a filled-in form: its facts, or everything that's wrong with it. */
export const readIntake = (
  form: IntakeForm,
  today: Day,
  rules: IntakeRules = USUAL_POLICY,
): { readonly facts: IntakeFacts; readonly problems: null } | { readonly facts: null; readonly problems: IntakeProblems } => {
  const problems: { -readonly [field in IntakeField]?: string } = {};
  const { birthDay, age } = readAge(form, today, problems);
  const isAgeRight = problems.birthDate === undefined && problems.age === undefined;
  const years = !isAgeRight ? null : birthDay === null ? age : wholeYearsBetween(birthDay, today);
  const parentId = tidy(form.parent);
  if (years !== null && years < rules.ages.adult && parentId === null && form.gender !== 'HUF') {
    problems.parent ??= `Under ${rules.ages.adult} a client invests through somebody: pick the account holder`;
  }
  if (form.gender === null || !Object.hasOwn(GENDERS, form.gender)) problems.gender = 'Pick one; “Not recorded” is an answer too';
  const horizon = answerOf('horizon', form.horizon);
  if (!horizon) problems.horizon = 'Pick when the money is needed; bonds that mature later aren’t shown';
  const objectives = questionOf('objectives').answers.filter(({ id }) => form.objectives.includes(id));
  if (objectives.length === 0) problems.objectives = PHRASES.pickObjective;
  const expectedAmount = form.amount === null ? null : readAmount(form.amount);
  if (expectedAmount === null) problems.amount = PHRASES.writeAmount;
  const name = tidy(form.name);
  if (name !== null && name.length > LONGEST_NAME) problems.name = `Shorten the name to ${LONGEST_NAME} characters`;
  const band = readBand(form, problems, rules);
  if (Object.keys(problems).length > 0 || !horizon || expectedAmount === null || !band) return { facts: null, problems };
  return {
    problems: null,
    facts: {
      on: today,
      birthDay,
      age,
      gender: GENDERS[form.gender ?? ''] ?? null,
      band,
      horizonDays: horizon.days ?? null,
      objectives: objectives.map(({ id }) => id),
      expectedAmount,
      parentId: parentId === null ? null : clientId(parentId),
      name,
    },
  };
};

type Problems = { -readonly [field in IntakeField]?: string };

/** Reads birth day and age. With a birth day, the age isn't kept. */
const readAge = (form: IntakeForm, today: Day, problems: Problems): { birthDay: Day | null; age: number | null } => {
  const nothing = { birthDay: null, age: null };
  const [birthDate, ageText] = [tidy(form.birthDate), tidy(form.age)];
  if (birthDate === null && ageText === null) {
    problems.birthDate = 'Give the birth date here, or the age below';
    return nothing;
  }
  const age = ageText === null ? null : Number(ageText);
  if (age !== null && (!Number.isInteger(age) || age < YOUNGEST || age > OLDEST)) {
    problems.age = `Give whole years, from ${YOUNGEST} to ${OLDEST}`;
    return nothing;
  }
  if (birthDate === null) return { birthDay: null, age };
  const birthDay = dayFromIso(birthDate);
  if (birthDay === null) {
    problems.birthDate = 'Give a day of the calendar, like 1984-07-21';
    return nothing;
  }
  const years = wholeYearsBetween(birthDay, today);
  if (birthDay > today) problems.birthDate = `That is after today, ${dayInWords(today)}: correct the year`;
  else if (years < YOUNGEST || years > OLDEST) problems.birthDate = `That makes the client ${years} years old: correct the year`;
  else if (age !== null && age !== years)
    problems.age = `The birth date makes the client ${years}: correct one of them, or leave the age empty`;
  return { birthDay, age: null };
};

/** The questionnaire next to a chosen band, if every question is answered. */
const questionnaireIn = (
  { horizon, objectives, loss, income, experience }: IntakeForm,
  { bandFrom }: IntakeRules,
): { readonly scored?: ScoredQuestionnaire } => {
  const known = objectives.filter((id) => answerOf('objectives', id));
  if (horizon === null || loss === null || income === null || experience === null || known.length === 0) return {};
  const answers = { horizon, loss, income, experience };
  const isAnswered = (Object.keys(answers) as (keyof typeof answers)[]).every((id) => answerOf(id, answers[id]));
  return isAnswered ? { scored: scoreQuestionnaire({ ...answers, objectives: known }, bandFrom) } : {};
};

const readBand = (form: IntakeForm, problems: Problems, rules: IntakeRules): BandSource | null => {
  const band = RISK_BANDS.find((known) => known === form.band);
  if (band) {
    const reason = (form.reason ?? '').trim();
    if (reason.length >= SHORTEST_REASON && reason.length <= LONGEST_REASON)
      return { kind: 'chosen', band, reason, ...questionnaireIn(form, rules) };
    problems.reason =
      reason.length > LONGEST_REASON
        ? `Shorten the reason to ${LONGEST_REASON} characters`
        : `Say in a sentence why band ${form.band}; it’s kept with the client`;
    return null;
  }
  if (form.band !== 'questionnaire') {
    problems.band = PHRASES.pickBandRule;
    return null;
  }
  const asked: readonly QuestionId[] = QUESTIONS.map(({ id }) => id).filter((id) => id !== 'horizon' && id !== 'objectives');
  for (const id of asked) {
    const answer = form[id];
    if (typeof answer !== 'string' || !answerOf(id, answer)) problems[id] = PHRASES.pickAnswer;
  }
  const { horizon, loss, income, experience } = form;
  const objectives = form.objectives.filter((id) => answerOf('objectives', id));
  if (asked.some((id) => problems[id]) || !answerOf('horizon', horizon) || objectives.length === 0) return null;
  if (horizon === null || loss === null || income === null || experience === null) return null;
  const scored = scoreQuestionnaire({ horizon, objectives, loss, income, experience }, rules.bandFrom);
  return { kind: 'questionnaire', band: scored.band, scored };
};
