import type { BookSource } from '../../usecases/ports.ts';
import type { Database } from '../database.ts';
import { readFirmBondsOnOffer } from './firm/firm-bonds-on-offer.ts';
import { readFirmBornOn } from './firm/firm-born-on.ts';
import { readFirmFamily } from './firm/firm-family.ts';
import { readFirmManagers } from './firm/firm-managers.ts';
import type { FirmOptions } from './firm/firm-options.ts';
import { type FirmSchema, readFirmSchema } from './firm/firm-schema.ts';
import { readFirmTrades } from './firm/firm-trades.ts';
import { newestFirmTradeDay } from './firm/newest-firm-trade-day.ts';
import { readFirmBook, readFirmClient } from './firm/read-firm-book.ts';
import { withSourceErrors } from './source-errors.ts';

/**
 * The book in the joined tables of a fixed-income platform (orders, offers, products, ratings, users, members). Only read, never written.
 * Every method throws SourceUnavailableError where the database or one of the tables is away.
 */
export const firmSource = (database: Database, options: FirmOptions): BookSource => {
  let known: Promise<FirmSchema> | null = null;
  const schema = (): Promise<FirmSchema> => {
    known ??= readFirmSchema(database, options.bondTypeColumn).catch((error) => {
      known = null;
      throw error;
    });
    return known;
  };
  const newestTradeDay = async () => {
    await schema();
    return newestFirmTradeDay(database, options);
  };
  return withSourceErrors({
    hasRelationshipManagers: true,
    readBook: async (request) => readFirmBook(database, await schema(), options, request),
    readClient: async (id) => readFirmClient(database, await schema(), options, id),
    readTrades: async (ids) => readFirmTrades(database, await schema(), options, ids),
    readFamily: async (id) => readFirmFamily(database, await schema(), id),
    readBornOn: async (birthDay) => readFirmBornOn(database, await schema(), birthDay),
    readRelationshipManagers: async () => readFirmManagers(database, await schema()),
    readBondsOnOffer: async (asOf) => readFirmBondsOnOffer(database, await schema(), options, asOf, newestTradeDay),
    newestTradeDay,
  });
};
