import type { Book } from '../book.ts';
import type { Model } from '../model.ts';
import type { ProfileColumns } from '../profile-columns.ts';
import type { Day } from '../units.ts';

/** The book as the desk looks at it: everybody's profile and segment as of a day. One entry a client, in the book's order. */
export interface DeskBook {
  readonly book: Book;
  readonly columns: ProfileColumns;
  /** The segment of every client under the model in force, 0 to k − 1. */
  readonly segments: Int32Array;
  /** The model in force. */
  readonly model: Model;
  readonly asOf: Day;
}
