import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { checksumOf } from '../../src/data/stores/advice/model-document.ts';
import { type Dependencies, openDependencies } from '../../src/deps.ts';
import { startJobs } from '../../src/jobs/start-jobs.ts';
import { openMetrics } from '../../src/metrics/open-metrics.ts';
import { readiness } from '../../src/readiness.ts';
import type { SlackApp } from '../../src/slack/app.ts';
import type { DamagedModel } from '../../src/usecases/serving/sound-model.ts';
import { recommendBond } from '../helpers/ask.ts';
import { BIN, bondAdvisor } from '../helpers/command-line.ts';
import { openTrainedProduct, temporaryFolder } from '../helpers/product.ts';
import { FakeSlackApi } from '../helpers/slack/fake-slack-api.ts';
import { command, sendCommand } from '../helpers/slack/slack-requests.ts';
import { serveProcess } from './serve-process.ts';

const ADMIN = { id: 'U0ADMIN', role: 'admin', sees: 'all' } as const;
const EVERY_SECOND = '* * * * * *';

/** A product with two activated versions, 1 and 2. */
const withTwoVersions = async (t: ExecutionContext): Promise<Dependencies> => {
  const product = await openTrainedProduct(t, { ADMINS: 'U0ADMIN,U0OTHER' });
  const first = await product.stores.models.load(1);
  if (!first) throw new Error('there is no version 1');
  t.is(await product.stores.models.save(first.model, product.clock.now(), null), 2);
  return product;
};

const row = ({ database }: Dependencies, version: number) => database.knex('advisor_models').where({ version });

const rewritten = async (product: Dependencies, version: number, change: (text: string) => string): Promise<void> => {
  const { document } = await row(product, version).first('document');
  const text = change(document);
  await row(product, version).update({ document: text, checksum: checksumOf(text) });
};

