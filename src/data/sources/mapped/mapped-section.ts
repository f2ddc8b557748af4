import { SourceUnavailableError } from '../../../usecases/ports/book-source.ts';
import { type BondMaster, masterOf } from '../../bond-types/bond-master.ts';
import type { Column } from '../../columns/column.ts';
import type { Database } from '../../database.ts';
import type { Field, Thing } from '../../mapping/fields.ts';
import { type Mapping, type Section, sectionsOf } from '../../mapping/mapping.ts';
import { quoted } from '../../rows/columns.ts';
import { streamRows } from '../../stream-rows.ts';
import { type Selection, selectionSql } from '../reading/selection.ts';
import { columnsOf } from '../reading/table-columns.ts';
import { type CellReader, cellText, columnOfField, readerOf } from './field-readers.ts';

/** A value that connects rows of two tables, as a number wherever it is one. */
export type Key = number | string;

/** The key in a cell; null if it's empty or 0. */
export const keyOf = (cell: unknown): Key | null => {
  if (typeof cell === 'number') return cell === 0 ? null : cell;
  if (cell === null || cell === undefined) return null;
  const text = (Buffer.isBuffer(cell) ? cell.toString('utf8') : String(cell)).trim();
  if (text === '' || text === '0') return null;
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : text;
};

export interface Page {
  readonly by: Field;
  /** From the last on, a page at a time. */
  readonly newest?: { readonly limit: number; readonly offset: number };
}

export interface Condition {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

const ALL: Condition = { sql: '1 = 1', bindings: [] };

/** One section of a mapping document, as rows of a table, a view or a query. */
export class MappedSection {
  readonly #database: Database;
  readonly #mapping: Mapping;
  readonly #section: Section;
  readonly #zone: string;
  readonly thing: Thing;

  constructor(database: Database, mapping: Mapping, thing: Thing, section: Section, zone: string) {
    this.#database = database;
    this.#mapping = mapping;
    this.#section = section;
    this.#zone = zone;
    this.thing = thing;
  }

  /** What decides the types of bonds. */
  get bondMaster(): BondMaster {
    return masterOf(this.#mapping);
  }

  has(field: Field): boolean {
    return this.#section.columns?.[field] !== undefined;
  }

  /** The column of a field; null if it has none. */
  #column(field: Field): string | null {
    const spec = this.#section.columns?.[field];
    if (spec === undefined) return null;
    if (typeof spec === 'string') return spec;
    return 'column' in spec ? spec.column : null;
  }

  /** The field's column in SQL; `null` if it has none. */
  sqlOf(field: Field): string {
    const column = this.#column(field);
    return column === null ? 'null' : `t.${quoted(column)}`;
  }

