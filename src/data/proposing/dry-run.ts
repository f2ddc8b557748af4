import type { RiskBand } from '../../advisor/bonds/rating.ts';
import { type Day, isoFromDay } from '../../advisor/units.ts';
import type { DryRun, SetAsideRows } from '../../usecases/ports/loading/book-loader.ts';
import type { Doubt } from '../columns/column.ts';
import type { Row } from '../files/row.ts';
import { fieldOfReason, ImportTally, LOSS_ALLOWED } from '../import/import-tally.ts';
import { ClientReader } from '../import/read-clients.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { type BookCalendar, latestTradeDay } from '../sources/reading/book-calendar.ts';
import type { BookFile } from '../understanding/open-book-file.ts';
import { TradeReader } from '../understanding/trade-reader.ts';

const LINES_SHOWN = 5;
const LONGEST_SHOWN = 80;

export interface DryRunOptions {
  readonly mapping: Mapping;
  readonly calendar: BookCalendar;
  /** Percent of rows or cells that may be lost; absent: as an import allows. */
  readonly lossAllowed?: number;
}

class Asides {
  readonly #rows = new Map<string, { count: number; readonly first: { line: number; written: string }[] }>();

  add(reason: string, row: Row, file: BookFile): void {
    const known = this.#rows.get(reason) ?? { count: 0, first: [] };
    this.#rows.set(reason, known);
    known.count++;
    if (known.first.length >= LINES_SHOWN) return;
    const field = fieldOfReason(reason);
    const cell = field === null ? '' : file.reader.textOf(field, row);
    const written = cell || row.cells.filter((text) => text.trim() !== '').join(' | ');
    known.first.push({ line: row.line, written: written.length > LONGEST_SHOWN ? `${written.slice(0, LONGEST_SHOWN)}…` : written });
  }

  list(): readonly SetAsideRows[] {
    return [...this.#rows].map(([reason, { count, first }]) => ({ reason, count, first })).sort((left, right) => right.count - left.count);
  }
}

/** What was bought in each month; amounts in paise. */
export class Months {
  readonly #sums = new Map<string, { trades: number; amountPaise: number }>();
  total = 0;

  add(day: Day, amount: number): void {
    const month = isoFromDay(day).slice(0, 7);
    const sum = this.#sums.get(month) ?? { trades: 0, amountPaise: 0 };
    this.#sums.set(month, sum);
    sum.trades++;
    sum.amountPaise += amount;
    this.total += amount;
  }

