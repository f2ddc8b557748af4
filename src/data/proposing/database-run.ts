import { type Day, isoFromDay } from '../../advisor/units.ts';
import type { DryRun } from '../../usecases/ports/loading/book-loader.ts';
import type { Database } from '../database.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { checkMapped, openMappedBook } from '../sources/mapped/mapped-book.ts';
import { readMappedBook } from '../sources/mapped/read-mapped-book.ts';
import type { BookCalendar } from '../sources/reading/book-calendar.ts';
import { bandsOf, counted, Months } from './dry-run.ts';

/** What reading a mapped database gives. Which rows are set aside is counted; a database has no lines to name. */
export const databaseRun = async (database: Database, mapping: Mapping, calendar: BookCalendar): Promise<DryRun> => {
  const mapped = openMappedBook(database, mapping, calendar);
  await checkMapped(mapped);
  const { book, rows, sales, skipped, blanked } = await readMappedBook(mapped);
  const { day, amount, type } = book.trades;
  const [months, types] = [new Months(), new Map<string, number>()];
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  day.forEach((each, row) => {
    months.add(each as Day, amount[row] as number);
    [from, to] = [Math.min(from, each), Math.max(to, each)];
    const name = book.bondTypes[type[row] as number] ?? 'Unclassified';
    types.set(name, (types.get(name) ?? 0) + 1);
  });
  return {
    rows: rows + sales,
    trades: day.length,
    sales,
    clients: book.clients.length,
    offers: 0,
    amountPaise: months.total,
    days: from > to ? null : { from: isoFromDay(from as Day), to: isoFromDay(to as Day) },
    months: months.list(),
    bands: bandsOf(book.clients.map(({ recordedBand }) => recordedBand)),
    types: counted(types),
    merged: [],
    setAside: Object.entries(skipped).map(([reason, count]) => ({ reason, count, first: [] })),
    notUnderstood: [],
    warnings: Object.entries(blanked).map(([what, count]) => `${count} × ${what}: unusable, and read as unknown.`),
    refused: null,
  };
};
