import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ExecutionContext } from 'ava';
import { SLASH_COMMANDS } from '../../../commands/index.ts';
import { createSlackApp, type SlackApp, type SlackAppOptions } from '../../../src/slack/app.ts';
import type { ProxySettings } from '../../../src/slack/calls/network.ts';
import type { Services } from '../../../src/usecases/services.ts';
import { deskOn } from '../desk-on.ts';
import { fakeServices } from './fake-services.ts';
import { FakeSlackApi } from './fake-slack-api.ts';
import { RecordingLogger } from './recording-logger.ts';
import { BOT_TOKEN, SIGNING_SECRET } from './slack-requests.ts';

/** The proxy through which the app reaches the fake Slack, if any. */
export interface Proxied {
  readonly proxy?: ProxySettings | null;
}

/** The app behind a real HTTP server, with a fake Web API. All of it stops with the test. */
export const slackOverHttp = async (
  t: ExecutionContext,
  overrides: Partial<Services> = {},
  { proxy = null, ...options }: Partial<Pick<SlackAppOptions, 'recoverEveryMs' | 'drainMs' | 'charts' | 'nativeCharts'>> & Proxied = {},
) => {
  const api = await new FakeSlackApi().start();
  const fakes = fakeServices(overrides);
  const logger = new RecordingLogger();
  const app: SlackApp = createSlackApp({
    commands: SLASH_COMMANDS,
    services: fakes.services,
    connection: { kind: 'http', botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET, apiUrl: api.url, proxy },
    logger,
    clock: { now: () => new Date('2026-03-13T08:05:00Z') },
    calendar: deskOn('2026-03-13'),
    charts: null,
    drainMs: 2000,
    // On a busy machine, tests wait.
    longestWaitMs: { form: 60_000, person: 60_000, learning: 60_000, home: 60_000 },
    ...options,
  });
  const server = createServer((request, response) => app.requestListener?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(async () => {
    await app.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await api.stop();
  });
  await app.start();
  return { app, api, logger, ...fakes, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events` };
};
