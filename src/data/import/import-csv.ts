import { basename } from 'node:path';
import type { Knex } from 'knex';
import type { Database } from '../database.ts';
import { createMarkerTable, markBook } from '../sources/reading/book-marker.ts';
import { telling } from '../sources/reading/source-errors.ts';
import { tryWhole } from '../whole-transaction.ts';
import { CsvFileError } from './csv-file-error.ts';
import type { Cells } from './flat-records.ts';
import { importInTheWay, loadedBefore, type Refusal } from './import-in-the-way.ts';
import { createFlatTables, emptyFlatTables, insertTrades, putClients } from './import-tables.ts';
import { readFiles, type Write } from './read-files.ts';
import type { SkippedRows } from './skipped-rows.ts';

export interface ImportRequest {
  readonly tradesFile: string;
  readonly clientsFile?: string;
  /** Replaces everything imported before; otherwise the files are added to it. */
  readonly replace: boolean;
  readonly now: Date;
  /** Called with the number of trades written so far. */
  readonly onRows?: (rows: number) => void;
}

export type ImportOutcome =
  | {
      readonly kind: 'imported';
      /** Trades written. Together with the skipped rows they make up the whole trades file. */
      readonly taken: number;
      /** Skipped rows by reason; reasons from the clients file start with `clients file: `. */
      readonly skipped: Readonly<Record<string, SkippedRows>>;
      /** Fields treated as unknown because their value was absurd. */
      readonly blanked: Readonly<Record<string, number>>;
      /** Clients named in the files. */
      readonly clients: number;
      /** Unexpected columns. */
      readonly ignoredColumns: readonly string[];
    }
  | ({ readonly kind: 'refused' } & Refusal);

const ROWS_AT_ONCE = 500;

/**
 * Loads CSV files of the flat layout into `investment_data` and `clients`, all or nothing: the files are read once before anything changes,
 * then written in one transaction. A file that was loaded before is refused, and so is a database with another book.
 *
 * @throws SourceUnavailableError if the database is away.
 */
export const importCsv = (database: Database, request: ImportRequest): Promise<ImportOutcome> =>
  telling(async () => {
    try {
      return await tryWhole(() => load(database, request));
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

/** Collects rows and writes many at a time. */
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
