import type { DeskBook } from '../desk/desk-book.ts';
import { type FamilyStatistics, familyStatistics } from './family-statistics.ts';

/** Statistics over the families of a book that was just read, by the segments of the model in force. */
export const familiesOfBook = ({ book, columns, segments, model }: DeskBook): FamilyStatistics =>
  familyStatistics({ book, columns, segments, segmentNames: model.segments.map(({ name }) => name) });
