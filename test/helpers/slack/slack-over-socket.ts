import type { ExecutionContext } from 'ava';
import { SLASH_COMMANDS } from '../../../commands/index.ts';
import { createSlackApp, type SlackApp } from '../../../src/slack/app.ts';
import type { Health } from '../../../src/slack/transports/transport.ts';
import type { Services } from '../../../src/usecases/services.ts';
import { deskOn } from '../desk-on.ts';
import { fakeServices } from './fake-services.ts';
import { FakeSlackApi } from './fake-slack-api.ts';
import { RecordingLogger } from './recording-logger.ts';
import type { Proxied } from './slack-over-http.ts';
import { BOT_TOKEN } from './slack-requests.ts';
import { SocketServer } from './socket-server.ts';

/** The app in Socket Mode, not started yet. The test plays Slack's side. All of it stops with the test. */
export const setUp = async (t: ExecutionContext, overrides: Partial<Services> = {}, { proxy = null }: Proxied = {}) => {
  const api = await new FakeSlackApi().start();
  const slack = await new SocketServer().start();
  api.answer('apps.connections.open', () => ({ ok: true, url: slack.url }));
  const fakes = fakeServices(overrides);
  const logger = new RecordingLogger();
  const app = createSlackApp({
    commands: SLASH_COMMANDS,
    services: fakes.services,
    connection: { kind: 'socket', botToken: BOT_TOKEN, appToken: 'xapp-1-test-secret', apiUrl: api.url, proxy },
    logger,
    clock: { now: () => new Date('2026-03-13T08:05:00Z') },
    calendar: deskOn('2026-03-13'),
    charts: null,
    drainMs: 2000,
    // On a busy machine, tests wait.
    longestWaitMs: { form: 60_000, person: 60_000, learning: 60_000, home: 60_000 },
  });
  t.teardown(async () => {
    await app.stop();
    await slack.stop();
    await api.stop();
  });
  return { api, slack, app, logger, ...fakes };
};

export const started = async (t: ExecutionContext, overrides: Partial<Services> = {}) => {
  const setup = await setUp(t, overrides);
  await setup.app.start();
  return setup;
};

export const untilHealth = (app: SlackApp, is: (health: Health) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const timer = setInterval(() => {
      if (!is(app.health())) return;
      clearInterval(timer);
      resolve();
    }, 5);
  });
