import { type Column, type Doubt, NO_SURVEY, type Said } from '../columns/column.ts';
import { columnOf, type FieldPlace, type FileFacts, letDaysAgree } from '../columns/columns-of-section.ts';
import type { Row } from '../files/row.ts';
import type { Field } from '../mapping/fields.ts';
import { tidy } from '../values/text.ts';
import { NUMBERED, type SheetPlan } from './plan-sheet.ts';

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

  constructor(plan: SheetPlan, facts: FileFacts) {
    this.plan = plan;
    for (const place of plan.fields) {
      const column = columnOf(place, facts);
      const count: ColumnCount = { heading: place.heading, expected: column.expected, filled: 0, notUnderstood: 0, firstFault: null };
      this.#readers.set(place.field, { place, column, count });
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
    for (const { place, column } of this.#surveyed) {
      const text = place.place === null ? place.always : this.#textAt(place.place, row);
      if (text) column.survey(text, row.line);
    }
  }

  /** Settles every column's form. Returns what only a person can decide. */
  decide(): readonly Doubt[] {
    const columns = [...this.#readers.values()].map(({ column }) => column);
    letDaysAgree(columns);
    return columns.flatMap((column) => column.decide() ?? []);
  }

  /** What a row has in a field, as written; empty if there's nothing. */
  textOf(field: Field, row: Row): string {
    const place = this.#readers.get(field)?.place;
    return place ? this.#textOf(place, row) : '';
  }

  #textOf(place: FieldPlace, row: Row): string {
    if (place.place !== null) return this.#textAt(place.place, row);
    return place.heading === NUMBERED ? `${place.always}${row.line}` : (place.always ?? '');
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
    const text = this.#textOf(reader.place, row);
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
