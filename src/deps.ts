import { randomUUID } from 'node:crypto';
import { administration, type Train } from './administration.ts';
import { openChartRenderer } from './charts/open-renderer.ts';
import type { Config } from './config.ts';
import { type Database, openDatabase } from './data/database.ts';
import { databasePulse } from './data/database-pulse.ts';
import { fingerprint } from './data/fingerprint.ts';
import { readMappingFile } from './data/mapping/read-mapping-file.ts';
import { migrate } from './data/migrations/migrate.ts';
import { bookLoader } from './data/proposing/book-loader.ts';
import { PATIENT, type QueryLimits } from './data/query-limits.ts';
import { isDemoBook } from './data/sources/reading/book-marker.ts';
import { knownClients } from './data/stores/clients/known-clients.ts';
import { familyStatisticsFrom } from './data/stores/desk/family-statistics-document.ts';
import { digestFiguresStore } from './data/stores/digest/digest-figures.ts';
import { sentDigests } from './data/stores/digest/sent-digests.ts';
import { readHolidays } from './holidays.ts';
import { installationOf, readOnlyBook } from './installation.ts';
import { loadBehind } from './jobs/load-behind.ts';
import { logger } from './log.ts';
import { openAuditLog } from './open-audit-log.ts';
import { openFirmBook } from './open-firm-book.ts';
import { openStores } from './open-stores.ts';
import { readPricing } from './pricing-file.ts';
import { loggable } from './slack/edge/loggable.ts';
import { currentRequest } from './slack/edge/request-context.ts';
import { readSuitability } from './suitability-file.ts';
import { turnsAway } from './usecases/actor/turn-away.ts';
import { whoIs } from './usecases/actor/who-is.ts';
import { loadBook } from './usecases/admin/load-book.ts';
import { adviseMany } from './usecases/advise/advise-many.ts';
import { adviseOne } from './usecases/advise/advise-one.ts';
import { askedClient } from './usecases/asked-client/asked-client.ts';
import { clientServices } from './usecases/client/client-services.ts';
import { searchClients } from './usecases/client/search-clients.ts';
import { compareServices } from './usecases/compare/compare-services.ts';
import { refreshDesk } from './usecases/desk/refresh-desk.ts';
import { digestServices } from './usecases/digest/digest-services.ts';
import { gatherDigest } from './usecases/digest/gather-digest.ts';
import { keepDigestFigures } from './usecases/digest/keep-digest-figures.ts';
import { explorationServices } from './usecases/exploration/exploration-services.ts';
import { familyServices } from './usecases/family/family-services.ts';
import { feedbackServices } from './usecases/feedback/feedback-services.ts';
import { findMessageServices } from './usecases/feedback/find-message.ts';
import { keepOutcomes } from './usecases/feedback/keep-outcomes.ts';
import { recordFeedback } from './usecases/feedback/record-feedback.ts';
import { homeServices } from './usecases/home/home-services.ts';
import { intakeServices } from './usecases/intake/intake-services.ts';
import { withRegisteredClients } from './usecases/intake/with-registered-clients.ts';
import { FeedbackLedger } from './usecases/ledger/feedback-ledger.ts';
import { modelServices } from './usecases/models/model-services.ts';
import { findOffers } from './usecases/offers/find-offers.ts';
import type { BookSource } from './usecases/ports/book-source.ts';
import type { ChartRenderer } from './usecases/ports/charts.ts';
import type { Clock } from './usecases/ports/clock.ts';
import { profileServices } from './usecases/profiles/record-profile.ts';
import { spelledClients } from './usecases/profiles/spelled-clients.ts';
import { snapshotWithProfiles, withRecordedProfiles } from './usecases/profiles/with-recorded-profiles.ts';
import { quoteBond } from './usecases/quote/quote-bond.ts';
import { sourceWithNotes } from './usecases/quote/with-notes.ts';
import { moreOfRecommendation } from './usecases/recommendation/more-of-recommendation.ts';
import { notePosted } from './usecases/recommendation/note-posted.ts';
import { recommendBond } from './usecases/recommendation/recommend-bond.ts';
import { shareRecommendation } from './usecases/recommendation/share-recommendation.ts';
import { recommendationFor, standingRecommendation } from './usecases/recommendation/standing-recommendation.ts';
import { undoFeedback } from './usecases/recommendation/undo-feedback.ts';
import { undoShare } from './usecases/recommendation/undo-share.ts';
import type { Services } from './usecases/services.ts';
import { ActiveModel } from './usecases/serving/active-model.ts';
import { BookDay } from './usecases/serving/book-day.ts';
import { deskCalendar } from './usecases/serving/desk-calendar.ts';
import { MarketReader } from './usecases/serving/market.ts';
import { sourceWithBondBands } from './usecases/serving/with-bond-bands.ts';
import { withOfferSheet } from './usecases/serving/with-offer-sheet.ts';
import { sourceInWholeLots } from './usecases/serving/with-whole-lots.ts';
import { findNamedClients } from './usecases/shortcuts/find-named-clients.ts';
import { listStatements } from './usecases/statements/list-statements.ts';
import { evaluateLater, trainLater } from './usecases/train/learn-later.ts';
import { checkWatches, watchServices } from './usecases/watch/watch-bonds.ts';

/** A sign that isn't finished within this time is picked up by whoever looks next. */
const UNFINISHED_AFTER_MS = 15_000;
const UNFINISHED_AT_ONCE = 1000;

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

