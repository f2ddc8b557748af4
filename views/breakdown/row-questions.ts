import type { Grouping } from '../../src/advisor/breakdown/break-down.ts';
import type { BreakdownAnswer } from '../../src/usecases/breakdown/break-down-book.ts';
import type { RowChoice } from '../blocks/row-menu.ts';
import { questionValue } from './question-value.ts';

/** What a row is broken down by when it's opened: the first of these that isn't settled yet. */
const NEXT: readonly Grouping[] = ['type', 'segment', 'band', 'age', 'period'];

/** For each row the same question about that row alone, broken down by something else. Months lead nowhere: no question is limited to one. */
export const rowQuestions = ({ question, answer, cube, takenAt }: BreakdownAnswer): readonly RowChoice[] => {
  const { by, filters } = question;
  if (by === 'period') return [];
  const names = { segment: cube.segments, band: cube.bands, age: cube.ages, type: cube.types }[by];
  return answer.rows.flatMap(({ name }): RowChoice[] => {
    const place = names.indexOf(name);
    // The last row may hold several small groups together.
    if (place < 0) return [];
    const settled: typeof filters = { ...filters, [by]: place };
    const next = NEXT.find((grouping) => grouping === 'period' || settled[grouping] === undefined) ?? 'period';
    return [[name, questionValue({ question: { measure: question.measure, by: next, filters: settled }, takenAt })]];
  });
};
