import type { DeskBook } from '../../advisor/desk/desk-book.ts';
import { exploreCube } from '../../advisor/desk/explore-cube.ts';
import { figuresOfBook } from '../../advisor/desk/figures-of-book.ts';
import { familiesOfBook } from '../../advisor/family/families-of-book.ts';
import type { ReadBook } from '../ports.ts';

/** What the aggregates are computed from: the book that was just read, and the model in force. */
export interface DeskInput extends DeskBook {
  /** Of the model in force. */
  readonly version: number;
  /** What was found while the book was read. */
  readonly read: Omit<ReadBook, 'book'>;
}

/** Every aggregate by the name under which it is stored: a function from what was read to a plain JSON document. */
export const AGGREGATORS: Readonly<Record<string, (input: DeskInput) => unknown>> = {
  desk: (input) => figuresOfBook(input, input.version, input.read),
  cube: (input) => exploreCube(input, input.version),
  families: familiesOfBook,
};
