import { basename } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Day } from '../../advisor/units.ts';
import type { Doubt } from '../columns/column.ts';
import type { Database } from '../database.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { BookCalendar } from '../sources/reading/book-calendar.ts';
import { latestTradeDay } from '../sources/reading/book-calendar.ts';
import { telling } from '../sources/reading/source-errors.ts';
import { openBookFile } from '../understanding/open-book-file.ts';
import { doubtOf, RefusedFile, refusing } from '../understanding/refused.ts';
import { TradeReader } from '../understanding/trade-reader.ts';
import type { UnderstoodTrade } from '../understanding/understood.ts';
import { copyOf } from '../values/text.ts';
import { tryWhole } from '../whole-transaction.ts';
import { addSpellings, addTrades } from './book-so-far.ts';
import { type ClientsFile, readClients } from './clients-file.ts';
import { tradeCells } from './flat-cells.ts';
import { importInTheWay } from './import-in-the-way.ts';
import { type ImportReport, ImportTally, LOSS_ALLOWED } from './import-tally.ts';
import { bandsRead, loadedBefore, sizeOfAmounts } from './import-warnings.ts';
import { inBatches } from './in-batches.ts';
import { ClientReader } from './read-clients.ts';
import { TradeIdentity } from './trade-identity.ts';
import { writeApart } from './write-apart.ts';
import { type Period, type Replacing, writeBook } from './write-book.ts';

export interface ImportRequest {
  readonly tradesFile: string;
  readonly clientsFile?: string;
  /** What people call the file, for the history; absent: as it's named here. */
  readonly name?: string;
  readonly mapping?: Mapping | null;
  /** Replaces everything imported before, or what the book has between the file's first and last day. */
  readonly replace?: Replacing;
  readonly dryRun?: boolean;
  /** Percent of rows or cells that may be lost. */
  readonly acceptLoss?: number | null;
  /** Who imports, for the history. */
  readonly who?: string;
  readonly now: Date;
  readonly calendar: BookCalendar & { readonly zone: string };
  /** Called with the number of trades written so far. */
  readonly onRows?: (rows: number) => void;
}

export type ImportOutcome =
  | {
      readonly kind: 'imported';
      readonly report: ImportReport;
      /** Clients named in the files. */
      readonly clients: number;
      readonly clientsFile: ClientsFile | null;
      /** What was replaced; null if nothing was to be. */
      readonly replaced: { readonly trades: number; readonly period: Period | null } | null;
    }
  | { readonly kind: 'refused'; readonly doubt: Doubt; readonly report: ImportReport | null };

/** A file of so many rows is written in a thread of its own. */
const ROWS_APART = 20_000;
const NUMBER_USED_TWICE = 'trade number used twice, for different trades';
const NUMBER_OF_ANOTHER = 'trade number of another trade in the book';

/**
 * For a process that only imports. V8 allocates in old space what often survives a collection of the young one, as a batch of rows does. There each
 * row keeps its cells alive: a third more time. Counts for the whole process, and can't be undone.
 */
export const keepRowsYoung = (): void => setFlagsFromString('--no-allocation-site-pretenuring');

/** Reads one file's rows again, and hands on what's new. */
type Pass = (take: (trade: UnderstoodTrade) => undefined | Promise<void>) => Promise<ImportTally>;

/**
 * Loads a file of trades, and of clients, into the flat layout, all or nothing. What isn't understood in more than 2% of its rows, or of a
 * column's cells, is refused; so is a database with another book. Trades that the book has already don't count twice.
 *
 * @throws SourceUnavailableError if the database is away.
 */
export const importBook = (database: Database, request: ImportRequest): Promise<ImportOutcome> =>
  telling(() =>
    refusing(
      () => tryWhole(() => load(database, request)),
      (doubt): ImportOutcome => ({ kind: 'refused', doubt, report: null }),
    ),
  );

