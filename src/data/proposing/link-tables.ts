import type { Database } from '../database.ts';
import type { Field } from '../mapping/fields.ts';
import { type Columns, headingOf } from './answered.ts';
import { pointsAt, type Table } from './database-tables.ts';

/** Names of columns that point somewhere. Of others, small numbers would seem to: a status of 1 is in every table's ids. */
const REFERENCE = /(?:id|code|no|num|number|isin|key|ref|acct|account|client|customer|investor|cif|ucc|rm|scrip|security|bond)$/i;

/** Where a look finds its tables, and the desk's time zone. */
export interface Look {
  readonly database: Database;
  readonly zone: string;
}

/** Says in both tables how one names the other's rows: by ISIN or id where that's what the key is, else by key. */
export const joinTables = (from: Columns, column: string, to: Columns, key: string, keyField: 'bondKey'): void => {
  claimColumn(from, column);
  const same = (['isin', 'bond'] as const).find((field) => to[field] && headingOf(to[field] as string) === key);
  if (same) from[same] = column;
  else {
    from[keyField] = column;
    to.key = key;
  }
};

/** Takes a column away from the fields that have it, since a column has one meaning. */
export const claimColumn = (columns: Columns, column: string): void => {
  for (const [field, spec] of Object.entries(columns)) if (spec && headingOf(spec) === column) delete columns[field as Field];
};

/** Finds the column of a table that points at a key of another, with that key. Columns that hold values of their own are left out. */
export const linkTables = async (
  database: Database,
  table: Table,
  columns: Columns,
  other: Table,
  likely: readonly string[],
): Promise<readonly [string, string] | null> => {
  const values = new Set(
    (['day', 'amount', 'quantity', 'price', 'yield', 'coupon', 'trade'] as const).flatMap((field) =>
      columns[field] ? [headingOf(columns[field] as string)] : [],
    ),
  );
  const hint = new RegExp(other.name.replace(/s$/, '').slice(0, 4), 'i');
  const preferred = table.columns
    .filter((column) => !values.has(column) && (hint.test(column) || REFERENCE.test(column)))
    .sort((left, right) => Number(hint.test(right)) - Number(hint.test(left)));
  for (const column of preferred) {
    // A table's own running number looks like a key of any other table.
    if (/^(id|no|number|sr_?no)$/i.test(column)) continue;
    const key = await pointsAt(database, table, column, other, likely);
    if (key !== null) return [column, key];
  }
  return null;
};
