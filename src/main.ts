import { randomBytes } from 'node:crypto';
import type { Config } from './config.ts';
import { prepareDemoWorkspace } from './demo-workspace.ts';
import { type Dependencies, openDependencies } from './deps.ts';
import { type HttpServer, startHttpServer } from './http-server.ts';
import { noteAuditHead } from './jobs/note-audit-head.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { listenForMetrics } from './metrics/listen-for-metrics.ts';
import { type Metrics, openMetrics } from './metrics/open-metrics.ts';
import { readiness } from './readiness.ts';
import { createSlackApp, type SlackApp } from './slack/app.ts';
import { loggable } from './slack/loggable.ts';
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
  const dependencies = await openDependencies(config);
  try {
    return config.slack.kind === 'playground' ? await servePlayground(dependencies, remark) : await serveWorkspace(dependencies);
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
): Promise<() => Promise<void>> => {
  const server = await listenForMetrics(metrics, dependencies).catch(async (error: unknown) => {
    await http.close();
    throw error;
  });
  const close = (): Promise<unknown> => Promise.all([http.close(), slack.stop(), server?.close()]);
  try {
    await slack.start();
  } catch (error) {
    // Where Slack refuses, nothing may be left listening: the process could not end.
    await close();
    throw error;
  }
  const jobs = startJobs(dependencies, slack.digestPoster, metrics.meters.jobRun);
  return async () => {
    await jobs.stop();
    await close();
  };
};

const stopping = (stopBehind: () => Promise<void>, dependencies: Dependencies): Serving['stop'] => {
  const noteLastHead = noteAuditHead(dependencies.stores.audit.head, dependencies.log);
  return async () => {
    await stopBehind();
    noteLastHead();
    await dependencies.close();
  };
};

const serveWorkspace = async (dependencies: Dependencies): Promise<Serving> => {
  const { config, log, services, clock, charts } = dependencies;
  if (config.slack.kind === 'playground') throw new TypeError('a workspace needs tokens');
  let slack: SlackApp | null = null;
  const metrics = openMetrics(dependencies, () => slack?.health().ok ?? false);
  const app = createSlackApp({
    services,
    connection: { ...config.slack, ...(config.slackApiUrl !== null && { apiUrl: config.slackApiUrl }) },
    logger: log,
    clock,
    charts,
    meter: metrics.meters,
  });
  const http = await startHttpServer(
    {
      ...(app.requestListener && { slackEvents: app.requestListener }),
      ready: readiness(dependencies, () => app),
      onError: (error) => log.error(loggable(error), 'an HTTP request failed'),
    },
    config.host,
    config.port,
  );
  slack = app;
  const stopBehind = await startBehind(http, app, metrics, dependencies);
  const url = urlOf(config.host, http.port);
  return {
    greeting: config.slack.kind === 'socket' ? 'Connected to Slack (Socket Mode).' : `Waiting for Slack at ${url}/slack/events.`,
    url,
    stop: stopping(stopBehind, dependencies),
  };
};

const servePlayground = async (dependencies: Dependencies, remark: (line: string) => void): Promise<Serving> => {
  const { config, log, services, clock, charts } = dependencies;
  const [{ createPlayground }, { PLAYGROUND_PEOPLE }, { COMMANDS }, { SHORTCUTS }] = await Promise.all([
    import('../playground/server.ts'),
    import('../playground/people.ts'),
    import('../commands/index.ts'),
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
  const metrics = openMetrics(dependencies, () => slack?.health().ok ?? false);
  const http = await startHttpServer(
    {
      slackEvents: (request, response) => slack?.requestListener?.(request, response),
      ready: readiness(dependencies, () => slack),
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
    shortcuts: SHORTCUTS.map(({ callbackId, type, name, does }) => ({ callbackId, type, name, description: does })),
    commands: COMMANDS.map(({ command, usage, does }) => ({ command, description: does, usageHint: usage })),
  });
  slack = createSlackApp({
    services,
    connection: { kind: 'http', botToken, signingSecret, apiUrl: `${url}/playground/api/` },
    logger: log,
    clock,
    charts,
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
