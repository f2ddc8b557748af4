import type { BookSource } from '../usecases/ports.ts';

/**
 * A source that is opened when it is first asked, and again after it could not be: a book that is away when the
 * process starts does not keep it from starting.
 * @param assumeRelationshipManagers what to say of relationship managers before the book was ever seen; true is the careful answer.
 */
export const lazySource = (open: () => Promise<BookSource>, assumeRelationshipManagers: boolean): BookSource => {
  let opened: BookSource | null = null;
  let opening: Promise<BookSource> | null = null;
  const source = async (): Promise<BookSource> => {
    if (opened) return opened;
    opening ??= open().finally(() => {
      opening = null;
    });
    opened = await opening;
    return opened;
  };
  return {
    get hasRelationshipManagers() {
      return opened?.hasRelationshipManagers ?? assumeRelationshipManagers;
    },
    readBook: async (options) => (await source()).readBook(options),
    readClient: async (id) => (await source()).readClient(id),
    readTrades: async (ids) => (await source()).readTrades(ids),
    readFamily: async (id) => (await source()).readFamily(id),
    readBornOn: async (birthDay) => (await (await source()).readBornOn?.(birthDay)) ?? [],
    readRelationshipManagers: async () => (await source()).readRelationshipManagers(),
    readBondsOnOffer: async (asOf) => (await source()).readBondsOnOffer(asOf),
    newestTradeDay: async () => (await source()).newestTradeDay(),
  };
};
