import { asLongAsItTakes, inPatience } from '../patience/patience.ts';
import { type BookSource, SourceUnavailableError } from '../usecases/ports/book-source.ts';

export interface LazySourceOptions {
  /** Called where the book is too slow for a person who waits. */
  readonly onTooSlow?: () => void;
}

/**
 * A source that's opened on first use, and again if that failed: the process can start even while the book is away. A person waits for it only so
 * long; then it counts as unavailable, and the reading goes on for whoever asks next.
 */
export const lazySource = (open: () => Promise<BookSource>, { onTooSlow = () => {} }: LazySourceOptions = {}): BookSource => {
  let opened: BookSource | null = null;
  let opening: Promise<BookSource> | null = null;
  let hadManagers = true;
  const source = async (): Promise<BookSource> => {
    if (opened) return opened;
    opening ??= open().finally(() => {
      opening = null;
    });
    opened = await opening;
    return opened;
  };
  const tooLate = (): Error => {
    onTooSlow();
    return new SourceUnavailableError('The book did not answer in time.');
  };
  const ask = <T>(read: (source: BookSource) => Promise<T>): Promise<T> =>
    inPatience(
      'book',
      asLongAsItTakes(async () => read(await source())),
      tooLate,
    );
  return {
    hasRelationshipManagers: async () => {
      // Doesn't wait for the book to open. Until then it assumes managers, so nobody sees too much.
      if (!opened) return true;
      try {
        hadManagers = await ask((book) => book.hasRelationshipManagers());
      } catch (error) {
        if (!(error instanceof SourceUnavailableError)) throw error;
      }
      return hadManagers;
    },
    readBook: (options) => ask((book) => book.readBook(options)),
    readClient: (id, until) => ask((book) => book.readClient(id, until)),
    readTrades: (ids) => ask((book) => book.readTrades(ids)),
    readManagersOf: (ids) => ask((book) => book.readManagersOf(ids)),
    readFamily: (id) => ask((book) => book.readFamily(id)),
    readBornOn: (birthDay) => ask(async (book) => (await book.readBornOn?.(birthDay)) ?? []),
    readRelationshipManagers: () => ask((book) => book.readRelationshipManagers()),
    readBondsOnOffer: (asOf, newest) => ask((book) => book.readBondsOnOffer(asOf, newest)),
    readBond: (bondId, asOf) => ask((book) => book.readBond(bondId, asOf)),
    reach: () => ask((book) => book.reach()),
    newestTradeDay: (until) => ask((book) => book.newestTradeDay(until)),
  };
};
