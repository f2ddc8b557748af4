import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ExecutionContext } from 'ava';
import { createSlackApp, type SlackApp, type SlackAppOptions } from '../../src/slack/app.ts';
import type { Services } from '../../src/usecases/services.ts';
import { fakeServices } from './fake-services.ts';
import { FakeSlackApi } from './fake-slack-api.ts';
import { RecordingLogger } from './recording-logger.ts';
import { BOT_TOKEN, SIGNING_SECRET } from './slack-requests.ts';

/** The app behind a real HTTP server, with a Web API that only remembers. All of it ends with the test. */
export const slackOverHttp = async (
  t: ExecutionContext,
  overrides: Partial<Services> = {},
  options: Partial<Pick<SlackAppOptions, 'recoverEveryMs' | 'drainMs' | 'charts'>> = {},
) => {
  const api = await new FakeSlackApi().start();
  const fakes = fakeServices(overrides);
  const logger = new RecordingLogger();
  const app: SlackApp = createSlackApp({
    services: fakes.services,
    connection: { kind: 'http', botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET, apiUrl: api.url },
    logger,
    clock: { now: () => new Date('2026-03-13T08:05:00Z') },
    charts: null,
    drainMs: 2000,
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
