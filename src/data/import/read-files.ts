import { Tally } from '../sources/reading/tally.ts';
import { readCsv } from './csv-records.ts';
import { type Cells, CLIENT_COLUMNS, clientCells, TRADE_COLUMNS, tradeCells } from './flat-records.ts';
import { SkippedByReason } from './skipped-rows.ts';

/** Receives the usable rows in file order, and `end` after the last row of each file. */
export type Write = (table: 'trades' | 'clients', cells: Cells | 'end') => Promise<void>;

/**
 * Reads the trades file and, if given, the clients file from start to end, and passes on the usable rows.
 * @throws CsvFileError
 */
export const readFiles = async (request: { readonly tradesFile: string; readonly clientsFile?: string }, write: Write) => {
  const [skipped, blanked, clients] = [new SkippedByReason(), new Tally(), new Set<string>()];
  const trades = readCsv(request.tradesFile, TRADE_COLUMNS);
  let taken = 0;
  for await (const { line, fields, fault } of trades.records) {
    const cells = fields ? tradeCells(fields, blanked) : fault;
    if (cells === null || typeof cells === 'string') {
      skipped.add(String(cells), line);
      continue;
    }
    taken++;
    clients.add(cells[0] as string);
    await write('trades', cells);
  }
  await write('trades', 'end');
  const listed = request.clientsFile === undefined ? null : readCsv(request.clientsFile, CLIENT_COLUMNS);
  const seen = new Set<string>();
  for await (const { line, fields, fault } of listed?.records ?? []) {
    const cells = fields ? clientCells(fields, blanked) : fault;
    const known = typeof cells === 'object' && cells !== null && seen.has(cells[0] as string);
    if (cells === null || typeof cells === 'string' || known) {
      skipped.add(`clients file: ${known ? 'client is listed before' : cells}`, line);
      continue;
    }
    seen.add(cells[0] as string);
    clients.add(cells[0] as string);
    await write('clients', cells);
  }
  await write('clients', 'end');
  return {
    taken,
    skipped: skipped.counts(),
    blanked: blanked.counts(),
    clients: clients.size,
    ignoredColumns: [...trades.ignored, ...(listed?.ignored ?? [])],
    checksum: trades.checksum(),
  };
};
