import { basename } from 'node:path';
import type { Knex } from 'knex';
import type { Database } from '../database.ts';
import { createMarkerTable, markBook } from '../sources/book-marker.ts';
import { telling } from '../sources/source-errors.ts';
import { CsvFileError } from './csv-file-error.ts';
import type { Cells } from './flat-records.ts';
import { importInTheWay, loadedBefore, type Refusal } from './import-in-the-way.ts';
import { createFlatTables, emptyFlatTables, insertTrades, putClients } from './import-tables.ts';
import { readFiles, type Write } from './read-files.ts';
import type { SkippedRows } from './skipped-rows.ts';

export interface ImportRequest {
  readonly tradesFile: string;
  readonly clientsFile?: string;
  /** Puts the files in the place of what was imported before; otherwise they are added to it. */
  readonly replace: boolean;
  readonly now: Date;
  /** Told the trades written so far. */
  readonly onRows?: (rows: number) => void;
}

export type ImportOutcome =
  | {
      readonly kind: 'imported';
      /** Trades written. With the skipped rows of the trades file these are all its rows. */
      readonly taken: number;
      /** Rows left out, by reason; reasons of the clients file begin with `clients file: `. */
      readonly skipped: Readonly<Record<string, SkippedRows>>;
      /** Fields taken as unknown because what they held was absurd. */
      readonly blanked: Readonly<Record<string, number>>;
      /** Clients that the files speak of. */
      readonly clients: number;
      /** Columns that nobody asked for. */
      readonly ignoredColumns: readonly string[];
    }
  | ({ readonly kind: 'refused' } & Refusal);

const ROWS_AT_ONCE = 500;

/**
 * Loads CSV files of the flat layout into `investment_data` and `clients`. All or nothing: the files are read through once before anything is
 * touched, and then written in one transaction. A file that was loaded before, and a database that holds another book, are refused.
 *
 * @throws SourceUnavailableError where the database is away.
 */
export const importCsv = (database: Database, request: ImportRequest): Promise<ImportOutcome> =>
  telling(async () => {
    try {
      return await load(database, request);
    } catch (error) {
      if (error instanceof CsvFileError) return { kind: 'refused', reason: error.message, mend: error.mend };
      throw error;
    }
  });

const load = async (database: Database, request: ImportRequest): Promise<ImportOutcome> => {
  const inTheWay = await importInTheWay(database);
  if (inTheWay) return { kind: 'refused', ...inTheWay };
  const first = await readFiles(request, async () => {});
  if (first.taken === 0) throw new CsvFileError(noUsableRow(request.tradesFile, first.skipped), 'Nothing was imported.');
  const before = request.replace ? null : await loadedBefore(database, first.checksum);
  if (before) {
    const day = before.at.toISOString().slice(0, 10);
    return {
      kind: 'refused',
      reason: `"${request.tradesFile}" was loaded on ${day} already (as "${before.file}"); its trades would count twice.`,
      mend: 'Add --replace to load it in the place of all that was imported.',
    };
  }
  await createFlatTables(database);
  await createMarkerTable(database.knex);
  const { checksum, ...outcome } = await database.knex.transaction(async (transaction) => {
    if (request.replace) await emptyFlatTables(transaction);
    const second = await readFiles(request, writer(transaction, request.onRows));
    if (second.checksum !== first.checksum) throw new CsvFileError('A file changed while it was read.', 'Nothing was imported; try again.');
    const detail = { file: basename(request.tradesFile), sha256: second.checksum, rows: second.taken };
    await markBook(transaction, { kind: 'import', detail, at: request.now });
    return second;
  });
  return { kind: 'imported', ...outcome };
};

/** Collects rows and writes them many at a time. */
const writer = (transaction: Knex, onRows: (rows: number) => void = () => {}): Write => {
  const waiting: Record<'trades' | 'clients', Cells[]> = { trades: [], clients: [] };
  let written = 0;
  return async (table, cells) => {
    if (cells !== 'end') waiting[table].push(cells);
    if (cells !== 'end' && waiting[table].length < ROWS_AT_ONCE) return;
    const rows = waiting[table].splice(0);
    await (table === 'trades' ? insertTrades : putClients)(transaction, rows);
    if (table !== 'trades') return;
    written += rows.length;
    onRows(written);
  };
};

const noUsableRow = (file: string, skipped: Readonly<Record<string, SkippedRows>>): string => {
  const reasons = Object.entries(skipped).map(([reason, { count, lines }]) => `${count} × ${reason} (line ${lines.join(', ')})`);
  return reasons.length === 0 ? `"${file}" has a header and no rows.` : `"${file}" has no row that can be used: ${reasons.join('; ')}.`;
};
