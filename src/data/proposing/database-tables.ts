import type { Database } from '../database.ts';
import { quoted } from '../rows/columns.ts';
import { cellText } from '../sources/mapped/field-readers.ts';
import { MARKER_TABLE } from '../sources/reading/book-marker.ts';
import { streamRows } from '../stream-rows.ts';

/** Rows of each table that are looked at. */
const SAMPLE = 1_000;
/** Distinct values that are looked for in another table. */
const VALUES = 60;
/** Nearly all values of a column that points at another table are there. */
const ENOUGH = 0.9;

/** A table or view, and a look at its first rows. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** Texts, in the order of the columns. */
  readonly sample: readonly (readonly string[])[];
}

/** The tables and views of a database, without the product's own. */
export const readTables = async (database: Database): Promise<readonly Table[]> => {
  const sql =
    database.kind === 'sqlite'
      ? "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c where m.type in ('table', 'view') and m.name not like 'sqlite\\_%' escape '\\' order by m.name, c.cid"
      : 'select table_name, column_name from information_schema.columns where table_schema = database() order by table_name, ordinal_position';
  const columns = new Map<string, string[]>();
  for await (const batch of streamRows(database, sql)) {
    for (const row of batch) {
      const [table, column] = row.map(String) as [string, string];
      if (table.startsWith('advisor_') || table === MARKER_TABLE || table.startsWith('knex_')) continue;
      if (columns.get(table)?.push(column) === undefined) columns.set(table, [column]);
    }
  }
  const tables: Table[] = [];
  for (const [name, names] of columns) {
    const sample: (readonly string[])[] = [];
    const rows = streamRows(database, `select ${names.map(quoted).join(', ')} from ${quoted(name)} limit ${SAMPLE}`);
    for await (const batch of rows) for (const row of batch) sample.push(row.map(cellText));
    if (sample.length > 0) tables.push({ name, columns: names, sample });
  }
  return tables;
};

/** The distinct texts of a column, without those that mean nothing. */
export const valuesOf = (table: Table, column: string): ReadonlySet<string> => {
  const place = table.columns.indexOf(column);
  const values = new Set<string>();
  for (const row of table.sample) {
    const text = row[place] ?? '';
    if (text !== '' && text !== '0' && values.size < VALUES) values.add(text);
  }
  return values;
};

/** Whether a column's values are all different, as those of a key are. */
const isKey = (table: Table, column: string): boolean => {
  const place = table.columns.indexOf(column);
  const texts = table.sample.map((row) => row[place] ?? '').filter((text) => text !== '');
  return texts.length > 0 && new Set(texts).size === texts.length && texts.length >= table.sample.length * ENOUGH;
};

/**
 * The column of another table that a column's values are keys of; null if there's none.
 * @param likely names that are tried first
 */
export const pointsAt = async (
  database: Database,
  table: Table,
  column: string,
  other: Table,
  likely: readonly string[] = [],
): Promise<string | null> => {
  const values = [...valuesOf(table, column)];
  if (values.length === 0) return null;
  const keys = other.columns
    .filter((name) => isKey(other, name))
    .sort((left, right) => Number(likely.includes(right)) - Number(likely.includes(left)));
  for (const key of keys) {
    const sql = `select count(distinct ${quoted(key)}) from ${quoted(other.name)} where ${quoted(key)} in (${values.map(() => '?').join(', ')})`;
    for await (const batch of streamRows(database, sql, values)) {
      if (Number(batch[0]?.[0]) >= values.length * ENOUGH) return key;
    }
  }
  return null;
};
