import type { BookBond } from '../book/book.ts';
import { missingHolders } from '../book/missing-holders.ts';
import type { DeskBook } from './desk-book.ts';
import type { DataQuality } from './desk-figures.ts';

/** Why a trade is left out that's dated after the next settlement day. */
export const IN_THE_FUTURE = 'date is in the future';

/** What a row that's left out lacks, by the words for it. */
const ABOUT: ReadonlyArray<readonly [words: RegExp, what: string]> = [
  [/^(no trade|side)/, 'side'],
  [/client/, 'client'],
  [/bond/, 'bond'],
  [/type/, 'type'],
  [/future/, 'future'],
  [/date/, 'day'],
  [/amount/, 'amount'],
];

/** What a reason for leaving out a row is about; a reason that isn't listed is about itself. */
export const aboutWhat = (reason: string): string => ABOUT.find(([words]) => words.test(reason))?.[1] ?? reason;

/** Counts from reading the book. */
export interface ReadingFound {
  readonly rows: number;
  readonly skipped: Readonly<Record<string, number>>;
  readonly blanked: Readonly<Record<string, number>>;
  readonly unclassified: number;
  readonly afterMaturity?: number;
}

const countWhere = (values: ArrayLike<number>, is: (value: number) => boolean): number => {
  let found = 0;
  for (let at = 0; at < values.length; at++) if (is(values[at])) found++;
  return found;
};

const idsOf = (bonds: readonly BookBond[]): ReadonlySet<string> => new Set(bonds.map(({ id }) => id));
/** Bonds with several maturities in their rows: the book has one for each. */
const withSeveralMaturities = (bonds: readonly BookBond[]): number => {
  const maturities = new Map<string, Set<number>>();
  for (const { id, maturityDay } of bonds) {
    if (maturityDay != null) maturities.set(id, (maturities.get(id) ?? new Set()).add(maturityDay));
  }
  return [...maturities.values()].filter(({ size }) => size > 1).length;
};
const hasMaturity = ({ maturityDay }: BookBond): boolean => maturityDay !== null;

/** What's missing or can't be right in the book. */
export const dataQuality = ({ book, columns }: DeskBook, read: ReadingFound): DataQuality => ({
  rows: read.rows,
  trades: book.trades.yieldToMaturity.length,
  skipped: read.skipped,
  blanked: read.blanked,
  unclassifiedTrades: read.unclassified,
  tradesAfterMaturity: read.afterMaturity ?? 0,
  tradesWithoutYield: countWhere(book.trades.yieldToMaturity, Number.isNaN),
  tradesWithoutRating: countWhere(book.trades.band, (band) => band === 0),
  bonds: idsOf(book.bonds).size,
  bondsWithoutMaturity: idsOf(book.bonds).size - idsOf(book.bonds.filter(hasMaturity)).size,
  bondsWithSeveralMaturities: withSeveralMaturities(book.bonds),
  clientsWithoutAge: countWhere(columns.age, Number.isNaN),
  clientsWithoutGender: countWhere(columns.gender, (code) => code === 0),
  clientsWithoutBand: countWhere(columns.band, (code) => code === 0),
  clientsWithoutTrade: countWhere(columns.trades, (trades) => trades === 0),
  familiesWithoutHolder: missingHolders(book).families,
});
