import test from 'ava';
import { bondAdvisor } from '../helpers/command-line.ts';
import { openProduct, openTrainedProduct, temporaryFolder } from '../helpers/product.ts';
import { FakeSlackApi } from '../helpers/slack/fake-slack-api.ts';

const subscription = (channel: string, cron: string, pausedBy: string | null = null) => ({
  channel,
  subscribedBy: 'U0SITA',
  subscribedAt: new Date('2026-01-01T00:00:00Z'),
  time: { cron, zone: 'UTC' },
  pausedBy,
  pauseReason: null,
  notBefore: new Date('2026-01-01T00:00:00Z'),
});

test('a dry run shows the digest in words, or as one JSON document, and sends nothing', async (t) => {
  const { config } = await openTrainedProduct(t);
  const call = (...words: string[]) =>
    bondAdvisor(['digest', '--dry-run', ...words], { folder: temporaryFolder(t), environment: { DATABASE_URL: config.databaseUrl } });
  const shown = await call();
  t.is(shown.status, 0, shown.stderr);
  t.regex(shown.stdout, /^Weekly digest · [\s\S]*Segments: 120 clients\n {2}- .*Investors: \d+ clients/);
  const { digest } = JSON.parse((await call('--json')).stdout);
  t.like(digest, { clients: 120, model: { version: 1 } });
});

test('without tokens sending says what is missing; before a training there is nothing to show', async (t) => {
  const { config } = await openProduct(t);
  const environment = { DATABASE_URL: config.databaseUrl };
  const sent = await bondAdvisor(['digest'], { folder: temporaryFolder(t), environment });
  t.is(sent.status, 2);
  t.regex(sent.stderr, /SLACK_BOT_TOKEN/);
  const shown = await bondAdvisor(['digest', '--dry-run'], { folder: temporaryFolder(t), environment });
  t.is(shown.status, 1);
  t.regex(shown.stderr, /no digest yet.*train/);
  t.is((await bondAdvisor(['digest', '--channel', 'C1'], { folder: temporaryFolder(t), environment })).status, 2);
});

test('what is due is sent once, however often the command is called', async (t) => {
  const { config, stores } = await openTrainedProduct(t);
  const api = await new FakeSlackApi().start();
  t.teardown(() => api.stop());
  // Every midnight, so it's due whenever the test runs.
  await stores.digestSubscriptions.put(subscription('CDUE', '0 0 * * *'));
  await stores.digestSubscriptions.put(subscription('CPAUSED', '0 0 * * *', 'U0SITA'));
  const environment = {
    DATABASE_URL: config.databaseUrl,
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRET: 'a signing secret',
    SLACK_API_URL: api.url,
    LOG_LEVEL: 'silent',
  };
  const call = () => bondAdvisor(['digest', '--json'], { folder: temporaryFolder(t), environment });
  const first = await call();
  t.is(first.status, 0, first.stderr);
  const outcomes = (stdout: string) =>
    JSON.parse(stdout).channels.map(({ channel, outcome }: Record<string, string>) => [channel, outcome]);
  t.deepEqual(outcomes(first.stdout), [
    ['CDUE', 'sent'],
    ['CPAUSED', 'paused'],
  ]);
  t.deepEqual(outcomes((await call()).stdout), [
    ['CDUE', 'sent'],
    ['CPAUSED', 'paused'],
  ]);
  t.deepEqual(
    api.of('chat.postMessage').map(({ channel }) => channel),
    ['CDUE'],
  );
});