  /** Reads the field's cells as the mapping says. A value that's the same in every row needs no cell. */
  reader<T>(field: Field): CellReader<T> {
    return readerOf(this.#mapping, this.#section, field, this.#zone) as CellReader<T>;
  }

  /**
   * The fields whose cells mean something by themselves, with their columns as the mapping reads them.
   * @param infers their cells may decide what the mapping doesn't say
   */
  columns({ infers = false } = {}): readonly Column<unknown>[] {
    return this.#spelled.flatMap((field) => columnOfField(this.#mapping, this.#section, field, this.#zone, { infers })?.column ?? []);
  }

  /** The texts of those fields, row by row. */
  async *texts(): AsyncGenerator<readonly (readonly string[])[]> {
    for await (const batch of this.rows(this.#spelled)) yield batch.map((row) => row.map(cellText));
  }

  get #spelled(): readonly Field[] {
    return (Object.keys(this.#section.columns ?? {}) as Field[]).filter(
      (field) => this.#column(field) !== null && !field.toLowerCase().endsWith('key'),
    );
  }

  /** Whether the column sorts as its days do. */
  get sortsByDay(): boolean {
    const spec = this.#section.columns?.day;
    const own = typeof spec === 'object' && 'column' in spec ? spec.dates : undefined;
    return (own ?? this.#mapping.form?.dates ?? 'year-month-day') === 'year-month-day';
  }

  /** The table, or null for a query. */
  get table(): string | null {
    return this.#section.table ?? null;
  }

  /** What's read from, called `t`. A query is read as a table, so it can't change anything. */
  get from(): string {
    const { table, select } = this.#section;
    if (table !== undefined) return `${table.split('.').map(quoted).join('.')} t`;
    return `(${(select ?? '').trim().replace(/;\s*$/, '')}) t`;
  }

  /** The rows that belong to the section: its `where`. */
  get belongs(): Condition {
    const where = Object.entries(this.#section.where ?? {});
    if (where.length === 0) return ALL;
    return {
      sql: where.map(([column, value]) => `t.${quoted(column)} in (${this.#spellings(value).map(() => '?')})`).join(' and '),
      bindings: where.flatMap(([, value]) => this.#spellings(value)),
    };
  }

  /**
   * Streams the cells of these fields, one row an array in their order; null for a field without a column.
   * @param page which field to sort by, where it has a column, and which rows of that order
   */
  rows(fields: readonly Field[], condition: Condition = ALL, page?: Page): AsyncIterable<unknown[][]> {
    const { belongs } = this;
    const order =
      page === undefined || this.#column(page.by) === null
        ? ''
        : ` order by ${this.sqlOf(page.by)}${page.newest ? ` desc limit ${page.newest.limit} offset ${page.newest.offset}` : ''}`;
    const sql = `select ${fields.map((field) => this.sqlOf(field)).join(', ')} from ${this.from} where ${belongs.sql} and (${condition.sql})${order}`;
    return streamRows(this.#database, sql, [...belongs.bindings, ...condition.bindings]);
  }

  /** The rows with one of these values in a field, or all rows. */
  chosen(field: Field, values: Selection<Key>): Condition {
    return selectionSql(this.sqlOf(field), values === 'all' ? values : new Set([...values].flatMap((value) => this.#spellings(value))));
  }

  /** What a column may hold for a value. SQLite compares a column of texts with 4.0, which is no "4"; MySQL compares them as numbers. */
  #spellings(value: Key): readonly Key[] {
    return typeof value === 'number' && this.#database.kind === 'sqlite' ? [value, String(value)] : [value];
  }

  /**
   * Checks that the place and its columns are there.
   * @throws SourceUnavailableError naming what's missing
   */
  async check(): Promise<void> {
    const { table, select, columns, where } = this.#section;
    const place = `The mapping's section "${this.thing}"`;
    const wrong = (what: string): SourceUnavailableError => new SourceUnavailableError(`${place} ${what}`, 'configuration');
    if (table === undefined && select === undefined)
      throw wrong('names no table and no select. SOURCE_MAPPING describes a database; a document for files goes with "import --mapping".');
    const ofFiles = Object.entries(columns ?? {}).find(([, spec]) => typeof spec === 'object' && ('columns' in spec || 'empty' in spec));
    if (ofFiles)
      throw wrong(`says "columns" or "empty" for ${ofFiles[0]}, which only files can have. Ratings by agency are several sections here.`);
    if (table === undefined || table.includes('.')) return this.#try(wrong);
    const there = await columnsOf(this.#database, table);
    if (there.size === 0) throw wrong(`reads the table "${table}", which isn't there. Correct its name, or grant SELECT on it.`);
    const named = [...(Object.keys(columns ?? {}) as Field[]).map((field) => this.#column(field)), ...Object.keys(where ?? {})];
    const missing = named.filter((column) => column !== null && !there.has(column.toLowerCase()));
    if (missing.length > 0)
      throw wrong(
        `reads ${missing.map((column) => `"${column}"`).join(', ')}, which "${table}" doesn't have. Correct the name, or remove the line.`,
      );
  }

  async #try(wrong: (what: string) => SourceUnavailableError): Promise<void> {
    const fields = Object.keys(this.#section.columns ?? {}) as Field[];
    try {
      for await (const _ of this.rows(fields, { sql: '1 = 0', bindings: [] }));
    } catch (error) {
      const { code, sqlMessage, message } = error as { code?: unknown; sqlMessage?: string; message?: string };
      if (!/^(ER_(BAD_FIELD|NO_SUCH_TABLE|PARSE)|SQLITE_ERROR)/.test(String(code))) throw error;
      throw wrong(`has a query that the database refuses: ${sqlMessage ?? message}`);
    }
  }
}

/** Rows that fulfil any of these conditions. */
export const anyOf = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.length === 0 ? '1 = 0' : conditions.map(({ sql }) => sql).join(' or '),
  bindings: conditions.flatMap(({ bindings }) => bindings),
});

export const openSections = (database: Database, mapping: Mapping, thing: Thing, zone: string): readonly MappedSection[] =>
  sectionsOf(mapping, thing).map((section) => new MappedSection(database, mapping, thing, section, zone));
