import { BookBuilder } from '../../../advisor/book/book.ts';
import type { Day } from '../../../advisor/units.ts';
import { daysUpTo } from '../reading/newest-usable-day.ts';
import { Tally } from '../reading/tally.ts';
import type { MappedBook } from './mapped-book.ts';
import { MappedClients } from './mapped-clients.ts';
import { keyOf, type MappedSection } from './mapped-section.ts';
import { TradeReader } from './mapped-trades.ts';
import { bondsOfRows } from './read-mapped-book.ts';

const PAGE = 500;

/**
 * The day of the newest trade that the book can use, up to a day. Where the column sorts by day, trades are read from the newest on, a page
 * at a time: the first page nearly always has one. Elsewhere all are read.
 */
export const newestMappedDay = async (mapped: MappedBook, latest: Day, until: Day | null): Promise<Day | null> => {
  let newest: Day | null = null;
  for (const section of mapped.trades) {
    const day = await (section.sortsByDay ? pageByPage : allAtOnce)(mapped, section, latest, until);
    if (day !== null && (newest === null || day > newest)) newest = day;
  }
  return newest;
};

const pageByPage = async (mapped: MappedBook, section: MappedSection, latest: Day, until: Day | null): Promise<Day | null> => {
  const reader = new TradeReader(section, new Tally());
  for (let offset = 0; ; offset += PAGE) {
    const rows: unknown[][] = [];
    const page = { by: 'day', newest: { limit: PAGE, offset } } as const;
    for await (const batch of reader.rows(daysUpTo(section.sqlOf('day'), until), page)) rows.push(...batch);
    const newest = await newestOf(mapped, reader, rows, latest);
    if (newest !== null || rows.length < PAGE) return newest;
  }
};

const allAtOnce = async (mapped: MappedBook, section: MappedSection, latest: Day): Promise<Day | null> => {
  const reader = new TradeReader(section, new Tally());
  let newest: Day | null = null;
  for await (const batch of reader.rows()) {
    const later = batch.filter((row) => {
      const day = reader.dayOf(row);
      return typeof day === 'number' && day <= latest && (newest === null || day > newest);
    });
    if (later.length > 0) newest = (await newestOf(mapped, reader, later, latest)) ?? newest;
  }
  return newest;
};

const newestOf = async (mapped: MappedBook, reader: TradeReader, rows: readonly unknown[][], latest: Day): Promise<Day | null> => {
  const clients = new MappedClients(new BookBuilder());
  const keys = (place: number) => new Set(rows.flatMap((row) => keyOf(row[place]) ?? []));
  await clients.readIds(mapped.clients, keys(TradeReader.HOLDER), keys(TradeReader.MEMBER));
  const books = {
    clients,
    ...(await bondsOfRows(
      mapped,
      rows.map((row) => [reader, row] as const),
      new Tally(),
    )),
  };
  let newest: Day | null = null;
  for (const row of rows) {
    const trade = reader.read(row, books, latest);
    if (typeof trade !== 'string' && !trade.isSale && (newest === null || trade.day > newest)) newest = trade.day;
  }
  return newest;
};
