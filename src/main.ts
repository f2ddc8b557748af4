import { randomBytes } from 'node:crypto';
import { SLASH_COMMANDS } from '../commands/index.ts';
import { awaitDatabase, lookAtBook } from './await-database.ts';
import type { Config } from './config.ts';
import { atMost } from './data/at-most.ts';
import { PROMPT } from './data/query-limits.ts';
import { prepareDemoWorkspace } from './demo-workspace.ts';
import { type Dependencies, openDependencies } from './deps.ts';
import { type HttpServer, startHttpServer } from './http-server.ts';
import { noteAuditHead } from './jobs/note-audit-head.ts';
import { endHeavyWork } from './jobs/run-heavy-work.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { listenForMetrics } from './metrics/listen-for-metrics.ts';
import { type Metrics, openMetrics } from './metrics/open-metrics.ts';
import { readiness } from './readiness.ts';
import { createSlackApp, type SlackApp } from './slack/app.ts';
import { loggable } from './slack/edge/loggable.ts';
import { METADATA_TYPES } from './slack/posting/message-metadata.ts';
import { whyNotStarted } from './why-not-started.ts';

export interface Serving {
  /** What a person at the terminal wants to know now. */
  readonly greeting: string;
  /** Where the HTTP server listens. */
  readonly url: string;
  /** Takes nothing new, finishes what is under way, and closes. */
  readonly stop: () => Promise<void>;
}

const urlOf = (host: string, port: number): string => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/**
 * Configuration → dependencies → serving. Without Slack tokens: a demo book, a model and a playground on loopback.
 * @param remark hears what takes a while, in words.
 * @throws UsageError, FailedError
 */
export const startServing = async (config: Config, remark: (line: string) => void): Promise<Serving> => {
  const dependencies = await openDependencies(config, { limits: PROMPT });
  try {
    return config.slack.kind === 'playground' ? await servePlayground(dependencies, remark) : await serveWorkspace(dependencies, remark);
  } catch (error) {
    await dependencies.close();
    throw whyNotStarted(error, config) ?? error;
  }
};

/** What goes on behind the answers: the metrics, the listening to Slack, and the jobs. Resolves to how to end it. */
const startBehind = async (
  http: HttpServer,
  slack: SlackApp,
  metrics: Metrics,
  dependencies: Dependencies,
  beforeOpening?: () => Promise<void>,
): Promise<() => Promise<void>> => {
  const server = await listenForMetrics(metrics, dependencies).catch(async (error: unknown) => {
    await http.close();
    throw error;
  });
  const close = (): Promise<unknown> => Promise.all([http.close(), slack.stop(), server?.close()]);
  try {
    await slack.start(beforeOpening);
  } catch (error) {
    // Where Slack refuses, nothing may be left listening: the process could not end.
    await close();
    throw error;
  }
  void dependencies.readAhead();
  const jobs = startJobs({ ...dependencies, quiet: slack.quiet }, slack.digestPoster, metrics.meters.jobRun);
  return async () => {
    await Promise.all([jobs.stop(), close()]);
  };
};

/** How long a stop waits for what's under way. After that it's cut off, wherever it hangs. */
const FINISH_MS = 6500;
/** Heavy work is cut off sooner, so that whoever watches it is still told. */
const FINISH_HEAVY_MS = 3500;
/** How long closing the databases and the renderer may take. */
const CLOSE_MS = 2000;

const stopping = (stopBehind: () => Promise<void>, dependencies: Dependencies): Serving['stop'] => {
  const noteLastHead = noteAuditHead(dependencies.stores.audit.head, dependencies.log);
  return async () => {
    const cut = setTimeout(() => endHeavyWork(dependencies.config), FINISH_HEAVY_MS);
    await atMost(FINISH_MS, stopBehind());
    clearTimeout(cut);
    endHeavyWork(dependencies.config);
    noteLastHead();
    await atMost(CLOSE_MS, dependencies.close());
  };
};

