import { randomUUID } from 'node:crypto';
import type { Train } from './administration.ts';
import type { Config } from './config.ts';
import { type Database, openDatabase } from './data/database.ts';
import { databasePulse } from './data/database-pulse.ts';
import { fingerprint } from './data/fingerprint.ts';
import { readMappingFile } from './data/mapping/read-mapping-file.ts';
import { migrate } from './data/migrations/migrate.ts';
import { PATIENT, type QueryLimits } from './data/query-limits.ts';
import { isDemoBook } from './data/sources/reading/book-marker.ts';
import { knownClients } from './data/stores/clients/known-clients.ts';
import { digestFiguresStore } from './data/stores/digest/digest-figures.ts';
import { sentDigests } from './data/stores/digest/sent-digests.ts';
import { readHolidays } from './holidays.ts';
import { logger } from './log.ts';
import { openAuditLog } from './open-audit-log.ts';
import { openFirmBook } from './open-firm-book.ts';
import { openStores } from './open-stores.ts';
import { readPricing } from './pricing-file.ts';
import { readSuitability } from './suitability-file.ts';
import { whoIs } from './usecases/actor/who-is.ts';
import { keepDigestFigures } from './usecases/digest/keep-digest-figures.ts';
import { keepOutcomes } from './usecases/feedback/keep-outcomes.ts';
import { withRegisteredClients } from './usecases/intake/with-registered-clients.ts';
import { FeedbackLedger } from './usecases/ledger/feedback-ledger.ts';
import type { BookSource } from './usecases/ports/book-source.ts';
import type { ChartRenderer } from './usecases/ports/charts.ts';
import type { Clock } from './usecases/ports/clock.ts';
import { snapshotWithProfiles, withRecordedProfiles } from './usecases/profiles/with-recorded-profiles.ts';
import { sourceWithNotes } from './usecases/quote/with-notes.ts';
import { ActiveModel } from './usecases/serving/active-model.ts';
import { BookDay } from './usecases/serving/book-day.ts';
import { deskCalendar } from './usecases/serving/desk-calendar.ts';
import { MarketReader } from './usecases/serving/market.ts';
import { sourceWithBondBands } from './usecases/serving/with-bond-bands.ts';
import { withOfferSheet } from './usecases/serving/with-offer-sheet.ts';
import { sourceInWholeLots } from './usecases/serving/with-whole-lots.ts';

/** What a caller puts in place of the usual: tests their fakes, a process its own limits. */
export interface Overrides {
  /** How long a database server may keep us waiting. */
  readonly limits?: QueryLimits;
  readonly clock?: Clock;
  readonly source?: BookSource;
  readonly charts?: ChartRenderer;
  readonly train?: Train;
  /** Files are read in this thread, not in one of their own. */
  readonly readsFilesHere?: boolean;
  /** The process ends with its answer, so nothing is begun behind it. */
  readonly endsWithAnswer?: boolean;
}

/** What the services are made from: databases, stores, the firm's book and the rules in files. */
export const openPorts = async (config: Config, overrides: Overrides) => {
  const log = logger(config.logLevel);
  const clock: Clock = overrides.clock ?? { now: () => new Date() };
  const calendar = deskCalendar(clock, config.timeZone, readHolidays(config.holidaysFile));
  const mapping = config.sourceMapping === null ? null : readMappingFile(config.sourceMapping);
  // Before anything is opened that an error would leave open.
  const pricing = readPricing(config.pricingFile);
  const { policy, bondBands: bondBandRules, statementWords } = readSuitability(config.suitabilityFile);
  const statementRules = { ...pricing.rules, words: statementWords };
  const suitabilityPolicy = { ...policy, derivedBands: config.derivedBands };
  const { limits = PATIENT } = overrides;
  const database = openDatabase(config.databaseUrl, { limits });
  const sourceDatabase: Database =
    config.sourceDatabaseUrl === config.databaseUrl ? database : openDatabase(config.sourceDatabaseUrl, { limits });
  // The embedded database belongs to this product alone. A server's tables are migrated by `migrate`, one process at a time.
  if (database.kind === 'sqlite') await migrate(database);
  const pulse = databasePulse(database, config.databaseUrl, randomUUID());

  const firmBook = overrides.source ?? openFirmBook(config, sourceDatabase, { mapping, calendar });
  const { auditKey, audit, anchor } = openAuditLog(config, database, log);
  const opened = openStores({ database, audit, calendar, ...(overrides.clock && { leaseNow: async () => clock.now() }) });
  // Without the book we can't tell, and a made-up profile must never count for a real client.
  const isDemo = (): Promise<boolean> => isDemoBook(sourceDatabase).catch(() => false);
  const recorded = { riskProfiles: opened.riskProfiles, calendar, isDemoBook: isDemo };
  const stores = { ...opened, profiles: snapshotWithProfiles(opened.profiles, recorded) };
  const noted = sourceWithNotes(
    withOfferSheet(
      withRecordedProfiles(withRegisteredClients(firmBook, stores.registered, calendar), recorded),
      stores.offerSheets,
      calendar,
    ),
    pricing.notes,
  );
  const source = sourceWithBondBands(sourceInWholeLots(noted), bondBandRules);
  const activeModel = new ActiveModel({ models: stores.models, clock }, ({ reason, instead }) =>
    log.error({ reason, instead }, instead === null ? 'no model can be served' : 'the activated model is damaged; an earlier one answers'),
  );
  const milliseconds = (): number => performance.now();
  const bookDay = new BookDay({ source, aggregates: stores.aggregates, clock, milliseconds, asksBehind: !overrides.endsWithAnswer });
  const digestPorts = {
    ...stores,
    calendar,
    digestFigures: digestFiguresStore(stores.aggregates),
    sentDigests: sentDigests(stores.outbox),
  };
  const ledger = new FeedbackLedger(stores, (error) =>
    log.error({ error: error.message }, 'a recommendation or a person cannot be read: feedback that needs it does not count'),
  );
  const ports = {
    ...digestPorts,
    alsoKeep: async (...read: Parameters<ReturnType<typeof keepDigestFigures>>) => {
      await keepOutcomes({ ...digestPorts, clock })(...read);
      await keepDigestFigures({ ...digestPorts, ledger })(...read);
    },
    source,
    suitabilityPolicy,
    firmBook,
    known: knownClients(database),
    clock,
    activeModel,
    bookDay,
    market: new MarketReader({ source, bookDay, calendar, clock }),
    ledger,
    newId: randomUUID,
    milliseconds,
    fingerprint,
    whoIs: whoIs({
      people: stores.people,
      source,
      startingRoles: { admin: config.admins, supervisor: config.supervisors, advisor: config.advisors },
    }),
  };

  return {
    log,
    clock,
    calendar,
    mapping,
    pricing,
    statementRules,
    suitabilityPolicy,
    bondBandRules,
    database,
    sourceDatabase,
    pulse,
    auditKey,
    anchor,
    stores,
    ports,
  };
};