  list(): DryRun['months'] {
    return [...this.#sums].sort(([left], [right]) => (left < right ? -1 : 1)).map(([month, sums]) => ({ month, ...sums }));
  }
}

/** Counts, the highest first. */
export const counted = (counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> =>
  Object.fromEntries([...counts].sort(([left, some], [right, more]) => more - some || (left < right ? -1 : 1)));

const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Reads a file that `proposeFile` opened, and writes nothing. */
export const dryRun = async (file: BookFile, options: DryRunOptions): Promise<DryRun> =>
  file.thing === 'clients' ? clientsRun(file, options) : file.thing === 'offers' ? offersRun(file, options) : tradesRun(file, options);

const tradesRun = async (file: BookFile, { mapping, calendar, lossAllowed }: DryRunOptions): Promise<DryRun> => {
  const [today, latest] = [calendar.today(), latestTradeDay(calendar)];
  const reader = new TradeReader(file.reader, { mapping, today, latest, allAreSales: file.thing === 'sales' });
  // The columns are decided; only the spellings are still to be seen.
  for await (const batch of file.rows()) for (const row of batch) reader.survey(row);
  const [tally, asides, types] = [new ImportTally(), new Asides(), new Map<string, number>()];
  const months = new Months();
  const bands = new Map<string, RiskBand | null>();
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for await (const batch of file.rows()) {
    for (const row of batch) {
      tally.rows++;
      const trade = reader.read(row);
      if (typeof trade === 'string') {
        tally.setAside(trade, row);
        asides.add(trade, row, file);
        continue;
      }
      tally.add(trade, false);
      bands.set(trade.client, trade.recordedBand ?? bands.get(trade.client) ?? null);
      [from, to] = [Math.min(from, trade.day), Math.max(to, trade.day)];
      if (trade.side !== 'buy') continue;
      add(types, trade.type);
      months.add(trade.day, trade.amount);
    }
  }
  return {
    rows: tally.rows,
    trades: tally.taken,
    sales: tally.sales,
    clients: bands.size,
    offers: 0,
    amountPaise: months.total,
    days: from > to ? null : { from: isoFromDay(from as Day), to: isoFromDay(to as Day) },
    months: months.list(),
    bands: bandsOf(bands.values()),
    types: counted(types),
    merged: reader.merged(),
    setAside: asides.list(),
    ...whatIsLost(file, tally, lossAllowed, reader.doubt()),
    warnings: [...file.warnings, ...file.reader.warnings(), ...reader.warnings()],
  };
};

const clientsRun = async (file: BookFile, { calendar, lossAllowed }: DryRunOptions): Promise<DryRun> => {
  const today = calendar.today();
  const { clients } = new TradeReader(file.reader, { mapping: null, today, latest: today, allAreSales: false });
  const reader = new ClientReader(file, clients, today);
  for await (const batch of file.rows()) for (const row of batch) reader.survey(row);
  const [tally, asides, bands] = [new ImportTally(), new Asides(), new Map<string, RiskBand | null>()];
  for await (const batch of file.rows()) {
    for (const row of batch) {
      tally.rows++;
      const cells = reader.read(row);
      if (typeof cells === 'string') {
        tally.setAside(cells, row);
        asides.add(cells, row, file);
      } else {
        tally.taken++;
        bands.set(String(cells[0]), cells[3] as RiskBand | null);
      }
    }
  }
  return {
    rows: tally.rows,
    trades: 0,
    sales: 0,
    clients: bands.size,
    offers: 0,
    amountPaise: 0,
    days: null,
    months: [],
    bands: bandsOf(bands.values()),
    types: {},
    merged: clients.merged(),
    setAside: asides.list(),
    ...whatIsLost(file, tally, lossAllowed),
    warnings: file.reader.warnings(),
  };
};

const offersRun = async (file: BookFile, { lossAllowed }: DryRunOptions): Promise<DryRun> => {
  const { reader } = file;
  const fields = reader.evidence().map(({ field }) => field);
  const [tally, asides, types] = [new ImportTally(), new Asides(), new Map<string, number>()];
  for await (const batch of file.rows()) {
    for (const row of batch) {
      tally.rows++;
      for (const field of fields) reader.read(field, row);
      if (reader.textOf('isin', row) === '' && reader.textOf('bond', row) === '') {
        tally.setAside('no bond', row);
        asides.add('no bond', row, file);
        continue;
      }
      tally.taken++;
      const type = reader.textOf('type', row);
      if (type !== '') add(types, type);
    }
  }
  return {
    rows: tally.rows,
    trades: 0,
    sales: 0,
    clients: 0,
    offers: tally.taken,
    amountPaise: 0,
    days: null,
    months: [],
    bands: {},
    types: counted(types),
    merged: [],
    setAside: asides.list(),
    ...whatIsLost(file, tally, lossAllowed),
    warnings: reader.warnings(),
  };
};

/** Clients by recorded band. */
export const bandsOf = (bands: Iterable<RiskBand | null>): Readonly<Record<string, number>> => {
  const counts = new Map<string, number>();
  for (const band of bands) add(counts, band ?? 'none');
  return Object.fromEntries([...counts].sort(([left], [right]) => (left < right ? -1 : 1)));
};

const whatIsLost = (
  file: BookFile,
  tally: ImportTally,
  lossAllowed = LOSS_ALLOWED,
  doubt: Doubt | null = null,
): Pick<DryRun, 'notUnderstood' | 'refused'> => {
  const refusal = tally.refusal(file.reader, lossAllowed) ?? doubt;
  return {
    notUnderstood: file.reader
      .counts()
      .flatMap(({ heading, filled, notUnderstood, firstFault }) =>
        firstFault === null ? [] : [{ heading, count: notUnderstood, of: filled, line: firstFault.line, written: firstFault.value }],
      ),
    refused: refusal && { reason: refusal.reason, expected: refusal.expected },
  };
};
