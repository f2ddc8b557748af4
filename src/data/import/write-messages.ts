import type { QueryLimits } from '../query-limits.ts';
import type { Cells } from './flat-cells.ts';
import type { Period, WriteOrder } from './write-book.ts';

/** What the thread that writes a book starts with. */
export interface ThreadOrder {
  /** The embedded database. */
  readonly filename: string;
  readonly limits: QueryLimits;
  readonly order: Omit<WriteOrder, 'onRows'>;
}

/** What it's told. */
export type ToWriter =
  /** Rows as JSON, which passes from thread to thread faster than its values do. */
  | { readonly kind: 'trades' | 'clients'; readonly rows: string }
  /** Everything was handed over; this is what the history says about the import. */
  | { readonly kind: 'end'; readonly detail: Readonly<Record<string, unknown>> }
  /** The file is refused: nothing may change. */
  | { readonly kind: 'stop' };

/** What it answers. */
export type FromWriter =
  /** One message was dealt with; so many trades are written so far. */
  | { readonly kind: 'written'; readonly trades: number }
  | { readonly kind: 'done'; readonly replaced: { readonly trades: number; readonly period: Period | null } | null }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: WriteError };

/** An error's parts that pass from thread to thread. */
export interface WriteError {
  readonly message: string;
  readonly name: string;
  readonly stack: string | undefined;
  readonly code: unknown;
  readonly errno: unknown;
  readonly isAway: boolean;
}

export const rowsAsText = (rows: readonly Cells[]): string => JSON.stringify(rows);
export const rowsOfText = (text: string): readonly Cells[] => JSON.parse(text);