/** What can be wrong with a stored version, and what is said. */
const DAMAGES: ReadonlyArray<readonly [string, (product: Dependencies, version: number) => PromiseLike<unknown>, RegExp]> = [
  [
    'cut off',
    async (product, version) => {
      const { document } = await row(product, version).first('document');
      await row(product, version).update({ document: document.slice(0, 1000) });
    },
    /checksum does not fit/,
  ],
  [
    'with another checksum',
    (product, version) => row(product, version).update({ checksum: checksumOf('another') }),
    /checksum does not fit/,
  ],
  ['in a format of another program', (product, version) => row(product, version).update({ format: 99 }), /format 99/],
  ['that is no JSON', (product, version) => rewritten(product, version, (text) => text.slice(0, -1)), /is not JSON/],
  ['without its row', (product, version) => row(product, version).delete(), /isn't stored/],
  ['that isn’t text', (product, version) => row(product, version).update({ document: Buffer.from('{}') }), /isn't text/],
  ['without a time', (product, version) => row(product, version).update({ trained_at: 'lately' }), /time of its training/],
  [
    'with a feature that this program doesn’t know',
    (product, version) => rewritten(product, version, (text) => text.replace('"name":"invested"', '"name":"turnover"')),
    /shape is wrong \(features/,
  ],
  [
    'with centroids that don’t fit its features',
    (product, version) => rewritten(product, version, (text) => text.replace(/"centroids":\[\[[^,]+,/, '"centroids":[[')),
    /shape is wrong \(centroids/,
  ],
  [
    'with a number that isn’t finite, where serving looks it up',
    (product, version) => rewritten(product, version, (text) => text.replace(/"inertia":[^,]+/, '"inertia":1e999')),
    /inertia holds Infinity/,
  ],
  [
    'with a number that isn’t finite, in the learned shares',
    (product, version) => rewritten(product, version, (text) => text.replace(/"wholeBook":\[[^,]+/, '"wholeBook":[-1e999')),
    /holds -Infinity/,
  ],
];

for (const [what, damage, says] of DAMAGES) {
  test(`a model ${what} isn't served: after a restart the version before it answers, and says so`, async (t) => {
    const product = await withTwoVersions(t);
    await damage(product, 2);
    // A restart: nothing is in memory.
    const restarted = await openDependencies(product.config, { clock: product.clock });
    t.teardown(restarted.close);
    const outcome = await recommendBond(restarted.services, ADMIN, 'C_0042');
    t.like(outcome, { kind: 'recommended' });
    const [shown] = await product.database.knex('advisor_recommendations').select('model_version');
    t.is(shown?.model_version, 1);
    t.like(restarted.activeModel.damaged, { version: 2, instead: 1 });
    t.regex(restarted.activeModel.damaged?.reason ?? '', says);
    await t.notThrowsAsync(async () => (await restarted.stores.models.list()).map(({ trainedAt }) => trainedAt.toISOString()));
    // Going forward to it again is refused.
    const { kind } = await restarted.services.activateModel({ actor: ADMIN, version: 2 });
    t.true(kind === 'damaged-version' || kind === 'unknown-version', kind);
    t.is((await restarted.activeModel.current())?.version, 1);
  });
}

const heard = { health: () => ({ ok: true }) } as SlackApp;

const metricsOf = async (t: ExecutionContext, product: Dependencies): Promise<string> => {
  const server = await openMetrics(
    product,
    () => true,
    readiness(product, () => heard),
  ).listen(0);
  t.teardown(() => server.close());
  return (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
};

test('a version that is damaged doesn’t replace a good one in memory; ready, metrics and Home say so', async (t) => {
  const product = await openTrainedProduct(t, { ADMINS: 'U0ADMIN' }, { clock: { now: () => new Date() } });
  const first = await product.activeModel.current();
  await product.stores.models.save((first as NonNullable<typeof first>).model, product.clock.now(), null);
  await row(product, 2).update({ document: '{' });
  // And its own row is gone too: what's in memory is good.
  await row(product, 1).delete();
  while (!product.activeModel.damaged) {
    t.is((await product.activeModel.current())?.version, 1);
    await sleep(50);
  }
  t.is(await product.activeModel.current(), first);
  const { ok, reasons } = await readiness(product, () => heard)();
  t.true(ok);
  t.regex(reasons.model ?? '', /^version 1 answers\. Model version 2 can't be served/);
  const metrics = await metricsOf(t, product);
  t.regex(metrics, /^bond_advisor_model_version 1$/m);
  t.regex(metrics, /^bond_advisor_model_damaged 1$/m);
  t.regex(metrics, /^bond_advisor_ready\{part="model"\} 1$/m);
  const home = await product.services.openHome({ actor: ADMIN });
  t.like(home.system?.damagedModel, { version: 2, instead: 1 });
});

test('with every version damaged nobody is advised, and ready and metrics say that there is no usable model', async (t) => {
  const product = await withTwoVersions(t);
  await product.database.knex('advisor_models').update({ document: '{' });
  t.deepEqual(await recommendBond(product.services, ADMIN, 'C_0042'), { kind: 'untrained', damagedVersion: 2 });
  const { ok, reasons, needed } = await readiness(product, () => heard)();
  t.deepEqual([ok, needed], [false, { database: true, slack: true, model: false }]);
  t.regex(reasons.model ?? '', /^no usable model\. Model version 2 can't be served/);
  t.regex(await metricsOf(t, product), /^bond_advisor_ready\{part="model"\} 0$/m);
});

test('each admin is told once, by two processes and after a restart', async (t) => {
  const product = await withTwoVersions(t);
  await row(product, 2).update({ document: '{' });
  const told: string[] = [];
  const poster = {
    post: async () => ({ kind: 'unconfirmed' as const }),
    tellPaused: async () => ({ kind: 'unconfirmed' as const }),
    tellWatched: async () => ({ kind: 'unconfirmed' as const }),
    tellDamagedModel: async (adminId: string, { version, instead }: DamagedModel) => {
      told.push(`${adminId}: ${version}, ${instead}`);
      return { kind: 'posted' as const, ts: `1.${told.length}` };
    },
  };
  const runProcess = async () => {
    const opened = await openDependencies(product.config, { clock: product.clock });
    const jobs = startJobs(opened, poster, () => {}, EVERY_SECOND);
    return async () => {
      await jobs.stop();
      await opened.close();
    };
  };
  const processes = [await runProcess(), await runProcess()];
  while (told.length < 2) await sleep(50);
  await sleep(2500);
  for (const stop of processes) await stop();
  const restarted = await runProcess();
  await sleep(2500);
  await restarted();
  t.deepEqual(told.toSorted(), ['U0ADMIN: 2, 1', 'U0OTHER: 2, 1']);
});

test('a process that starts with a damaged model answers with the one before, and doctor names the damage', async (t) => {
  const product = await withTwoVersions(t);
  await row(product, 2).update({ document: '{' });
  const api = await new FakeSlackApi().start();
  t.teardown(() => api.stop());
  const { databaseUrl } = product.config;
  const served = serveProcess(t, [process.execPath, BIN, 'serve'], { DATABASE_URL: databaseUrl, SLACK_API_URL: api.url });
  const url = await served.url;
  await sendCommand(url, command('/bond-recommend', 'C_0042', { user_id: 'U012ADVISOR' }));
  t.regex(JSON.stringify(await api.nth('chat.postMessage')), /C_0042/);
  const [shown] = await product.database.knex('advisor_recommendations').select('model_version');
  t.is(shown?.model_version, 1);
  t.is((await fetch(url.replace('/slack/events', '/health/ready'))).status, 200);
  t.regex(served.said(), /the activated model is damaged; an earlier one answers/);
  const doctor = await bondAdvisor(['doctor'], { folder: temporaryFolder(t), environment: { DATABASE_URL: databaseUrl } });
  t.is(doctor.status, 1);
  t.regex(doctor.stdout, /NOT\s+model\s.*version 2 can't be served.*Version 1 answers instead/);
  const activated = await bondAdvisor(['models', 'activate', '2'], {
    folder: temporaryFolder(t),
    environment: { DATABASE_URL: databaseUrl },
  });
  t.is(activated.status, 1);
  t.regex(activated.stderr, /version 2 can't be served/);
});
