import type { RiskBand } from '../bonds/rating.ts';

export interface Answer {
  readonly id: string;
  readonly says: string;
  readonly points: number;
  /** The highest band with this answer, whatever the sum: what a client can bear comes before what they'd like. */
  readonly atMost?: RiskBand;
  /** For the horizon: days until the money is needed; null if there's no such day. */
  readonly days?: number | null;
}

export interface Question {
  readonly id: QuestionId;
  readonly asks: string;
  /** A short name for the score's breakdown. */
  readonly name: string;
  readonly answers: readonly Answer[];
}

export type QuestionId = 'horizon' | 'objectives' | 'loss' | 'income' | 'experience';

/** Raised whenever the table below changes; stored with every client's answers. */
export const QUESTIONNAIRE_VERSION = 1;

/**
 * The whole risk questionnaire: questions, answers and points. Of several objectives, the one with the fewest points counts. Years are
 * 365.25 days.
 */
export const QUESTIONS: readonly Question[] = [
  {
    id: 'horizon',
    name: 'Horizon',
    asks: 'When is the money needed?',
    answers: [
      { id: '6m', says: 'Within 6 months', points: 0, atMost: 'A', days: 183 },
      { id: '1y', says: 'Within 1 year', points: 0, atMost: 'A', days: 365 },
      { id: '2y', says: 'Within 2 years', points: 1, days: 731 },
      { id: '3y', says: 'Within 3 years', points: 1, days: 1096 },
      { id: '5y', says: 'Within 5 years', points: 2, days: 1826 },
      { id: '7y', says: 'Within 7 years', points: 3, days: 2557 },
      { id: '10y', says: 'Within 10 years', points: 3, days: 3653 },
      { id: '15y', says: 'Within 15 years', points: 4, days: 5479 },
      { id: 'open', says: 'No such day', points: 4, days: null },
    ],
  },
  {
    id: 'objectives',
    name: 'Objectives',
    asks: 'What is the money to do?',
    answers: [
      { id: 'keep', says: 'Keep the capital safe', points: 0 },
      { id: 'expense', says: 'Pay for something planned', points: 1 },
      { id: 'income', says: 'Give a regular income', points: 2 },
      { id: 'tax', says: 'Save tax', points: 2 },
      { id: 'grow', says: 'Grow', points: 4 },
    ],
  },
  {
    id: 'loss',
    name: 'Loss tolerance',
    asks: 'If the bonds lost value for a year, the client would …',
    answers: [
      { id: 'none', says: 'Sell at once, whatever the loss', points: 0, atMost: 'A' },
      { id: '5', says: 'Bear a loss of up to 5%', points: 1 },
      { id: '10', says: 'Bear a loss of up to 10%', points: 2 },
      { id: '20', says: 'Bear a loss of up to 20%', points: 3 },
      { id: 'more', says: 'Bear more than that', points: 4 },
    ],
  },
  {
    id: 'income',
    name: 'Income stability',
    asks: 'How steady is the client’s income?',
    answers: [
      { id: 'none', says: 'No regular income', points: 0 },
      { id: 'varies', says: 'It varies from year to year', points: 1 },
      { id: 'steady', says: 'Steady, and it covers the expenses', points: 3 },
      { id: 'ample', says: 'Steady, with savings for a year or more', points: 4 },
    ],
  },
  {
    id: 'experience',
    name: 'Experience',
    asks: 'What has the client invested in before?',
    answers: [
      { id: 'deposits', says: 'Nothing, or bank deposits only', points: 0 },
      { id: 'funds', says: 'Debt funds or shares', points: 2 },
      { id: 'bonds', says: 'Bonds', points: 3 },
      { id: 'lower', says: 'Bonds rated below A-', points: 4 },
    ],
  },
];

/** The most points the five answers can give together. */
export const MOST_POINTS = QUESTIONS.reduce((sum, { answers }) => sum + Math.max(...answers.map(({ points }) => points)), 0);

export const questionOf = (id: QuestionId): Question => {
  const question = QUESTIONS.find((each) => each.id === id);
  if (!question) throw new RangeError(`The questionnaire has no question ${id}`);
  return question;
};

/** An answer by its id; null if the question doesn't have it. */
export const answerOf = (id: QuestionId, answer: string | null | undefined): Answer | null =>
  questionOf(id).answers.find((each) => each.id === answer) ?? null;
