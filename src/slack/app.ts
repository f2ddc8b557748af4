import type { IncomingMessage, ServerResponse } from 'node:http';
import { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { CommandHelp } from '../../views/first-contact/help.ts';
import type { IntakeRules } from '../advisor/intake/read-intake.ts';
import type { DigestPoster } from '../usecases/digest/digest-poster.ts';
import type { ChartRenderer } from '../usecases/ports/charts.ts';
import type { Clock } from '../usecases/ports/clock.ts';
import type { Services } from '../usecases/services.ts';
import { onAdmin } from './admin/on-admin.ts';
import { WorkspaceBlocks } from './blocks/workspace-blocks.ts';
import { onBookFile } from './book-file/on-book-file.ts';
import { onBreakdown } from './breakdown/on-breakdown.ts';
import { Hurry } from './calls/hurry.ts';
import { openNetwork } from './calls/network.ts';
import { SlackClient, webClientOptions } from './calls/web-client.ts';
import { onClientPress } from './client-menu/on-client-press.ts';
import { onPickClient } from './client-menu/on-pick-client.ts';
import { onCompare } from './compare/on-compare.ts';
import { onDigest } from './digest/on-digest.ts';
import { slackDigestPoster } from './digest/slack-digest-poster.ts';
import { Arrivals } from './edge/arrivals.ts';
import type { BotIdentity, Edge, EdgeLogger } from './edge/edge.ts';
import { loggable } from './edge/loggable.ts';
import { type Meter, SILENT_METER } from './edge/meter.ts';
import { type Purpose, Queues } from './edge/queues.ts';
import { currentRequest } from './edge/request-context.ts';
import { RunningWork } from './edge/running-work.ts';
import { Turns } from './edge/turns.ts';
import { onFamily } from './family/on-family.ts';
import { onArrival } from './feedback/on-arrival.ts';
import { onChoice } from './feedback/on-choice.ts';
import { onFeedback } from './feedback/on-feedback.ts';
import { Recovery } from './feedback/recovery.ts';
import { onFirstContact } from './first-contact/on-first-contact.ts';
import { guardHandOver } from './guard/hand-over.ts';
import { tellBusy } from './guard/turned-away.ts';
import { onHome } from './home/on-home.ts';
import { onIntake } from './intake/on-intake.ts';
import { onLink } from './intake/on-link.ts';
import { onLadder } from './ladder/on-ladder.ts';
import { type ListeningApp, listenOn } from './listener/listen-on.ts';
import type { On } from './listener/on.ts';
import { onModelCard } from './models/on-model-card.ts';
import { onOffers } from './offers/on-offers.ts';
import { isOurMessage } from './posting/whose-message.ts';
import { onQuote } from './quote/on-quote.ts';
import { onMore } from './recommendation/on-more.ts';
import { onShare } from './recommendation/on-share.ts';
import { onRiskProfile } from './risk-profile/on-risk-profile.ts';
import { onShortcuts } from './shortcuts/on-shortcuts.ts';
import { boltLogger } from './transports/bolt-logger.ts';
import { httpTransport } from './transports/http-transport.ts';
import { onRevocation } from './transports/on-revocation.ts';
import { socketTransport } from './transports/socket-transport.ts';
import { TokenStanding } from './transports/token-standing.ts';
import type { Guard, Health, SlackAppConnection, Transport } from './transports/transport.ts';
import { onWatch } from './watch/on-watch.ts';

const DRAIN_MS = 6000;
const RECOVER_EVERY_MS = 30_000;
/** A digest or a refresh of the book is put off for people, but not for ever. */
const QUIET_WITHIN_MS = 5 * 60_000;

/** An edge with every service. Each listener's type names those it uses. */
export type WholeEdge = Edge<keyof Services>;

/** The slash commands. The app is handed them, so it doesn't import `commands/`. */
export interface SlashCommands {
  /** In the order in which help lists them. */
  readonly list: readonly CommandHelp[];
  readonly listen: (on: On, edge: WholeEdge) => void;
}

export interface SlackAppOptions {
  readonly commands: SlashCommands;
  readonly services: Services;
  readonly connection: SlackAppConnection;
  readonly logger: EdgeLogger;
  readonly clock: Clock;
  /** The desk's day and time zone. */
  readonly calendar: Edge['calendar'];
  /** What questionnaires are read by; absent: the usual. */
  readonly intakeRules?: IntakeRules;
  /** Draws charts that Slack doesn't draw; null: their figures are shown as text. Whoever opened it closes it. */
  readonly charts: ChartRenderer | null;
  /** Whether Slack draws the charts it can. Absent: all of them are pictures. */
  readonly nativeCharts?: boolean;
  /** Absent: nothing is counted. */
  readonly meter?: Meter;
  /** How often to look for votes that a dead process left behind; milliseconds. */
  readonly recoverEveryMs?: number;
  /** How long a stop waits for running work; milliseconds. */
  readonly drainMs?: number;
  /** How long requests may wait for their turn before people hear that it's busy; milliseconds. */
  readonly longestWaitMs?: Readonly<Record<Purpose, number>>;
}

export interface SlackApp {
  /**
   * Asks Slack who the bot is, opens the socket in Socket Mode, and takes up votes that were left behind.
   * @param beforeOpening what else must hold before the first request comes; its error ends the start
   * @throws SlackRefusedError or SocketNotOpenError if Slack refuses or can't be reached
   */
  start(beforeOpening?: () => Promise<void>): Promise<void>;
  /** Takes nothing new, waits a limited time for running work, then closes the socket. */
  stop(): Promise<void>;
  /** In HTTP mode, for the main program's server: answers POST /slack/events. */
  readonly requestListener?: (request: IncomingMessage, response: ServerResponse) => void;
  health(): Health;
  readonly client: WebClient;
  /** Resolves once nobody waits for an answer, or after a while: what nobody waits for begins then. */
  quiet(): Promise<void>;
  /** Posts digests, for the jobs. */
  readonly digestPoster: DigestPoster;
}

/** Slack refuses the bot token, or can't be reached. */
export class SlackRefusedError extends Error {
  override readonly name = 'SlackRefusedError';
}

/** All listeners, as `manifest.yml` declares them. */
export const registerListeners = (
  app: ListeningApp,
  edge: WholeEdge,
  botUserId: () => string | null,
  commands: SlashCommands,
  token: Pick<TokenStanding, 'refused'>,
): void => {
  const on = listenOn(app, edge);
  commands.listen(on, edge);
  onPickClient(on, edge);
  onClientPress(on, edge);
  onFeedback(on, edge, botUserId);
  onArrival(on, edge);
  onChoice(on, edge);
  onLadder(on, edge);
  onQuote(on, edge);
  onOffers(on, edge);
  onWatch(on, edge);
  onMore(on, edge);
  onShare(on, edge);
  onDigest(on, edge);
  onCompare(on, edge);
  onFamily(on, edge);
  onModelCard(on, edge);
  onAdmin(on, edge);
  onIntake(on, edge);
  onLink(on, edge);
  onRiskProfile(on, edge);
  onShortcuts(on, edge);
  onHome(on, edge, commands.list);
  onBreakdown(on, edge);
  onFirstContact(on, edge, botUserId);
  onBookFile(on, edge);
  onRevocation(on, token);
  on.othersAreOutdated();
};

/** The bot in a Slack workspace: Bolt behind our guard, the listeners, and an orderly stop. */
export const createSlackApp = (options: SlackAppOptions): SlackApp => {
  const { services, connection, logger, clock, calendar } = options;
  const boltsLogger = boltLogger(logger);
  const meter = options.meter ?? SILENT_METER;
  const token = new TokenStanding({ test: () => client.auth.test(), logger });
  const noted: Meter = {
    ...meter,
    slackCall: (method, outcome, seconds) => {
      token.note(method, outcome);
      meter.slackCall(method, outcome, seconds);
    },
  };
  const hurry = new Hurry();
  const { apiUrl } = connection;
  const network = openNetwork(connection.proxy ?? null);
  const client = new SlackClient(connection.botToken, boltsLogger, { apiUrl, network, meter: noted, hurry });
  const running = new RunningWork();
  const queues = new Queues(meter, options.longestWaitMs);
  let stopping = false;
  let started = false;
  let bot: BotIdentity = { userId: null, botId: null };

  const guard: Guard = (app) =>
    guardHandOver(app, {
      services,
      logger,
      running,
      queues,
      tellBusy: (incoming) => tellBusy(edge, incoming),
      isStopping: () => stopping,
      botUserId: () => bot.userId,
      isOurs: ({ about }) => isOurMessage(edge, about),
      clock,
      meter,
    });
  const transport: Transport =
    connection.kind === 'socket'
      ? socketTransport({ appToken: connection.appToken, apiUrl, network, guard, logger, boltLogger: boltsLogger })
      : httpTransport({ signingSecret: connection.signingSecret, guard, logger, boltLogger: boltsLogger, isStopping: () => stopping });

  const app = new App({
    receiver: transport.receiver,
    // There's one workspace, and the start asked who the bot is. Bolt's own check would end the process if Slack is down.
    authorize: async () => ({ botToken: connection.botToken, ...(bot.userId !== null && { botUserId: bot.userId }) }),
    // Bolt's own clients. No listener uses them.
    clientOptions: webClientOptions(boltsLogger, { apiUrl, network, meter: options.meter }),
    logger: boltsLogger,
    convoStore: false,
  });
  app.error(async (error) => {
    const request = currentRequest();
    if (request) request.failed = true;
    logger.error(loggable(error), 'a listener failed');
  });

  const edge: WholeEdge = {
    services,
    client,
    fetch: network.fetch,
    logger,
    clock,
    calendar,
    ...(options.intakeRules && { intakeRules: options.intakeRules }),
    turns: new Turns(),
    arrivals: new Arrivals(services),
    bot: () => bot,
    charts: options.charts,
    blocks: new WorkspaceBlocks(clock, logger, calendar.zone, options.nativeCharts),
    meter,
  };
  registerListeners(app, edge, () => bot.userId, options.commands, token);
  const recovery = new Recovery(edge, running, options.recoverEveryMs ?? RECOVER_EVERY_MS);

  return {
    client,
    quiet: () => queues.quiet(QUIET_WITHIN_MS),
    digestPoster: slackDigestPoster(edge),
    ...(transport.requestListener ? { requestListener: transport.requestListener } : {}),
    start: async (beforeOpening) => {
      const identity = await client.auth.test().catch((error: unknown) => {
        throw new SlackRefusedError(`Slack did not accept the bot (${loggable(error).message}): check SLACK_BOT_TOKEN and the network`);
      });
      bot = { userId: identity.user_id ?? null, botId: identity.bot_id ?? null };
      await beforeOpening?.();
      await transport.open();
      started = true;
      recovery.start();
    },
    stop: async () => {
      stopping = true;
      queues.stop();
      hurry.begin();
      recovery.stop();
      const ended = await running.drain(options.drainMs ?? DRAIN_MS);
      if (!ended) logger.warn({}, 'stopped with requests still running');
      await transport.close();
    },
    health: () => {
      if (stopping) return { ok: false, reason: 'stopping' };
      if (!started) return { ok: false, reason: 'not started' };
      const hearing = transport.health();
      return hearing.ok ? token.health() : hearing;
    },
  };
};
