import type { BookSource } from '../../usecases/ports.ts';
import type { Database } from '../database.ts';
import { readFlatBondsOnOffer } from './flat/flat-bonds-on-offer.ts';
import { readFlatFamily } from './flat/flat-family.ts';
import { readFlatSchema } from './flat/flat-schema.ts';
import { readFlatTrades } from './flat/flat-trades.ts';
import { newestFlatTradeDay } from './flat/newest-flat-trade-day.ts';
import { readFlatBook } from './flat/read-flat-book.ts';
import { withSourceErrors } from './source-errors.ts';

/**
 * The book in one table, `investment_data`, with an optional table `clients`. Only read, never written. It knows no relationship managers
 * and no offers. Every method throws SourceUnavailableError where the database or the table is away.
 */
export const flatSource = (database: Database): BookSource => {
  const newestTradeDay = async () => newestFlatTradeDay(database, await readFlatSchema(database));
  return withSourceErrors({
    hasRelationshipManagers: false,
    readBook: async (request) => readFlatBook(database, await readFlatSchema(database), request),
    readClient: async (id) => {
      const { book } = await readFlatBook(database, await readFlatSchema(database), { only: new Set([id]) });
      return book.clients.length > 0 ? book : null;
    },
    readTrades: async (ids) => readFlatTrades(database, await readFlatSchema(database), ids),
    readFamily: async (id) => readFlatFamily(database, await readFlatSchema(database), id),
    readRelationshipManagers: async () => [],
    readBondsOnOffer: async (asOf) => readFlatBondsOnOffer(database, await readFlatSchema(database), asOf, await newestTradeDay()),
    newestTradeDay,
  });
};
