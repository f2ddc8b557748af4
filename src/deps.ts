import { randomUUID } from 'node:crypto';
import { administration, type Train } from './administration.ts';
import { openChartRenderer } from './charts/open-renderer.ts';
import type { Config } from './config.ts';
import { auditKeyReader } from './data/audit/audit-key.ts';
import { auditKeyPlace } from './data/audit/audit-key-place.ts';
import { type Database, openDatabase } from './data/database.ts';
import { fingerprint } from './data/fingerprint.ts';
import { lazySource } from './data/lazy-source.ts';
import { migrate } from './data/migrate.ts';
import { openSource } from './data/sources/open-source.ts';
import { adviceHistory } from './data/stores/advice-history.ts';
import { aggregateStore } from './data/stores/aggregate-store.ts';
import { approvalStore } from './data/stores/approval-store.ts';
import { auditStore } from './data/stores/audit-store.ts';
import { callStore } from './data/stores/call-store.ts';
import { claimStore } from './data/stores/claim-store.ts';
import { digestFiguresStore } from './data/stores/digest-figures.ts';
import { digestSubscriptions } from './data/stores/digest-subscriptions.ts';
import { familyStatisticsFrom } from './data/stores/family-statistics-document.ts';
import { feedbackStore } from './data/stores/feedback-store.ts';
import { inboxStore } from './data/stores/inbox-store.ts';
import { jobStore } from './data/stores/job-store.ts';
import { knownClients } from './data/stores/known-clients.ts';
import { markStore } from './data/stores/mark-store.ts';
import { modelStore } from './data/stores/model-store.ts';
import { outboxStore } from './data/stores/outbox-store.ts';
import { peopleStore } from './data/stores/people-store.ts';
import { profileStore } from './data/stores/profile-store.ts';
import { recommendationStore } from './data/stores/recommendation-store.ts';
import { registeredClients } from './data/stores/registered-clients.ts';
import { segmentCensuses } from './data/stores/segment-censuses.ts';
import { sentDigests } from './data/stores/sent-digests.ts';
import { settingsStore } from './data/stores/settings-store.ts';
import { logger } from './log.ts';
import { adviseClient } from './usecases/advise-client.ts';
import { adviseMany } from './usecases/advise-many.ts';
import { clientServices } from './usecases/clients/client-services.ts';
import { compareServices } from './usecases/compare/compare-services.ts';
import { deskServices } from './usecases/desk/desk-services.ts';
import type { Installation } from './usecases/desk/home-content.ts';
import { refreshDesk } from './usecases/desk/refresh-desk.ts';
import { digestServices } from './usecases/digest/digest-services.ts';
import { gatherDigest } from './usecases/digest/gather-digest.ts';
import { keepDigestFigures } from './usecases/digest/keep-digest-figures.ts';
import { evaluateAdvisor } from './usecases/evaluate-advisor.ts';
import { explorationServices } from './usecases/exploration/exploration-services.ts';
import { familyServices } from './usecases/family/family-services.ts';
import { feedbackServices } from './usecases/feedback/feedback-services.ts';
import { FeedbackLedger } from './usecases/feedback-ledger.ts';
import { intakeServices } from './usecases/intake/intake-services.ts';
import { linkedId } from './usecases/intake/linked-id.ts';
import { profilesWithRegistered } from './usecases/intake/profiles-with-registered.ts';
import { recommendationsWithLinked } from './usecases/intake/recommendations-with-linked.ts';
import { withLinkedIds } from './usecases/intake/with-linked-ids.ts';
import { withRegisteredClients } from './usecases/intake/with-registered-clients.ts';
import { MarketReader } from './usecases/market.ts';
import { ModelInForce } from './usecases/model-in-force.ts';
import { modelServices } from './usecases/models/model-services.ts';
import type { BookSource, ChartRenderer, Clock } from './usecases/ports.ts';
import { recommendBond } from './usecases/recommend-bond.ts';
import { recordFeedback } from './usecases/record-feedback.ts';
import { searchClients } from './usecases/search-clients.ts';
import type { Services } from './usecases/services.ts';
import { shareRecommendation } from './usecases/share-recommendation.ts';
import { shortcutServices } from './usecases/shortcuts/shortcut-services.ts';
import { recommendationFor, standingRecommendation } from './usecases/standing-recommendation.ts';
import { trainAdvisor } from './usecases/train-advisor.ts';
import { whoIs } from './usecases/who-is.ts';
import { withRequestId } from './with-request-id.ts';

/** A sign that nobody finished within this time is taken up by whoever looks next. */
const UNFINISHED_AFTER_MS = 15_000;
const UNFINISHED_AT_ONCE = 100;

const WORDS_OF_KIND = { sqlite: 'SQLite', mysql: 'MySQL' } as const;

/** What an admin may read of the configuration: kinds, never addresses or passwords. */
const installationOf = (config: Config): Installation => {
  const kindOf = (url: string): string => WORDS_OF_KIND[url.startsWith('mysql:') ? 'mysql' : 'sqlite'];
  const layout = config.sourceLayout === null ? 'its layout recognised by its tables' : `${config.sourceLayout} layout`;
  const where =
    config.sourceDatabaseUrl === config.databaseUrl
      ? 'in the same database'
      : `in a ${kindOf(config.sourceDatabaseUrl)} database of its own`;
  return { database: kindOf(config.databaseUrl), source: `${where}, ${layout}` };
};

