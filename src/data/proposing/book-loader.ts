import type { OfferSheets } from '../../usecases/ports/book-source.ts';
import type { Clock } from '../../usecases/ports/clock.ts';
import type { BookLoader, FileHolds, LoadedFile } from '../../usecases/ports/loading/book-loader.ts';
import type { RiskProfiles } from '../../usecases/ports/profiles/risk-profiles.ts';
import type { Doubt } from '../columns/column.ts';
import type { Database } from '../database.ts';
import { importBook } from '../import/import-book.ts';
import { importClients } from '../import/import-clients.ts';
import { importInTheWay } from '../import/import-in-the-way.ts';
import { importOffers } from '../import/import-offers.ts';
import { importProfiles, type ProfilesRequest } from '../import/import-profiles.ts';
import type { SetAside } from '../import/import-tally.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { parseMapping } from '../mapping/parse-mapping.ts';
import type { BookCalendar } from '../sources/reading/book-calendar.ts';
import { inWords } from '../understanding/refused.ts';
import { lookAtFile, reading, refusedBy } from './look-at-file.ts';

export interface BookLoaderOptions {
  readonly database: Database;
  readonly offerSheets: OfferSheets;
  readonly calendar: BookCalendar;
  readonly clock: Clock;
  /** Why this installation's book isn't loaded from files; null if it is. */
  readonly readOnly: string | null;
  readonly riskProfiles: RiskProfiles;
  readonly spelled: ProfilesRequest['spelled'];
  readonly newId: () => string;
}

/** Loads files into this database; offers and risk profiles go into the product's own tables. */
export const bookLoader = (options: BookLoaderOptions): BookLoader => ({
  inTheWay: async (holds) => {
    // The desk's sheet and risk profiles go with a book in any layout.
    if (holds === 'offers' || holds === 'profiles') return null;
    const found = options.readOnly === null ? await importInTheWay(options.database) : null;
    return options.readOnly ?? (found && `${found.reason} ${found.mend}`);
  },
  look: lookAtFile(options.calendar),
  load: (file, mapping, holds, who) =>
    reading(async (): Promise<LoadedFile> => {
      const outcome = await LOADING[holds](options, {
        file: file.path,
        name: file.name,
        mapping: parseMapping(mapping, 'of this file'),
        who,
      });
      return 'doubt' in outcome ? refusedBy({ reason: inWords(outcome.doubt), expected: outcome.doubt.expected }) : outcome;
    }),
});

interface Load {
  readonly file: string;
  readonly name: string;
  readonly mapping: Mapping;
  readonly who: string;
}
type Loading = (options: BookLoaderOptions, load: Load) => Promise<LoadedFile | { readonly doubt: Doubt }>;

const sum = (setAside: Readonly<Record<string, SetAside>>): number =>
  Object.values(setAside).reduce((total, { count }) => total + count, 0);

const LOADING: Readonly<Record<FileHolds, Loading>> = {
  trades: async ({ database, calendar, clock }, { file, ...load }) => {
    const outcome = await importBook(database, { tradesFile: file, ...load, now: clock.now(), calendar });
    if (outcome.kind === 'refused') return outcome;
    const { rows, taken, sales, duplicates, setAside } = outcome.report;
    return { kind: 'loaded', holds: 'trades', rows, taken, sales, duplicates, setAside: sum(setAside), clients: outcome.clients };
  },
  clients: async ({ database, calendar, clock }, { file, ...load }) => {
    const outcome = await importClients(database, { clientsFile: file, ...load, now: clock.now(), calendar });
    if (outcome.kind === 'refused') return outcome;
    const { rows, taken, setAside } = outcome.clientsFile;
    return { kind: 'loaded', holds: 'clients', rows, taken, sales: 0, duplicates: 0, setAside: sum(setAside), clients: taken };
  },
  profiles: async ({ riskProfiles, spelled, newId, calendar, clock }, { file, ...load }) => {
    const days = { zone: calendar.zone, today: calendar.today(), now: clock.now() };
    const outcome = await importProfiles(riskProfiles, { file, ...load, ...days, acceptLoss: null, dryRun: false, newId, spelled });
    if (outcome.kind === 'refused') return outcome;
    const { rows, taken, duplicates, unknown, setAside } = outcome;
    const counts = { rows, taken, duplicates, setAside: sum(setAside), unknown: unknown.count };
    return { kind: 'loaded', holds: 'profiles', ...counts, sales: 0, clients: 0 };
  },
  offers: async ({ database, offerSheets, calendar, clock }, { file, ...load }) => {
    const validUntil = calendar.settlementDay(calendar.today());
    const request = { file, ...load, zone: calendar.zone, validUntil, acceptLoss: null, dryRun: false, now: clock.now() };
    const outcome = await importOffers(database, offerSheets, request);
    if (outcome.kind === 'refused') return outcome;
    const { rows, taken } = outcome;
    const setAside = sum(outcome.setAside);
    const duplicates = rows - taken - setAside;
    return { kind: 'loaded', holds: 'offers', rows, taken, sales: 0, duplicates, setAside, clients: 0 };
  },
};