/** The composition root: takes the configuration, returns everything that can be asked of the product. */
export const openDependencies = async (config: Config, overrides: Overrides = {}) => {
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

  const charts = overrides.charts ?? openChartRenderer({ quickChartUrl: config.quickChartUrl });
  const admins = async (): Promise<readonly string[]> => {
    const people = await stores.people.list();
    return [...new Set([...config.admins, ...people.filter((person) => person.role === 'admin').map((person) => person.slackUserId)])];
  };
  /** Slack user ids of everybody who may approve a raised risk band. */
  const approvers = async (): Promise<readonly string[]> => {
    const people = await stores.people.list();
    const kept = people.filter(({ role }) => role !== 'advisor').map(({ slackUserId }) => slackUserId);
    return [...new Set([...config.admins, ...config.supervisors, ...kept])];
  };
  const installation = installationOf(config);
  const admin = administration({ ...ports, config, database, sourceDatabase, auditKey, admins, installation, train: overrides.train });
  const mayPostClientResultsIn = (channel: string): boolean => admin.clientChannels.mayPost(channel);
  const ask = askedClient(ports);
  const strangers = turnsAway(ports);
  /** Who asks. The refusal of a stranger is in the audit log, once for each request. */
  const whoAsks: Services['whoIs'] = async (id) => {
    const actor = await ports.whoIs(id);
    const request = currentRequest();
    if (actor || request?.turnedAway) return actor;
    if (request) request.turnedAway = true;
    await strangers.turnAway(id, request?.surface ?? 'other');
    return null;
  };
  const spelled = spelledClients(ports);
  const loader = bookLoader({
    database: sourceDatabase,
    offerSheets: stores.offerSheets,
    calendar,
    clock,
    readOnly: readOnlyBook(config),
    riskProfiles: stores.riskProfiles,
    spelled,
    newId: ports.newId,
  });
  const services: Services = {
    // Every request asks this first, so the client channels are fresh from here on too.
    whoIs: async (id) => {
      await admin.clientChannels.refresh();
      return whoAsks(id);
    },
    admins,
    askedClient: ask,
    recommendBond: recommendBond(ports),
    searchClients: searchClients(ports),
    findNamedClients: findNamedClients(ports),
    quoteBond: quoteBond({ ...ports, pricing: pricing.rules }),
    findOffers: findOffers({ ...ports, pricing: pricing.rules }),
    ...watchServices(ports),
    ...notePosted(ports),
    receiveFeedback: (entry) => stores.inbox.put(entry, clock.now()),
    dropFeedback: ({ eventId }) => stores.inbox.drop(eventId),
    recordFeedback: recordFeedback({ ...ports, whoIs: whoAsks }),
    undoFeedback: undoFeedback(ports),
    unfinishedFeedback: () => stores.inbox.pending(new Date(clock.now().getTime() - UNFINISHED_AFTER_MS), UNFINISHED_AT_ONCE),
    standingRecommendation: standingRecommendation(ports),
    recommendationFor: recommendationFor(ports),
    moreOfRecommendation: moreOfRecommendation(ports),
    shareRecommendation: shareRecommendation({ ...ports, askedClient: ask, mayPostClientResultsIn }),
    undoShare: undoShare(ports),
    mayPostClientResultsIn,
    clientChannels: () => admin.clientChannels.list(),
    ...admin.services,
    ...modelServices(ports),
    ...feedbackServices(ports),
    ...findMessageServices(ports),
    ...homeServices({ ...ports, installation }),
    ...clientServices(ports),
    ...compareServices({ ...ports, askedClient: ask }),
    ...digestServices({ ...ports, digestTime: { cron: config.digestCron, zone: config.timeZone } }),
    ...familyServices({ ...ports, askedClient: ask, familyStatisticsFrom }),
    ...explorationServices(ports),
    ...intakeServices({ ...ports, eraser: admin.eraser }),
    ...profileServices({ ...ports, approvers }),
    ...loadBook({ ...ports, bookLoader: overrides.readsFilesHere ? loader : loadBehind(config, loader) }),
  };

  return {
    config,
    log,
    clock,
    calendar,
    bondBandRules,
    suitabilityPolicy,
    bookDay,
    newId: ports.newId,
    bookLoader: loader,
    spelledClients: spelled,
    database,
    pulse,
    sourceDatabase,
    mapping,
    source,
    stores,
    services,
    charts,
    admins,
    activeModel,
    adviseOne: adviseOne(ports),
    checkWatches: checkWatches(ports),
    adviseMany: adviseMany(ports),
    listStatements: listStatements({ ...ports, statementRules }),
    statementRules,
    trainAdvisor: trainLater(ports),
    evaluateAdvisor: evaluateLater(ports),
    train: admin.train,
    refresh: admin.refresh,
    verifyAudit: admin.verifyAudit,
    otherAuditKeys: admin.otherAuditKeys,
    forgetClient: admin.forgetClient,
    forgetAgain: admin.forgetAgain,
    noteRestored: admin.noteRestored,
    showAdvice: admin.showAdvice,
    anchor,
    strangers,
    resetLearning: admin.resetLearning,
    /** Reads ahead what the first person would otherwise wait for: the book's layout, its newest day and what's on offer. */
    readAhead: async (): Promise<void> => {
      await Promise.allSettled([ports.market.read(null), activeModel.current()]);
    },
    refreshDesk: refreshDesk(ports),
    gatherDigest: gatherDigest(ports),
    digestFigures: ports.digestFigures,
    close: async () => {
      await strangers.finish().catch((error: unknown) => log.warn(loggable(error), 'refusals could not be noted'));
      await Promise.all([anchor?.settled(), charts.close(), database.close(), sourceDatabase !== database && sourceDatabase.close()]);
    },
  };
};

export type Dependencies = Awaited<ReturnType<typeof openDependencies>>;
