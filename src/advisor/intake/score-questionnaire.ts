import { RISK_BANDS, type RiskBand } from '../bonds/rating.ts';
import { type BandFrom, USUAL_POLICY } from '../suitability/policy.ts';
import { type Answer, MOST_POINTS, QUESTIONNAIRE_VERSION, QUESTIONS, type Question, type QuestionId } from './questionnaire.ts';

/** The ids of the answers, with at least one objective. */
export interface Answers {
  readonly horizon: string;
  readonly objectives: readonly string[];
  readonly loss: string;
  readonly income: string;
  readonly experience: string;
}

/** One line of the score, in words that stay valid when the questionnaire changes. */
export interface ScoredAnswer {
  readonly question: string;
  readonly answer: string;
  readonly points: number;
  readonly atMost: RiskBand | null;
}

export interface ScoredQuestionnaire {
  readonly version: number;
  readonly answers: Answers;
  readonly rows: readonly ScoredAnswer[];
  readonly sum: number;
  /** The highest possible sum. */
  readonly most: number;
  /** The band by the sum alone. */
  readonly bandOfSum: RiskBand;
  /** `bandOfSum`, or lower if an answer limits it. */
  readonly band: RiskBand;
  /** The points from which a band was B, or C; absent in documents where the usual ones counted. */
  readonly bandFrom?: BandFrom;
}

const given = (answers: Answers, id: QuestionId): readonly string[] => {
  const answer = answers[id];
  return typeof answer === 'string' ? [answer] : answer;
};

/** The answer with the fewest points, the first of equal ones. */
const counted = (question: Question, ids: readonly string[]): Answer => {
  const found = ids.map((id) => question.answers.find((answer) => answer.id === id));
  const [first, ...rest] = found;
  if (!first || found.includes(undefined)) throw new RangeError(`${question.name}: not answered, or by no answer of the questionnaire`);
  return rest.reduce<Answer>((least, answer) => (answer && answer.points < least.points ? answer : least), first);
};

const scored = (question: Question, ids: readonly string[]): ScoredAnswer => {
  const counts = counted(question, ids);
  const all = question.answers.filter(({ id }) => ids.includes(id)).map(({ says }) => says);
  const answer = all.length > 1 ? `${all.join(', ')}; “${counts.says}” counts` : counts.says;
  return { question: question.name, answer, points: counts.points, atMost: counts.atMost ?? null };
};

/** The band for a number of points. */
export const bandOfPoints = (points: number, { B, C }: BandFrom = USUAL_POLICY.bandFrom): RiskBand =>
  points >= C ? 'C' : points >= B ? 'B' : 'A';

/** The points from which a scored questionnaire's band was B, or C. */
export const bandFromOf = ({ bandFrom }: Pick<ScoredQuestionnaire, 'bandFrom'>): BandFrom => bandFrom ?? USUAL_POLICY.bandFrom;

/** Scores a questionnaire, line by line. @throws RangeError if an answer is missing or unknown */
export const scoreQuestionnaire = (answers: Answers, bandFrom: BandFrom = USUAL_POLICY.bandFrom): ScoredQuestionnaire => {
  const rows = QUESTIONS.map((question) => scored(question, given(answers, question.id)));
  const sum = rows.reduce((total, { points }) => total + points, 0);
  const bandOfSum = bandOfPoints(sum, bandFrom);
  const limits = rows.flatMap(({ atMost }) => atMost ?? []);
  const band = RISK_BANDS.find((each) => each === bandOfSum || limits.includes(each)) ?? 'A';
  const { B, C } = USUAL_POLICY.bandFrom;
  const isUsual = bandFrom.B === B && bandFrom.C === C;
  return { version: QUESTIONNAIRE_VERSION, answers, rows, sum, most: MOST_POINTS, bandOfSum, band, ...(!isUsual && { bandFrom }) };
};