/** What a test puts in place of the real thing. */
export interface Overrides {
  readonly clock?: Clock;
  readonly source?: BookSource;
  readonly charts?: ChartRenderer;
  readonly train?: Train;
}

/** The composition root: configuration in, everything that can be asked of the product out. */
export const openDependencies = async (config: Config, overrides: Overrides = {}) => {
  const log = logger(config.logLevel);
  const clock: Clock = overrides.clock ?? { now: () => new Date() };
  const database = openDatabase(config.databaseUrl);
  const sourceDatabase: Database = config.sourceDatabaseUrl === config.databaseUrl ? database : openDatabase(config.sourceDatabaseUrl);
  // The embedded database belongs to this product alone; a server's tables are brought up to date by `migrate`, one process at a time.
  if (database.kind === 'sqlite') await migrate(database);

  const registered = registeredClients(database);
  const firmBook =
    overrides.source ??
    lazySource(
      () => openSource(sourceDatabase, { layout: config.sourceLayout, orders: config.orders, bondTypeColumn: config.bondTypeColumn }),
      config.sourceLayout !== 'flat',
    );
  const source = withRegisteredClients(firmBook, registered, clock);
  const auditKey = auditKeyReader(database, auditKeyPlace(config));
  const stores = {
    profiles: profilesWithRegistered(profileStore(database), registered, clock),
    models: modelStore(database),
    recommendations: recommendationsWithLinked(recommendationStore(database), registered),
    registered,
    feedback: feedbackStore(database),
    inbox: inboxStore(database),
    people: peopleStore(database),
    audit: withRequestId(auditStore(database, auditKey)),
    claims: claimStore(database),
    approvals: approvalStore(database),
    aggregates: aggregateStore(database),
    settings: settingsStore(database),
    jobs: jobStore(database),
    outbox: outboxStore(database),
    digestSubscriptions: digestSubscriptions(database),
    censuses: segmentCensuses(database),
    adviceHistory: adviceHistory(database),
    calls: callStore(database),
    marks: markStore(database),
  };
  const modelInForce = new ModelInForce({ models: stores.models, clock }, (error) =>
    log.error({ error: error.message }, 'the activated model cannot be served'),
  );
  const digestPorts = { ...stores, digestFigures: digestFiguresStore(stores.aggregates), sentDigests: sentDigests(stores.outbox) };
  const ports = {
    ...digestPorts,
    alsoKeep: keepDigestFigures(digestPorts),
    source,
    firmBook,
    known: knownClients(database),
    clock,
    modelInForce,
    market: new MarketReader({ source, clock }),
    ledger: new FeedbackLedger(stores, (error) =>
      log.error({ error: error.message }, 'a recommendation cannot be read: its feedback does not count'),
    ),
    newId: randomUUID,
    milliseconds: () => performance.now(),
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
  const installation = installationOf(config);
  const admin = administration({ ...ports, config, database, auditKey, admins, installation, train: overrides.train });
  const mayPostClientResultsIn = (channel: string): boolean => admin.clientChannels.mayPost(channel);
  const direct: Services = {
    // Who may see what is asked first of all: from here on what may be posted where is fresh too.
    whoIs: async (id) => {
      await admin.clientChannels.refresh();
      return ports.whoIs(id);
    },
    admins,
    recommendBond: recommendBond(ports),
    searchClients: searchClients(ports),
    noteRecommendationPosted: (id, place) => stores.recommendations.place(id, place),
    receiveFeedback: (entry) => stores.inbox.put(entry, clock.now()),
    recordFeedback: recordFeedback(ports),
    unfinishedFeedback: () => stores.inbox.pending(new Date(clock.now().getTime() - UNFINISHED_AFTER_MS), UNFINISHED_AT_ONCE),
    standingRecommendation: standingRecommendation(ports),
    recommendationFor: recommendationFor(ports),
    shareRecommendation: shareRecommendation({ ...ports, mayPostClientResultsIn }),
    mayPostClientResultsIn,
    clientChannels: () => admin.clientChannels.list(),
    ...admin.services,
    ...modelServices(ports),
    ...feedbackServices(ports),
    ...deskServices({ ...ports, installation }),
    ...clientServices(ports),
    ...compareServices(ports),
    ...digestServices({ ...ports, digestTime: { cron: config.digestCron, zone: config.timeZone } }),
    ...familyServices({ ...ports, familyStatisticsFrom }),
    ...explorationServices(ports),
    ...intakeServices(ports),
    ...shortcutServices(ports),
  };
  const services = withLinkedIds(direct, linkedId(ports));

  return {
    config,
    log,
    clock,
    newId: ports.newId,
    database,
    sourceDatabase,
    source,
    stores,
    services,
    charts,
    modelInForce,
    adviseClient: adviseClient(ports),
    adviseMany: adviseMany(ports),
    trainAdvisor: trainAdvisor(ports),
    evaluateAdvisor: evaluateAdvisor(ports),
    train: admin.train,
    refresh: admin.refresh,
    verifyAudit: admin.verifyAudit,
    otherAuditKeys: admin.otherAuditKeys,
    forgetClient: admin.forgetClient,
    forgetAgain: admin.forgetAgain,
    resetLearning: admin.resetLearning,
    refreshDesk: refreshDesk(ports),
    gatherDigest: gatherDigest(ports),
    digestFigures: ports.digestFigures,
    close: async () => {
      await charts.close();
      await database.close();
      if (sourceDatabase !== database) await sourceDatabase.close();
    },
  };
};

export type Dependencies = Awaited<ReturnType<typeof openDependencies>>;
