import { GROUPINGS, type Grouping, MEASURES, type Measure, type Question } from '../../src/advisor/breakdown/break-down.ts';

/** A question and the reading of the book that its filters refer to. `takenAt` is null for the newest one. */
export interface AskedQuestion {
  readonly question: Question;
  readonly takenAt: Date | null;
}

const FILTERS = ['segment', 'band', 'age', 'type'] as const;
const MOST_PLACES = 1000;

/** A question as a button's value. It's short and holds no client data. */
export const questionValue = ({ question, takenAt }: AskedQuestion): string =>
  JSON.stringify([question.measure, question.by, FILTERS.map((name) => question.filters[name] ?? null), takenAt?.getTime() ?? null]);

const isPlace = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0 && (value as number) < MOST_PLACES;

/** Reads {@link questionValue} back. Null if the value isn't ours. */
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
