import { type Day, dayFromIso } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { readDay } from './cells.ts';

/** What a database says a column holds. */
export interface DeclaredColumn {
  readonly type: string;
  /** Digits after the point; null unless it's a number with a fixed point. */
  readonly scale: number | null;
}

/** What a MySQL server says each column of a table holds, by name in lower case. Empty on SQLite, which sends numbers anyway. */
export const declaredColumns = async (database: Database, table: string): Promise<ReadonlyMap<string, DeclaredColumn>> => {
  if (database.kind === 'sqlite') return new Map();
  const [rows]: Array<Array<{ name: string; type: string; scale: number | null }>> = await database.knex.raw(
    'select column_name as name, data_type as type, numeric_scale as scale from information_schema.columns where table_schema = database() and table_name = ?',
    [table],
  );
  return new Map((rows ?? []).map(({ name, type, scale }) => [name.toLowerCase(), { type: type.toLowerCase(), scale }]));
};

/** How a query asks for a cell, and how to read what comes. */
export interface SentCell<T> {
  readonly sql: string;
  readonly read: (cell: unknown) => T;
}

const DAYS = new Map<number, Day>();
const DAYS_KEPT = 100_000;

/** A day as MySQL counts with it: 20261130. */
const dayOfNumber = (cell: unknown): Day | null | undefined => {
  if (cell === null) return null;
  const number = Number(cell);
  const known = DAYS.get(number);
  if (known !== undefined) return known;
  const digits = String(number).padStart(8, '0');
  const day = dayFromIso(`${digits.slice(0, -4)}-${digits.slice(-4, -2)}-${digits.slice(-2)}`);
  if (day === null) return undefined;
  if (DAYS.size >= DAYS_KEPT) DAYS.clear();
  DAYS.set(number, day);
  return day;
};

/** A day: as a whole number if the column holds days or times, which is less than half the work of sending and reading it as text. */
export const sentDay = (column: string, declared: DeclaredColumn | undefined): SentCell<Day | null | undefined> => {
  if (declared?.type === 'date') return { sql: `${column} + 0`, read: dayOfNumber };
  // A cast to a date would round half a second before midnight up to the next day.
  if (declared?.type === 'datetime' || declared?.type === 'timestamp') return { sql: `(${column} + 0) div 1000000`, read: dayOfNumber };
  return { sql: column, read: readDay };
};

/** More digits after the point would lose some of a large amount in a double. */
const MOST_DIGITS = 4;

/** A number with a fixed point: as a whole number of its last digit, which reads back exactly as its text would. */
export const sentDecimal = (column: string, declared: DeclaredColumn | undefined): SentCell<unknown> => {
  const { type, scale } = declared ?? {};
  if (type !== 'decimal' || typeof scale !== 'number' || scale < 1 || scale > MOST_DIGITS) return { sql: column, read: (cell) => cell };
  const unit = 10 ** scale;
  return { sql: `cast(${column} * ${unit} as signed)`, read: (cell) => (cell === null ? null : Number(cell) / unit) };
};
