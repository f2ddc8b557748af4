import type { Doubt } from '../columns/column.ts';
import type { Merged } from '../columns/spellings.ts';
import type { Row } from '../files/row.ts';
import type { Field } from '../mapping/fields.ts';
import { COMMAS_IN_AMOUNT, NO_LOSS } from '../understanding/aside-at-sight.ts';
import type { RowReader } from '../understanding/row-reader.ts';
import { rowOf, type UnderstoodRow, type UnderstoodTrade } from '../understanding/understood.ts';

const LINES_KEPT = 5;
const ROWS_SHOWN = 1_000;
/** Percent of the rows, or of a column's cells, that may be lost without asking. */
export const LOSS_ALLOWED = 2;

/** Rows that were set aside for one reason. */
export interface SetAside {
  readonly count: number;
  /** The first lines, with what was written there. */
  readonly lines: readonly number[];
}

/** What a file held, in numbers that add up: rows = taken + sales + duplicates + set aside. */
export interface ImportReport {
  readonly rows: number;
  readonly taken: number;
  readonly sales: number;
  readonly duplicates: number;
  readonly setAside: Readonly<Record<string, SetAside>>;
  /** Cells that weren't understood, by heading. */
  readonly notUnderstood: Readonly<Record<string, number>>;
  readonly ignoredColumns: readonly string[];
  readonly merged: readonly Merged[];
  readonly warnings: readonly string[];
  readonly understood: readonly UnderstoodRow[];
}

/** Counts what becomes of a file's rows. */
export class ImportTally {
  rows = 0;
  taken = 0;
  sales = 0;
  duplicates = 0;
  /** Rows used that name a relationship manager. */
  managed = 0;
  readonly understood: UnderstoodRow[] = [];
  readonly #aside = new Map<string, { count: number; readonly lines: number[]; readonly first: Row }>();

  setAside(reason: string, row: Row): void {
    const known = this.#aside.get(reason) ?? { count: 0, lines: [], first: row };
    this.#aside.set(reason, known);
    known.count++;
    if (known.lines.length < LINES_KEPT) known.lines.push(row.line);
  }

  add(trade: UnderstoodTrade, isDuplicate: boolean): void {
    if (isDuplicate) this.duplicates++;
    else if (trade.side === 'buy') this.taken++;
    else this.sales++;
    if (trade.manager !== null && !isDuplicate) this.managed++;
    if (this.understood.length < ROWS_SHOWN) this.understood.push(rowOf(trade));
  }

  get asideByReason(): Readonly<Record<string, SetAside>> {
    return Object.fromEntries(
      [...this.#aside].sort(([left], [right]) => (left < right ? -1 : 1)).map(([reason, { count, lines }]) => [reason, { count, lines }]),
    );
  }

  /** Why the file is refused: too much of it would be lost. */
  refusal(reader: RowReader, lossAllowed: number): Doubt | null {
    const losses = [...this.#aside].filter(([reason]) => !NO_LOSS.has(reason)).sort(([, left], [, right]) => right.count - left.count);
    const lost = losses.reduce((sum, [, { count }]) => sum + count, 0);
    const used = this.taken + this.sales + this.duplicates;
    const worst = losses[0];
    if (this.rows === 0)
      return { reason: 'The file has headings and no rows.', column: null, line: null, value: null, expected: 'a row per trade' };
    if (used === 0 && lost === 0)
      return { reason: 'No row of the file is a trade up to today.', column: null, line: null, value: null, expected: 'a row per trade' };
    if (lost * 100 > (lost + used) * lossAllowed || (used === 0 && worst)) {
      if (worst) return this.#lostRows(reader, worst, lost, lost + used);
    }
    for (const { heading, expected, filled, notUnderstood, firstFault } of reader.counts()) {
      if (notUnderstood === 0 || notUnderstood * 100 <= filled * lossAllowed) continue;
      return {
        reason: `${notUnderstood} of ${filled} cells of "${heading}" aren't understood.`,
        column: heading,
        line: firstFault?.line ?? null,
        value: firstFault?.value ?? null,
        expected,
      };
    }
    return null;
  }

  #lostRows(reader: RowReader, [reason, { count, first }]: [string, { count: number; first: Row }], lost: number, rows: number): Doubt {
    const field = fieldOfReason(reason);
    const heading = field === null ? null : reader.headingOf(field);
    const most = lost === count ? reason : `mostly ${reason}, ${count} times`;
    const written = (field === null ? null : reader.textOf(field, first)) || null;
    const broken = reason === COMMAS_IN_AMOUNT;
    return {
      reason: `${lost} of ${rows} rows can't be used: ${most}.`,
      column: heading,
      line: first.line,
      value: broken
        ? first.cells
            .slice(reader.placeOf('amount') ?? 0)
            .slice(0, 1 + first.cells.length - reader.plan.headings.length)
            .join(',')
        : written,
      expected: broken
        ? 'amounts in quotes or without commas'
        : field === null
          ? 'rows with a cell for each heading'
          : `${EXPECTED_FOR[reason] ?? reader.expectedOf(field)}${written === null && heading !== null && field !== null ? asAbove(field, heading) : ''}`,
    };
  }
}

/** An empty cell may mean the one above. Only a person can say so. */
const asAbove = (field: Field, heading: string): string =>
  `. If only the first row of a group has it, say so in the mapping: ${field}: { column: "${heading}", empty: as above }`;

/** What would be right where the field alone doesn't tell. */
const EXPECTED_FOR: Readonly<Record<string, string>> = {
  'amount is not positive':
    'an amount above 0. If negative amounts are sales, say so in the mapping: words: { side: { negative: sell } }, or left out',
  'trade number used twice, for different trades':
    "a number of its own for each trade. If it isn't a trade's number, leave `trade` out of the mapping",
  'trade number of another trade in the book':
    'new numbers. Correct trades with --replace-period; if every file starts its numbers again, leave `trade` out of the mapping',
  'client is a number that a spreadsheet cut off (1.2E+15)':
    'the whole number. Format the column as text in the spreadsheet, and export again',
};

/** The field with the cell that made a row unusable; null if several did. */
export const fieldOfReason = (reason: string): Field | null => FIELD_OF_REASON.find(([pattern]) => pattern.test(reason))?.[1] ?? null;

const FIELD_OF_REASON = [
  [/^no client|^client/, 'client'],
  [/^no bond|^bond/, 'bond'],
  [/^no type|^type/, 'type'],
  [/date/, 'day'],
  [/rupees/, 'currency'],
  [/amount/, 'amount'],
  [/side/, 'side'],
  [/^quantity/, 'quantity'],
  [/trade number/, 'trade'],
] as const;
