import { GROUPINGS, type Grouping, MEASURES, type Measure, type Question } from '../../src/advisor/desk/explore.ts';

/** A question, and the reading of the book that its filters speak of. */
export interface AskedQuestion {
  readonly question: Question;
  readonly takenAt: Date | null;
}

const FILTERS = ['segment', 'band', 'age', 'type'] as const;
const MOST_PLACES = 1000;

/** As a button's value: short, and without a word of data in it. */
export const questionValue = ({ question, takenAt }: AskedQuestion): string =>
  JSON.stringify([question.measure, question.by, FILTERS.map((name) => question.filters[name] ?? null), takenAt?.getTime() ?? null]);

const isPlace = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0 && (value as number) < MOST_PLACES;

/** Null for a value that is not ours. */
export const readQuestionValue = (value: string | undefined): AskedQuestion | null => {
  try {
    const [measure, by, places, taken]: unknown[] = JSON.parse(value ?? '');
    if (!MEASURES.includes(measure as Measure) || !GROUPINGS.includes(by as Grouping) || !Array.isArray(places)) return null;
    const filters = Object.fromEntries(FILTERS.map((name, at) => [name, places[at]] as const).filter(([, place]) => isPlace(place)));
    const takenAt = typeof taken === 'number' && Math.abs(taken) < 8e15 ? new Date(taken) : null;
    return { question: { measure: measure as Measure, by: by as Grouping, filters }, takenAt };
  } catch {
    return null;
  }
};
