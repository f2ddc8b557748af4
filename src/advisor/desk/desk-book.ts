import type { Book } from '../book/book.ts';
import type { ProfileColumns } from '../book/profile-columns.ts';
import type { Model } from '../model/model.ts';
import type { Day } from '../units.ts';

/** The book with all clients' profiles and segments as of a day: one entry per client, in the book's order. */
export interface DeskBook {
  readonly book: Book;
  readonly columns: ProfileColumns;
  /** The segment of every client under the active model, 0 to k − 1. */
  readonly segments: Int32Array;
  /** The active model. */
  readonly model: Model;
  /** The desk's day, from which everything is counted. */
  readonly asOf: Day;
  /** The day of the book's newest trade. */
  readonly dataAsOf: Day;
}
