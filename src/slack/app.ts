import type { IncomingMessage, ServerResponse } from 'node:http';
import { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { IntakeRules } from '../advisor/intake/read-intake.ts';
import type { DigestPoster } from '../usecases/digest/digest-poster.ts';
import type { ChartRenderer } from '../usecases/ports/charts.ts';
import type { Clock } from '../usecases/ports/clock.ts';
import type { Services } from '../usecases/services.ts';
import { WorkspaceBlocks } from './blocks/workspace-blocks.ts';
import { Hurry } from './calls/hurry.ts';
import { openNetwork } from './calls/network.ts';
import { SlackClient, webClientOptions } from './calls/web-client.ts';
import { slackDigestPoster } from './digest/slack-digest-poster.ts';
import { Arrivals } from './edge/arrivals.ts';
import type { BotIdentity, Edge, EdgeLogger } from './edge/edge.ts';
import { loggable } from './edge/loggable.ts';
import { type Meter, SILENT_METER } from './edge/meter.ts';
import { type Purpose, Queues } from './edge/queues.ts';
import { currentRequest } from './edge/request-context.ts';
import { RunningWork } from './edge/running-work.ts';
import { Turns } from './edge/turns.ts';
import { Recovery } from './feedback/recovery.ts';
import { guardHandOver } from './guard/hand-over.ts';
import { tellBusy } from './guard/turned-away.ts';
import { registerListeners, type SlashCommands, type WholeEdge } from './listeners.ts';
import { isOurMessage } from './posting/whose-message.ts';
import { boltLogger } from './transports/bolt-logger.ts';
import { httpTransport } from './transports/http-transport.ts';
import { socketTransport } from './transports/socket-transport.ts';
import { TokenStanding } from './transports/token-standing.ts';
import type { Guard, Health, SlackAppConnection, Transport } from './transports/transport.ts';

const DRAIN_MS = 6000;
const RECOVER_EVERY_MS = 30_000;
/** A digest or a refresh of the book is put off for people, but not for ever. */
const QUIET_WITHIN_MS = 5 * 60_000;

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
        throw new SlackRefusedError(`Slack didn’t accept the bot (${loggable(error).message}): check SLACK_BOT_TOKEN and the network`);
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