const load = async (database: Database, request: ImportRequest): Promise<ImportOutcome> => {
  const { calendar, mapping = null, replace = 'nothing' } = request;
  const inTheWay = await importInTheWay(database);
  if (inTheWay && !request.dryRun) return { kind: 'refused', doubt: doubtOf(inTheWay.reason, inTheWay.mend), report: null };
  const file = await openBookFile(request.tradesFile, 'trades', mapping, calendar.zone);
  const listed = request.clientsFile === undefined ? null : await openBookFile(request.clientsFile, 'clients', mapping, calendar.zone);
  const today = calendar.today();
  const reader = new TradeReader(file.reader, { mapping, today, latest: latestTradeDay(calendar), allAreSales: file.thing === 'sales' });
  const clients = listed && new ClientReader(listed, reader.clients, today);
  if (replace !== 'everything' && !inTheWay) await addSpellings(database, reader);
  let surveyed = 0;
  for await (const batch of file.rows()) {
    for (const row of batch) reader.survey(row);
    surveyed += batch.length;
  }
  if (clients) for await (const batch of (listed as NonNullable<typeof listed>).rows()) for (const row of batch) clients.survey(row);
  const doubts = [...file.reader.decide(), ...(listed?.reader.decide() ?? [])];

  const before = await loadedBefore(database, file.digest, replace);
  const named = new Set<string>();
  const passWith =
    (identity: TradeIdentity): Pass =>
    async (take) => {
      reader.countAgain();
      const tally = new ImportTally();
      for await (const batch of file.rows()) {
        for (const row of batch) {
          tally.rows++;
          const trade = reader.read(row);
          if (typeof trade === 'string') {
            tally.setAside(trade, row);
            continue;
          }
          const judged = identity.judge(trade);
          if (judged === 'number used twice' || judged === 'number of another') {
            tally.setAside(judged === 'number used twice' ? NUMBER_USED_TWICE : NUMBER_OF_ANOTHER, row);
            continue;
          }
          if (!named.has(trade.client)) named.add(copyOf(trade.client));
          tally.add(trade, judged === 'duplicate');
          // A pause for each row would take longer than to judge it.
          const taken = judged === 'new' ? take(trade) : undefined;
          if (taken !== undefined) await taken;
        }
      }
      return tally;
    };
  const reportOf = (tally: ImportTally, identity: TradeIdentity): ImportReport => ({
    rows: tally.rows,
    taken: tally.taken,
    sales: tally.sales,
    duplicates: tally.duplicates,
    setAside: tally.asideByReason,
    notUnderstood: Object.fromEntries(
      file.reader.counts().flatMap(({ heading, notUnderstood }) => (notUnderstood > 0 ? [[heading, notUnderstood]] : [])),
    ),
    ignoredColumns: [...file.ignoredColumns, ...(listed?.ignoredColumns ?? [])],
    merged: reader.merged(),
    warnings: [
      ...(inTheWay ? [`${inTheWay.reason} ${inTheWay.mend}`] : []),
      ...before,
      ...file.warnings,
      ...file.reader.warnings(),
      ...reader.warnings(),
      ...sizeOfAmounts(tally.understood),
      ...bandsRead(file),
      ...(identity.changed > 0
        ? [`${identity.changed} trades have the number of a trade in the book, but other values: correct them with --replace-period.`]
        : []),
    ],
    understood: tally.understood,
  });

  const [doubt] = doubts;
  if (doubt !== undefined || request.dryRun || replace === 'period') {
    const identity = new TradeIdentity();
    if (replace === 'nothing' && !inTheWay) await addTrades(database, identity, null);
    let period: Period | null = null;
    const survey = await passWith(identity)((trade) => {
      period = { from: min(period?.from, trade.day), to: max(period?.to, trade.day) };
      return undefined;
    });
    const refusal = doubt ?? survey.refusal(file.reader, request.acceptLoss ?? LOSS_ALLOWED) ?? reader.doubt();
    if (refusal) return { kind: 'refused', doubt: refusal, report: reportOf(survey, identity) };
    if (request.dryRun && replace !== 'period') {
      return {
        kind: 'imported',
        report: reportOf(survey, identity),
        clientsFile: await lookAtClients(),
        clients: named.size,
        replaced: null,
      };
    }
    if (request.dryRun) {
      const known = new TradeIdentity();
      if (!inTheWay) await addTrades(database, known, period);
      const tally = await passWith(known)(() => undefined);
      return { kind: 'imported', report: reportOf(tally, known), clientsFile: await lookAtClients(), clients: named.size, replaced: null };
    }
    return write(period);
  }
  return write(null);

  async function lookAtClients(): Promise<ClientsFile | null> {
    return clients && listed ? readClients(listed, clients, async () => {}, request.acceptLoss ?? LOSS_ALLOWED, named) : null;
  }

  async function write(period: Period | null): Promise<ImportOutcome> {
    const identity = new TradeIdentity();
    if (replace !== 'everything') await addTrades(database, identity, period);
    let report: ImportReport | null = null;
    let clientsFile: ClientsFile | null = null;
    const detail = {
      who: request.who ?? null,
      file: request.name ?? basename(request.tradesFile),
      sha256: file.digest,
      clientsFile: request.clientsFile === undefined ? null : basename(request.clientsFile),
      mapping: mapping?.name ?? null,
    };
    const replaced = await (surveyed >= ROWS_APART ? writeApart : writeBook)(
      database,
      { replace, period, now: request.now, ...(request.onRows && { onRows: request.onRows }) },
      async (writer) => {
        const batches = inBatches(writer.trades);
        const tally = await passWith(identity)((trade) => batches.add(tradeCells(trade, today)));
        await batches.end();
        const refusal = tally.refusal(file.reader, request.acceptLoss ?? LOSS_ALLOWED) ?? reader.doubt();
        report = reportOf(tally, identity);
        if (refusal) throw new RefusedFile(refusal);
        if (clients && listed) clientsFile = await readClients(listed, clients, writer.clients, request.acceptLoss ?? LOSS_ALLOWED, named);
        const { rows, taken, sales, duplicates } = report;
        const managers = tally.managed + (clientsFile?.managed ?? 0);
        return { ...detail, rows: taken + sales, read: rows, taken, sales, duplicates, ...(managers > 0 && { managers }) };
      },
    ).catch((error) => {
      if (error instanceof RefusedFile) return error;
      throw error;
    });
    if (replaced instanceof RefusedFile) return { kind: 'refused', doubt: replaced.doubt, report };
    return { kind: 'imported', report: report as unknown as ImportReport, clients: named.size, clientsFile, replaced };
  }
};

const min = (left: Day | undefined, right: Day): Day => (left !== undefined && left < right ? left : right);
const max = (left: Day | undefined, right: Day): Day => (left !== undefined && left > right ? left : right);
