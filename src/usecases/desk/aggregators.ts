import { breakdownCube } from '../../advisor/breakdown/breakdown-cube.ts';
import { correctedShares } from '../../advisor/desk/corrected-shares.ts';
import type { DeskBook } from '../../advisor/desk/desk-book.ts';
import { figuresOfBook } from '../../advisor/desk/figures-of-book.ts';
import { familiesOfBook } from '../../advisor/family/family-statistics.ts';
import type { ReadBook } from '../ports/book-source.ts';

/** What the aggregates are computed from: the book that was just read, and the active model. */
export interface DeskInput extends DeskBook {
  /** Of the active model. */
  readonly version: number;
  /** What was found while the book was read. */
  readonly read: Omit<ReadBook, 'book'>;
}

/** Every aggregate by the name under which it's stored: a function from what was read to a plain JSON document. */
export const AGGREGATORS: Readonly<Record<string, (input: DeskInput) => unknown>> = {
  desk: (input) => ({ ...figuresOfBook(input, input.version, input.read), correctedShares: correctedShares(input) }),
  cube: (input) => breakdownCube(input, input.version),
  families: familiesOfBook,
};
