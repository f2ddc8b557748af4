import type { Knex } from 'knex';
import { type Day, isoFromDay } from '../../advisor/units.ts';
import type { Database } from '../database.ts';
import { fillThenIndex } from '../rows/late-indexes.ts';
import { RowInserter } from '../rows/row-inserter.ts';
import { CLIENTS_TABLE, TRADES_TABLE } from '../sources/flat/flat-schema.ts';
import { createMarkerTable, MARKER_TABLE, markBook } from '../sources/reading/book-marker.ts';
import { type Cells, WRITTEN_COLUMNS } from './flat-cells.ts';
import {
  createFlatTables,
  forgetReplaced,
  putClients,
  REPLACED_CLIENTS,
  REPLACED_TRADES,
  setClientsAside,
  setTradesAside,
} from './import-tables.ts';

/** What an import replaces. */
export type Replacing = 'nothing' | 'everything' | 'period';

/** The first and last day of the trades that are replaced. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** Writes trades and clients, about `AT_ONCE` at a time. */
export interface Writer {
  /** @param rows as `tradeCells` makes them */
  readonly trades: (rows: readonly Cells[]) => Promise<void>;
  readonly clients: (rows: readonly Cells[]) => Promise<void>;
}

export interface WriteOrder {
  readonly replace: Replacing;
  readonly period: Period | null;
  readonly now: Date;
  readonly onRows?: (rows: number) => void;
}

/**
 * Writes into the flat tables in one transaction, and adds a row to the history. If the work throws, nothing has changed.
 * @param work gets a writer, and returns what the history says about the import
 */
export const writeBook = async (
  database: Database,
  { replace, period, now, onRows }: WriteOrder,
  work: (writer: Writer) => Promise<Readonly<Record<string, unknown>>>,
): Promise<{ readonly trades: number; readonly period: Period | null } | null> => {
  const made = await missingTables(database);
  await createFlatTables(database);
  await createMarkerTable(database.knex);
  try {
    return await database.knex.transaction(async (transaction) => {
      await forgetReplaced(transaction);
      const id = await markBook(transaction, { kind: 'import', detail: {}, at: now });
      let replaced: number | null = null;
      if (replace === 'everything') {
        replaced = await setTradesAside(transaction, id, '1 = 1', []);
        await setClientsAside(transaction, id);
        await transaction(MARKER_TABLE).where({ kind: 'import' }).whereNot({ id }).update({ kind: 'replaced' });
      } else if (replace === 'period' && period !== null) {
        replaced = await setTradesAside(transaction, id, 'trade_date between ? and ?', [isoFromDay(period.from), isoFromDay(period.to)]);
      }
      const writer = writerOf(database, transaction, id, onRows);
      const detail = await fillThenIndex(database, transaction, TRADES_TABLE, () => work(writer));
      const days = period && { from: isoFromDay(period.from), to: isoFromDay(period.to) };
      await transaction(MARKER_TABLE)
        .where({ id })
        .update({ detail: JSON.stringify({ ...detail, replaces: replace, period: days, replaced }) });
      return replaced === null ? null : { trades: replaced, period };
    });
  } catch (error) {
    // On MySQL a table is made at once, so it isn't taken back with the transaction.
    for (const table of made) await database.knex.schema.dropTableIfExists(table);
    throw error;
  }
};

const missingTables = async (database: Database): Promise<readonly string[]> => {
  const missing: string[] = [];
  for (const table of [TRADES_TABLE, CLIENTS_TABLE, REPLACED_TRADES, REPLACED_CLIENTS, MARKER_TABLE]) {
    if (!(await database.knex.schema.hasTable(table))) missing.push(table);
  }
  return missing;
};

const writerOf = (database: Database, transaction: Knex, id: number, onRows: (rows: number) => void = () => {}): Writer => {
  const inserter = new RowInserter(database, transaction, TRADES_TABLE, WRITTEN_COLUMNS);
  let written = 0;
  return {
    trades: async (rows) => {
      if (rows.length === 0) return;
      await inserter.insert(rows.map((cells) => [...cells, id]));
      written += rows.length;
      onRows(written);
    },
    clients: (rows) => putClients(database, transaction, id, rows),
  };
};