const serveWorkspace = async (dependencies: Dependencies, remark: (line: string) => void): Promise<Serving> => {
  const { config, log, services, clock, calendar, charts } = dependencies;
  if (config.slack.kind === 'playground') throw new TypeError('a workspace needs tokens');
  // Nobody is answered before the start is done; Slack sends events again.
  let slack: SlackApp | null = null;
  const ready = readiness(dependencies, () => slack);
  const metrics = openMetrics(dependencies, () => slack?.health().ok ?? false, ready);
  const app = createSlackApp({
    commands: SLASH_COMMANDS,
    services,
    connection: { ...config.slack, proxy: config.proxy, ...(config.slackApiUrl !== null && { apiUrl: config.slackApiUrl }) },
    logger: log,
    clock,
    calendar,
    intakeRules: dependencies.suitabilityPolicy,
    charts,
    nativeCharts: config.charts === 'native',
    meter: metrics.meters,
  });
  const http = await startHttpServer(
    {
      ...(app.requestListener && {
        slackEvents: (request, response) => (slack ? slack.requestListener?.(request, response) : response.writeHead(503).end()),
      }),
      ready,
      onError: (error) => log.error(loggable(error), 'an HTTP request failed'),
    },
    config.host,
    config.port,
  );
  await awaitDatabase(dependencies, remark).catch(async (error: unknown) => {
    await http.close();
    throw error;
  });
  const stopBehind = await startBehind(http, app, metrics, dependencies, () => lookAtBook(dependencies, remark));
  slack = app;
  const url = urlOf(config.host, http.port);
  return {
    greeting: config.slack.kind === 'socket' ? 'Connected to Slack (Socket Mode).' : `Waiting for Slack at ${url}/slack/events.`,
    url,
    stop: stopping(stopBehind, dependencies),
  };
};

const servePlayground = async (dependencies: Dependencies, remark: (line: string) => void): Promise<Serving> => {
  const { config, log, services, clock, calendar, charts } = dependencies;
  const [{ createPlayground }, { PLAYGROUND_PEOPLE }, { SHORTCUTS }] = await Promise.all([
    import('../playground/server.ts'),
    import('../playground/ground/people.ts'),
    import('../views/shortcuts/shortcuts.ts'),
  ]);
  const staff = PLAYGROUND_PEOPLE.flatMap(({ id, role, relationshipManagerIds }) =>
    role === null ? [] : [{ slackUserId: id, role, relationshipManagerIds }],
  );
  await prepareDemoWorkspace(dependencies, staff, remark);

  // Secrets of this run only: nobody but the playground in this process needs them.
  const [botToken, signingSecret] = [`xoxb-${randomBytes(16).toString('hex')}`, randomBytes(16).toString('hex')];
  // The playground's address is known once the port is; nothing is served before it is there.
  let playground: ReturnType<typeof createPlayground> | null = null;
  let slack: SlackApp | null = null;
  const ready = readiness(dependencies, () => slack);
  const metrics = openMetrics(dependencies, () => slack?.health().ok ?? false, ready);
  const http = await startHttpServer(
    {
      slackEvents: (request, response) => slack?.requestListener?.(request, response),
      ready,
      rest: async (request, response) => (await playground?.handle(request, response)) ?? false,
      onError: (error) => log.error(loggable(error), 'an HTTP request failed'),
    },
    config.host,
    config.port,
  );
  const url = urlOf(config.host, http.port);
  playground = createPlayground({
    botToken,
    signingSecret,
    appUrl: `${url}/slack/events`,
    baseUrl: url,
    people: PLAYGROUND_PEOPLE,
    metadataSubscriptions: METADATA_TYPES,
    shortcuts: SHORTCUTS.map(({ callbackId, type, name, does }) => ({ callbackId, type, name, description: does })),
    commands: SLASH_COMMANDS.list.map(({ command, usage, does }) => ({ command, description: does, usageHint: usage })),
  });
  slack = createSlackApp({
    commands: SLASH_COMMANDS,
    services,
    connection: { kind: 'http', botToken, signingSecret, apiUrl: `${url}/playground/api/` },
    logger: log,
    clock,
    calendar,
    intakeRules: dependencies.suitabilityPolicy,
    charts,
    nativeCharts: config.charts === 'native',
    meter: metrics.meters,
  });
  const stop = stopping(await startBehind(http, slack, metrics, dependencies), dependencies);
  return {
    greeting: `\nThe playground is open: ${url}\nType /bond-recommend C_0042 in the message box. Ctrl+C stops it.`,
    url,
    stop: () => {
      // Open pages hold a request each, which would never end by itself.
      playground?.close();
      return stop();
    },
  };
};
