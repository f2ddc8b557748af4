import type { IncomingMessage, ServerResponse } from 'node:http';
import { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { registerCommands } from '../../commands/index.ts';
import type { DigestPoster } from '../usecases/digest/digest-poster.ts';
import type { ChartRenderer, Clock } from '../usecases/ports.ts';
import type { Services } from '../usecases/services.ts';
import { registerAdmin } from './admin/register-admin.ts';
import { boltLogger } from './bolt-logger.ts';
import { registerChoice } from './choice.ts';
import { registerClientPress } from './client-press.ts';
import { registerCompare } from './compare/register-compare.ts';
import { registerExplore } from './desk/explore-listeners.ts';
import { registerFirstContact } from './desk/first-contact-listeners.ts';
import { registerHome } from './desk/home-listeners.ts';
import { registerDigest } from './digest/digest-listeners.ts';
import { slackDigestPoster } from './digest/slack-digest-poster.ts';
import type { Edge, EdgeLogger } from './edge.ts';
import { registerFamily } from './family/register-family.ts';
import { registerFeedback } from './feedback-listeners.ts';
import { guardHandOver } from './hand-over.ts';
import { httpTransport } from './http-transport.ts';
import { registerLink } from './intake/link.ts';
import { registerIntake } from './intake/register-intake.ts';
import { registerLadder } from './ladder/register-ladder.ts';
import { loggable } from './loggable.ts';
import { type Meter, SILENT_METER } from './meter.ts';
import { registerModelCard } from './models/model-card.ts';
import { registerPickClient } from './pick-client.ts';
import { Recovery } from './recovery.ts';
import { currentRequest } from './request-context.ts';
import { RunningWork } from './running-work.ts';
import { registerShare } from './share.ts';
import { registerShortcuts } from './shortcuts/register-shortcuts.ts';
import { socketTransport } from './socket-transport.ts';
import type { Guard, Health, Transport } from './transport.ts';
import { Turns } from './turns.ts';
import { webClientOptions } from './web-client.ts';
import { WorkspaceBlocks } from './workspace-blocks.ts';

const DRAIN_MS = 10_000;
const RECOVER_EVERY_MS = 30_000;

/** `apiUrl`: another Web API than Slack's; the socket's address is asked for there too. */
export type SlackAppConnection =
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string; readonly apiUrl?: string }
  | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string; readonly apiUrl?: string };

export interface SlackAppOptions {
  readonly services: Services;
  readonly connection: SlackAppConnection;
  readonly logger: EdgeLogger;
  readonly clock: Clock;
  /** Draws charts for workspaces that do not; null: their figures stand as text. Closed by who opened it. */
  readonly charts: ChartRenderer | null;
  /** Absent: nothing is counted. */
  readonly meter?: Meter;
  /** How often signs left behind by a dead process are looked for; milliseconds. */
  readonly recoverEveryMs?: number;
  /** How long a stop waits for what is running; milliseconds. */
  readonly drainMs?: number;
}

export interface SlackApp {
  /** Asks Slack who the bot is, opens the socket in Socket Mode, and takes up feedback that was left behind. @throws where Slack refuses. */
  start(): Promise<void>;
  /** Takes nothing new, waits for what is running (bounded), closes the socket. */
  stop(): Promise<void>;
  /** For the main program's server, in HTTP mode: answers POST /slack/events. */
  readonly requestListener?: (request: IncomingMessage, response: ServerResponse) => void;
  health(): Health;
  readonly client: WebClient;
  /** Posts digests, for the jobs. */
  readonly digestPoster: DigestPoster;
}

/** Slack does not know the bot token, or cannot be reached. */
export class SlackRefusedError extends Error {
  override readonly name = 'SlackRefusedError';
}

/** All listeners, as `manifest.yml` declares them. */
export const registerListeners = (
  app: Pick<App, 'command' | 'options' | 'view' | 'event' | 'action' | 'shortcut'>,
  edge: Edge,
  botUserId: () => string | null,
): void => {
  registerCommands(app, edge);
  registerPickClient(app, edge);
  registerClientPress(app, edge);
  registerFeedback(app, edge, botUserId);
  registerChoice(app, edge);
  registerLadder(app, edge);
  registerShare(app, edge);
  registerDigest(app, edge);
  registerCompare(app, edge);
  registerFamily(app, edge);
  registerModelCard(app, edge);
  registerAdmin(app, edge);
  registerIntake(app, edge);
  registerLink(app, edge);
  registerShortcuts(app, edge);
  registerHome(app, edge);
  registerExplore(app, edge);
  registerFirstContact(app, edge, botUserId);
};

/** The bot in a Slack workspace: Bolt with the guard before it, the listeners, and an orderly end. */
export const createSlackApp = (options: SlackAppOptions): SlackApp => {
  const { services, connection, logger, clock } = options;
  const boltsLogger = boltLogger(logger);
  const clientOptions = webClientOptions(boltsLogger, connection.apiUrl, options.meter);
  const client = new WebClient(connection.botToken, clientOptions);
  const running = new RunningWork();
  let stopping = false;
  let started = false;
  let botUserId: string | null = null;

  const guard: Guard = (app) =>
    guardHandOver(app, {
      services,
      logger,
      running,
      isStopping: () => stopping,
      botUserId: () => botUserId,
      clock,
      meter: options.meter ?? SILENT_METER,
    });
  const apiUrl = connection.apiUrl === undefined ? {} : { apiUrl: connection.apiUrl };
  const transport: Transport =
    connection.kind === 'socket'
      ? socketTransport({ appToken: connection.appToken, ...apiUrl, guard, logger, boltLogger: boltsLogger })
      : httpTransport({ signingSecret: connection.signingSecret, guard, logger, boltLogger: boltsLogger, isStopping: () => stopping });

  const app = new App({
    receiver: transport.receiver,
    // One workspace: who the bot is was asked at the start. Bolt's own check would end the process where Slack is away.
    authorize: async () => ({ botToken: connection.botToken, ...(botUserId === null ? {} : { botUserId }) }),
    clientOptions,
    logger: boltsLogger,
    convoStore: false,
  });
  app.error(async (error) => {
    const request = currentRequest();
    if (request) request.failed = true;
    logger.error(loggable(error), 'a listener failed');
  });

  const edge: Edge = {
    services,
    client,
    logger,
    clock,
    turns: new Turns(),
    charts: options.charts,
    blocks: new WorkspaceBlocks(clock),
    meter: options.meter ?? SILENT_METER,
  };
  registerListeners(app, edge, () => botUserId);
  const recovery = new Recovery(edge, running, options.recoverEveryMs ?? RECOVER_EVERY_MS);

  return {
    client,
    digestPoster: slackDigestPoster(edge),
    ...(transport.requestListener ? { requestListener: transport.requestListener } : {}),
    start: async () => {
      const identity = await client.auth.test().catch((error: unknown) => {
        throw new SlackRefusedError(`Slack did not accept the bot (${loggable(error).message}): check SLACK_BOT_TOKEN and the network`);
      });
      botUserId = identity.user_id ?? null;
      await transport.open();
      started = true;
      recovery.start();
    },
    stop: async () => {
      stopping = true;
      recovery.stop();
      const ended = await running.drain(options.drainMs ?? DRAIN_MS);
      if (!ended) logger.warn({}, 'stopped with requests still running');
      await transport.close();
    },
    health: () => {
      if (stopping) return { ok: false, reason: 'stopping' };
      return started ? transport.health() : { ok: false, reason: 'not started' };
    },
  };
};
