import { setImmediate as nextTurn } from 'node:timers/promises';
import { addDays, type Day, isoFromDay } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { type BookCalendar, latestTradeDay } from './book-calendar.ts';

const PAGE = 500;
/** Rows of an embedded table that are looked at in one go. While SQLite looks, nobody in this process gets an answer. */
const BLOCK = 20_000;

/** Where a book's trades are, newest first. */
export interface TradesByDay {
  /** The table, and what the query calls it. */
  readonly table: string;
  readonly alias: string;
  /** The query for the trades that fulfil a condition, newest first, with a LIMIT clause. The condition's bindings come after `bindings`. */
  readonly sqlOf: (condition: string, limit: string) => string;
  readonly bindings: readonly unknown[];
  /** The day of a row the book can use, null for any other row. */
  readonly dayOf: (row: readonly unknown[]) => Day | null;
}

interface Condition {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

/** An SQL condition for the rows that have a day, up to `until` if it's given. Days are text in some books, with dashes or with slashes. */
export const daysUpTo = (column: string, until: Day | null): Condition => {
  if (until === null) return { sql: `${column} is not null`, bindings: [] };
  const after = isoFromDay(addDays(until, 1));
  const slashed = `(${column} like '____/%' and ${column} < ?)`;
  return { sql: `(${column} < ? or ${slashed})`, bindings: [after, after.replaceAll('-', '/')] };
};

/** The last day that counts: `until`, or the last that a trade can bear. */
export const latestUpTo = (calendar: BookCalendar, until: Day | null): Day => {
  const latest = latestTradeDay(calendar);
  return until !== null && until < latest ? until : latest;
};

/**
 * The newest day among the trades that the book can use, up to `until` if it's given; null if it can use none. Trades are read from the
 * newest on, a page at a time: the first page nearly always has one, so the database needs only an index (or one pass). A pass over a large
 * embedded table is made in blocks, because nobody gets an answer during one.
 */
export const newestUsableDay = async (database: Database, trades: TradesByDay, until: Day | null): Promise<Day | null> => {
  const dated = daysUpTo(`${trades.alias}.trade_date`, until);
  if (database.kind !== 'sqlite' || !(await isPass(database, trades, dated))) return newestAmong(database, trades, dated);
  let newest: Day | null = null;
  for (let from = Number.MIN_SAFE_INTEGER; ; ) {
    const to = await endOfBlock(database, trades.table, from);
    if (to === null) return newest;
    const rows = `${trades.alias}.rowid > ? and ${trades.alias}.rowid <= ?`;
    const later = newest === null ? null : `${trades.alias}.trade_date > ?`;
    const found = await newestAmong(database, trades, {
      sql: [dated.sql, rows, ...(later === null ? [] : [later])].join(' and '),
      bindings: [...dated.bindings, from, to, ...(newest === null ? [] : [isoFromDay(newest)])],
    });
    if (found !== null && (newest === null || found > newest)) newest = found;
    from = to;
    await nextTurn();
  }
};

const newestAmong = async (database: Database, { sqlOf, bindings, dayOf }: TradesByDay, condition: Condition): Promise<Day | null> => {
  for (let offset = 0; ; offset += PAGE) {
    let [seen, newest] = [0, null as Day | null];
    const sql = sqlOf(condition.sql, `limit ${PAGE} offset ${offset}`);
    for await (const batch of streamRows(database, sql, [...bindings, ...condition.bindings])) {
      for (const row of batch) {
        seen++;
        const day = dayOf(row);
        if (day !== null && (newest === null || day > newest)) newest = day;
      }
    }
    if (newest !== null || seen < PAGE) return newest;
  }
};

/** Whether SQLite would pass over a table that's too large for one go: it has no index to sort by. A view has no row numbers to go by. */
const isPass = async (database: Database, { table, sqlOf, bindings }: TradesByDay, dated: Condition): Promise<boolean> => {
  const kind: ReadonlyArray<{ type: string }> = await database.knex.raw('select type from sqlite_master where name = ?', [table]);
  if (kind[0]?.type !== 'table') return false;
  if ((await endOfBlock(database, table, Number.MIN_SAFE_INTEGER, 1)) === null) return false;
  const explained = `explain query plan ${sqlOf(dated.sql, 'limit 1')}`;
  const plan: ReadonlyArray<{ detail: string }> = await database.knex.raw(explained, [...bindings, ...dated.bindings] as never);
  return plan.some(({ detail }) => detail === 'USE TEMP B-TREE FOR ORDER BY');
};

/** The row number at the end of the next block; null if there's no row after this one. */
const endOfBlock = async (database: Database, table: string, after: number, rows = BLOCK): Promise<number | null> => {
  const sql = `select max(r) as last from (select rowid as r from ${table} where rowid > ? order by rowid limit ${rows})`;
  const [found]: ReadonlyArray<{ last: number | null }> = await database.knex.raw(sql, [after]);
  return found?.last ?? null;
};
