import { type Column, type Doubt, NO_SURVEY, type Said } from '../columns/column.ts';
import {
  columnOf,
  type FieldPlace,
  type FileFacts,
  isAmount,
  letDaysAgree,
  letMarksAgree,
  RATINGS_APART,
  type RatingColumn,
} from '../columns/columns-of-section.ts';
import type { Row } from '../files/row.ts';
import type { Field } from '../mapping/fields.ts';
import { isPlaceholder, tidy } from '../values/text.ts';
import { NUMBERED } from './field-places.ts';
import type { SheetPlan } from './plan-sheet.ts';

/** How a column's cells were understood. */
export interface ColumnCount {
  readonly heading: string;
  readonly expected: string;
  filled: number;
  notUnderstood: number;
  firstFault: { readonly line: number; readonly value: string } | null;
}

interface Reader {
  readonly place: FieldPlace;
  /** The position of its cell, if that alone has its text; else -1. */
  readonly at: number;
  readonly column: Column<unknown>;
  readonly count: ColumnCount;
}

/** Reads the fields of a sheet's rows: first `survey` sees every row, then `decide` settles each column's form, then rows are read. */
export class RowReader {
  readonly plan: SheetPlan;
  readonly #readers = new Map<Field, Reader>();
  #surveyed: readonly Reader[] | null = null;
  /** The row that was read last, and its cells as people see them. */
  #row: Row | null = null;
  #texts: (string | undefined)[] = [];
  /** By position: what a cell above says, where an empty one means the same. */
  readonly #above = new Map<number, { readonly line: number; readonly text: string }>();

  constructor(plan: SheetPlan, facts: FileFacts) {
    this.plan = plan;
    for (const place of plan.fields) {
      const column = columnOf(place, facts);
      const count: ColumnCount = { heading: place.heading, expected: column.expected, filled: 0, notUnderstood: 0, firstFault: null };
      const isAlone = place.place !== null && !place.ratings && place.form.empty !== 'as above';
      this.#readers.set(place.field, { place, at: isAlone ? (place.place as number) : -1, column, count });
    }
  }

  has(field: Field): boolean {
    return this.#readers.has(field);
  }

  headingOf(field: Field): string | null {
    return this.#readers.get(field)?.place.heading ?? null;
  }

  /** The position of a field's cell. */
  placeOf(field: Field): number | null {
    return this.#readers.get(field)?.place.place ?? null;
  }

  expectedOf(field: Field): string {
    return this.#readers.get(field)?.column.expected ?? 'a value';
  }

  survey(row: Row): void {
    this.#surveyed ??= [...this.#readers.values()].filter(({ column }) => column.survey !== NO_SURVEY);
    for (const reader of this.#surveyed) {
      const text = reader.place.place === null ? reader.place.always : this.#textIn(reader, row);
      if (text) reader.column.survey(text, row.line);
    }
  }

  /** Settles every column's form. Returns what only a person can decide. */
  decide(): readonly Doubt[] {
    const columns = [...this.#readers.values()].map(({ column }) => column);
    letDaysAgree(columns);
    letMarksAgree(columns);
    return columns.flatMap((column) => column.decide() ?? []);
  }

  /** What a row has in a field, as written; empty if there's nothing. */
  textOf(field: Field, row: Row): string {
    const reader = this.#readers.get(field);
    return reader ? this.#textIn(reader, row) : '';
  }

  /** What a row has in a field after the mapping's words, without counting it; null if there's no such column, or it says nothing. */
  wordOf(field: Field, row: Row): string | null {
    const reader = this.#readers.get(field);
    if (reader === undefined) return null;
    const text = this.#textIn(reader, row);
    return text === '' ? null : ((reader.column.read(text) as string | null | undefined) ?? null);
  }

  #textIn({ at, place }: Reader, row: Row): string {
    return at >= 0 && row.isTidy ? (row.cells[at] ?? '') : this.#textOf(place, row);
  }

  #textOf(place: FieldPlace, row: Row): string {
    if (place.ratings) return this.#ratingsIn(place.ratings, row);
    if (place.place !== null) {
      // An amount that's merged over several rows is written once, for all of them.
      const text = row.merged?.has(place.place) && isAmount(place.field) ? '' : this.#textAt(place.place, row);
      return place.form.empty === 'as above' ? this.#orAbove(place.place, text, row) : text;
    }
    return place.heading === NUMBERED ? `${place.always}${row.line}` : (place.always ?? '');
  }

  #ratingsIn(ratings: readonly RatingColumn[], row: Row): string {
    return ratings
      .flatMap(({ place, agency }) => {
        const text = this.#textAt(place, row);
        return isPlaceholder(text) ? [] : [`${typeof agency === 'number' ? this.#textAt(agency, row) : agency} ${text}`.trim()];
      })
      .join(RATINGS_APART);
  }

  /** A cell's text, or the last one above it. A total names no group. */
  #orAbove(place: number, text: string, row: Row): string {
    const above = this.#above.get(place);
    // Reading starts again from the top.
    const known = above !== undefined && above.line <= row.line ? above.text : '';
    if (text === '') return known;
    if (!/\btotals?\b/i.test(text)) this.#above.set(place, { line: row.line, text });
    return text;
  }

  /** A row's cell is asked for several times. */
  #textAt(place: number, row: Row): string {
    if (row !== this.#row) {
      this.#row = row;
      this.#texts = new Array(row.cells.length);
    }
    const known = this.#texts[place];
    if (known !== undefined) return known;
    const text = tidy(row.cells[place] ?? '');
    this.#texts[place] = text;
    return text;
  }

  /** The value of a field; null if it says nothing or there's no such column; undefined if it isn't understood, which is counted. */
  read<T>(field: Field, row: Row): T | null | undefined {
    const reader = this.#readers.get(field);
    if (!reader) return null;
    const text = this.#textIn(reader, row);
    if (text === '') return null;
    reader.count.filled++;
    const value = reader.column.read(text) as T | null | undefined;
    if (value === undefined) {
      reader.count.notUnderstood++;
      reader.count.firstFault ??= { line: row.line, value: text };
    }
    return value;
  }

  /** The value of a text in a field, without counting it. */
  quiet<T>(field: Field, text: string): T | null | undefined {
    return this.#readers.get(field)?.column.read(text) as T | null | undefined;
  }

  /** Starts counting again, for another reading of the same rows. */
  countAgain(): void {
    for (const { count } of this.#readers.values()) Object.assign(count, { filled: 0, notUnderstood: 0, firstFault: null });
  }

  counts(): readonly ColumnCount[] {
    return [...this.#readers.values()].map(({ count }) => count);
  }

  warnings(): readonly string[] {
    return [...this.#readers.values()].flatMap(({ column }) => column.warnings());
  }

  /** What each column decided, as a mapping says it. */
  decided(): ReadonlyArray<{ readonly field: Field; readonly said: Said }> {
    return [...this.#readers.values()].flatMap(({ place, column }) => (column.said ? [{ field: place.field, said: column.said() }] : []));
  }

  /** What the survey saw of each column that had something to decide. */
  evidence(): ReadonlyArray<{ readonly field: Field; readonly heading: string; readonly evidence: string }> {
    return [...this.#readers.values()].map(({ place, column }) => ({
      field: place.field,
      heading: place.heading,
      evidence: column.evidence(),
    }));
  }
}
