import { administration } from './administration.ts';
import { openChartRenderer } from './charts/open-renderer.ts';
import type { Config } from './config.ts';
import { bookLoader } from './data/proposing/book-loader.ts';
import { familyStatisticsFrom } from './data/stores/desk/family-statistics-document.ts';
import { installationOf, readOnlyBook } from './installation.ts';
import { loadBehind } from './jobs/load-behind.ts';
import { type Overrides, openPorts } from './open-ports.ts';
import { loggable } from './slack/edge/loggable.ts';
import { currentRequest } from './slack/edge/request-context.ts';
import { accessTokens } from './usecases/actor/access-tokens.ts';
import { turnsAway } from './usecases/actor/turn-away.ts';
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
import { explorationServices } from './usecases/exploration/exploration-services.ts';
import { familyServices } from './usecases/family/family-services.ts';
import { feedbackServices } from './usecases/feedback/feedback-services.ts';
import { findMessageServices } from './usecases/feedback/find-message.ts';
import { recordFeedback } from './usecases/feedback/record-feedback.ts';
import { homeServices } from './usecases/home/home-services.ts';
import { intakeServices } from './usecases/intake/intake-services.ts';
import { modelServices } from './usecases/models/model-services.ts';
import { findOffers } from './usecases/offers/find-offers.ts';
import { plainServices } from './usecases/plain/plain-services.ts';
import { profileServices } from './usecases/profiles/record-profile.ts';
import { spelledClients } from './usecases/profiles/spelled-clients.ts';
import { quoteBond } from './usecases/quote/quote-bond.ts';
import { moreOfRecommendation } from './usecases/recommendation/more-of-recommendation.ts';
import { notePosted } from './usecases/recommendation/note-posted.ts';
import { recommendBond } from './usecases/recommendation/recommend-bond.ts';
import { shareRecommendation } from './usecases/recommendation/share-recommendation.ts';
import { recommendationFor, standingRecommendation } from './usecases/recommendation/standing-recommendation.ts';
import { undoFeedback } from './usecases/recommendation/undo-feedback.ts';
import { undoShare } from './usecases/recommendation/undo-share.ts';
import type { Services } from './usecases/services.ts';
import { findNamedClients } from './usecases/shortcuts/find-named-clients.ts';
import { listStatements } from './usecases/statements/list-statements.ts';
import { evaluateLater, trainLater } from './usecases/train/learn-later.ts';
import { checkWatches, watchServices } from './usecases/watch/watch-bonds.ts';

/** A sign that isn't finished within this time is picked up by whoever looks next. */
const UNFINISHED_AFTER_MS = 15_000;
const UNFINISHED_AT_ONCE = 1000;

/** The composition root: takes the configuration, returns everything that can be asked of the product. */
export const openDependencies = async (config: Config, overrides: Overrides = {}) => {
  const { ports, pricing, auditKey, ...shared } = await openPorts(config, overrides);
  const { log, clock, calendar, statementRules, database, sourceDatabase, anchor, stores } = shared;
  const { source, activeModel, bookDay } = ports;

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
    ...plainServices(ports),
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
    ...clientServices({ ...ports, pricing: pricing.rules }),
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
    ...shared,
    bookDay,
    newId: ports.newId,
    bookLoader: loader,
    spelledClients: spelled,
    source,
    services,
    charts,
    admins,
    activeModel,
    adviseOne: adviseOne(ports),
    checkWatches: checkWatches(ports),
    adviseMany: adviseMany(ports),
    listStatements: listStatements({ ...ports, statementRules }),
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
    strangers,
    accessTokens: accessTokens(ports),
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
