import { basename } from 'node:path';
import type { Doubt } from '../columns/column.ts';
import { idKey, type Merged, Spellings } from '../columns/spellings.ts';
import type { Database } from '../database.ts';
import { telling } from '../sources/reading/source-errors.ts';
import { openBookFile } from '../understanding/open-book-file.ts';
import { doubtOf, refusing } from '../understanding/refused.ts';
import { tryWhole } from '../whole-transaction.ts';
import { addClientSpellings } from './book-so-far.ts';
import { type ClientsFile, readClients } from './clients-file.ts';
import type { ImportRequest } from './import-book.ts';
import { importInTheWay } from './import-in-the-way.ts';
import { LOSS_ALLOWED } from './import-tally.ts';
import { bandsRead } from './import-warnings.ts';
import { ClientReader } from './read-clients.ts';
import { writeBook } from './write-book.ts';

export interface ClientsRequest extends Pick<ImportRequest, 'name' | 'mapping' | 'dryRun' | 'acceptLoss' | 'who' | 'now' | 'calendar'> {
  readonly clientsFile: string;
}

export type ClientsOutcome =
  | {
      readonly kind: 'imported';
      readonly clientsFile: ClientsFile;
      readonly ignoredColumns: readonly string[];
      readonly merged: readonly Merged[];
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'refused'; readonly doubt: Doubt };

/** Loads a file of clients next to an imported book, all or nothing. What it says of a client counts more than what trades repeat. */
export const importClients = (database: Database, request: ClientsRequest): Promise<ClientsOutcome> =>
  telling(() =>
    refusing(
      () => tryWhole(() => load(database, request)),
      (doubt): ClientsOutcome => ({ kind: 'refused', doubt }),
    ),
  );

const load = async (database: Database, request: ClientsRequest): Promise<ClientsOutcome> => {
  const { calendar, mapping = null, acceptLoss } = request;
  const inTheWay = await importInTheWay(database);
  if (inTheWay && !request.dryRun) return { kind: 'refused', doubt: doubtOf(inTheWay.reason, inTheWay.mend) };
  const file = await openBookFile(request.clientsFile, 'clients', mapping, calendar.zone);
  const spellings = new Spellings(idKey);
  if (!inTheWay) await addClientSpellings(database, spellings);
  const clients = new ClientReader(file, spellings, calendar.today());
  for await (const batch of file.rows()) for (const row of batch) clients.survey(row);
  const [doubt] = file.reader.decide();
  if (doubt) return { kind: 'refused', doubt };
  let read: ClientsFile | null = null;
  const lossAllowed = acceptLoss ?? LOSS_ALLOWED;
  if (request.dryRun) read = await readClients(file, clients, async () => {}, lossAllowed, new Set());
  else
    await writeBook(database, { replace: 'nothing', period: null, now: request.now }, async (writer) => {
      read = await readClients(file, clients, writer.clients, lossAllowed, new Set());
      const name = request.name ?? basename(request.clientsFile);
      const detail = { who: request.who ?? null, file: name, sha256: file.digest, clientsFile: name, mapping: mapping?.name ?? null };
      return { ...detail, rows: 0, read: read.rows, clients: read.taken, ...(read.managed > 0 && { managers: read.managed }) };
    });
  return {
    kind: 'imported',
    clientsFile: read as unknown as ClientsFile,
    ignoredColumns: file.ignoredColumns,
    merged: [...spellings.merged(), ...clients.managers.merged()],
    warnings: [
      ...(inTheWay ? [`${inTheWay.reason} ${inTheWay.mend}`] : []),
      ...file.warnings,
      ...file.reader.warnings(),
      ...bandsRead(file),
    ],
  };
};
