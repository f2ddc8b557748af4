import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { createConnection } from 'mysql2/promise';
import { resetLearning } from '../../../src/data/backup/reset-learning.ts';
import { type Database, openDatabase } from '../../../src/data/database.ts';
import { describeDatabaseError, isDatabaseError } from '../../../src/data/describe-database-error.ts';
import { migrate } from '../../../src/data/migrations/migrate.ts';
import { asSourceError } from '../../../src/data/sources/reading/source-errors.ts';
import { feedbackStore } from '../../../src/data/stores/advice/feedback-store.ts';
import { modelStore } from '../../../src/data/stores/advice/model-store.ts';
import { digestSubscriptions } from '../../../src/data/stores/digest/digest-subscriptions.ts';
import { inTransaction } from '../../../src/data/whole-transaction.ts';
import { isDatabaseAway } from '../../../src/patience/database-away.ts';
import { BIN, bondAdvisorProcess } from '../../helpers/command-line.ts';
import { type GaleraCluster, startGalera } from '../../helpers/databases/galera.ts';
import { schemaOf } from '../../helpers/databases/schema-of.ts';
import { fillAndTrain, temporaryFolder } from '../../helpers/product.ts';
import { findGalera } from '../../helpers/services.ts';
import { subscriptionOf } from '../../helpers/simulated-week.ts';
import { FakeSlackApi } from '../../helpers/slack/fake-slack-api.ts';
import { command, reaction, sendCommand, sendEvent } from '../../helpers/slack/slack-requests.ts';
import { type ServeProcess, serveProcess } from '../serve-process.ts';

/** An adviser that `serveProcess` lets see every client. */
const USER = 'U012ADVISOR';

let cluster: GaleraCluster;
/** A database with a demo book and two models, through each node. */
let trained: readonly [string, string, string];

const onNode = async (node: number, sql: string): Promise<unknown> => {
  const connection = await createConnection((cluster.nodes[node] ?? cluster.nodes[0]).rootUrl);
  try {
    const [rows] = await connection.query(sql);
    return rows;
  } finally {
    connection.destroy();
  }
};

/** URLs of an empty database through each node. */
const emptyDatabase = async (): Promise<readonly [string, string, string]> => {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onNode(0, `CREATE DATABASE ${name}`);
  const [one, two, three] = cluster.nodes;
  return [`${one.rootUrl}/${name}`, `${two.rootUrl}/${name}`, `${three.rootUrl}/${name}`];
};

const opened = (t: ExecutionContext, urls: readonly string[]): readonly Database[] =>
  urls.map((url) => {
    const database = openDatabase(url);
    t.teardown(() => database.close());
    return database;
  });

const until = async (what: string, isSo: () => Promise<boolean>, limitMs = 30_000): Promise<number> => {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > limitMs) throw new Error(`not within ${limitMs} ms: ${what}`);
    await sleep(50);
  }
  return Math.round(performance.now() - began);
};

const slackApi = async (t: ExecutionContext): Promise<FakeSlackApi> => {
  const api = await new FakeSlackApi().start();
  t.teardown(() => api.stop());
  return api;
};

const environmentOf = (url: string, api: FakeSlackApi) => ({ DATABASE_URL: url, SLACK_API_URL: api.url });
const serve = (t: ExecutionContext, url: string, api: FakeSlackApi): ServeProcess =>
  serveProcess(t, [process.execPath, BIN, 'serve'], environmentOf(url, api));
const ask = async (process: ServeProcess, client = 'C_0042') =>
  sendCommand(await process.url, command('/bond-recommend', client, { user_id: USER }));

/** The newest recommendation that was posted, and where. */
const newestPlace = async ({ knex }: Database) => {
  const row = await knex('advisor_recommendation_places as place')
    .join('advisor_recommendations as shown', 'shown.id', 'place.recommendation_id')
    .orderBy('place.sequence', 'desc')
    .first('shown.id', 'channel', 'ts', 'model_version');
  return row && { id: String(row.id), channel: String(row.channel), ts: String(row.ts), version: Number(row.model_version) };
};

/** Asks one process for a recommendation, and waits until its message is noted. */
const posted = async (process: ServeProcess, database: Database) => {
  const before = (await newestPlace(database))?.id;
  await ask(process);
  await until('a posted recommendation', async () => (await newestPlace(database))?.id !== before);
  return (await newestPlace(database)) as NonNullable<Awaited<ReturnType<typeof newestPlace>>>;
};

const thumb = (place: { readonly channel: string; readonly ts: string }, user: string, eventId: string) =>
  reaction('reaction_added', '+1', { eventId, user, item: { type: 'message', channel: place.channel, ts: place.ts } });

test.before(async () => {
  cluster = await startGalera(findGalera());
  trained = await emptyDatabase();
  await fillAndTrain(trained[0], new Date(), [1, 2]);
});

test.after.always(async () => {
  await cluster?.stop();
});

test.serial('migrate on three nodes at once exits 0 everywhere and leaves one good schema', async (t) => {
  const peaceful = openDatabase((await emptyDatabase())[0]);
  t.teardown(() => peaceful.close());
  await migrate(peaceful);
  for (let round = 0; round < 3; round++) {
    const urls = await emptyDatabase();
    const ended = await Promise.all(
      [...urls, ...urls].map((url) => bondAdvisorProcess(['migrate'], { folder: temporaryFolder(t), environment: { DATABASE_URL: url } })),
    );
    for (const { status, stderr } of ended) t.is(status, 0, stderr);
    for (const database of opened(t, urls)) {
      t.deepEqual(await schemaOf(database), await schemaOf(peaceful));
      const names: string[] = await database.knex('advisor_migrations').pluck('name');
      t.is(new Set(names).size, names.length);
    }
  }
});

test.serial('one event to processes on all three nodes is one vote, seen on each', async (t) => {
  const api = await slackApi(t);
  const databases = opened(t, trained);
  const processes = trained.map((url) => serve(t, url, api));
  const urls = await Promise.all(processes.map(({ url }) => url));
  const place = await posted(processes[0] as ServeProcess, databases[0] as Database);
  const people = Array.from({ length: 20 }, (_, n) => `U${n}VOTER`);
  const { knex } = databases[0] as Database;
  await knex('advisor_people').insert(people.map((id) => ({ slack_user_id: id, role: 'supervisor', relationship_manager_ids: '[]' })));
  const answers = await Promise.all(
    people.flatMap((user) => urls.map((url) => sendEvent(url, thumb(place, user, `Ev-${user}`)).then(({ status }) => status))),
  );
  t.deepEqual(new Set(answers), new Set([200]));
  const votesOn = async (database: Database) => (await feedbackStore(database).ofRecommendation(place.id)).map(({ eventId }) => eventId);
  for (const database of databases) {
    await until('20 votes', async () => (await votesOn(database)).length >= people.length);
  }
  await sleep(500);
  for (const database of databases) t.deepEqual((await votesOn(database)).sort(), people.map((user) => `Ev-${user}`).sort());
});

test.serial('a digest that processes on three nodes find due at once goes out once', async (t) => {
  const api = await slackApi(t);
  const [database] = opened(t, trained);
  const channels = Array.from({ length: 5 }, (_, n) => `CDIGEST${n}`);
  const store = digestSubscriptions(database as Database);
  for (const channel of channels) await store.put(subscriptionOf(channel, { time: { cron: '0 0 * * *', zone: 'UTC' } }));
  const environment = (url: string) => ({
    ...environmentOf(url, api),
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRET: 'a secret',
    LOG_LEVEL: 'silent',
  });
  const send = () =>
    Promise.all(
      trained.map((url) => bondAdvisorProcess(['digest', '--json'], { folder: temporaryFolder(t), environment: environment(url) })),
    );
  const first = await send();
  for (const { stderr } of [...first, ...(await send())]) t.notRegex(stderr, /Deadlock|WSREP/);
  t.deepEqual(
    api
      .of('chat.postMessage')
      .map(({ channel }) => channel)
      .sort(),
    channels,
  );
  for (const channel of channels) await store.remove(channel);
});

test.serial('every process answers with another model within seconds of its activation on one node', async (t) => {
  const api = await slackApi(t);
  const databases = opened(t, trained);
  const processes = trained.map((url) => serve(t, url, api));
  const versions = (await modelStore(databases[0] as Database).list()).map(({ version }) => version);
  for (const [place, version] of versions.entries()) {
    const activated = await bondAdvisorProcess(['models', 'activate', String(version)], {
      folder: temporaryFolder(t),
      environment: { DATABASE_URL: trained[place + 1] as string },
    });
    t.is(activated.status, 0, activated.stderr);
    for (const [node, process] of processes.entries()) {
      const took = await until(`version ${version}`, async () => (await posted(process, databases[node] as Database)).version === version);
      t.log(`node ${node}: ${took} ms`);
    }
  }
});

test.serial('transactions on the same rows of three nodes are all done, each once, however often a node undoes them', async (t) => {
  const databases = opened(t, await emptyDatabase());
  const [first] = databases as readonly [Database];
  await first.knex.raw('CREATE TABLE counters (id INT PRIMARY KEY, folded INT NOT NULL, added INT NOT NULL)');
  await first.knex.raw('INSERT INTO counters VALUES (1, 0, 0)');
  let tries = 0;
  await Promise.all(
    databases.map(async ({ knex }) => {
      for (let n = 0; n < 20; n++) {
        await inTransaction(knex, async (transaction) => {
          tries++;
          const row = await transaction('counters').where({ id: 1 }).forUpdate().first();
          await transaction('counters')
            .where({ id: 1 })
            .update({ folded: row.folded + 1 });
        });
        await knex('counters').where({ id: 1 }).increment('added', 1);
      }
    }),
  );
  t.log(`60 transactions took ${tries} tries`);
  t.like(await first.knex('counters').first(), { folded: 60, added: 60 });
});

test.serial('learning is reset on one node while votes are written on the others', async (t) => {
  const urls = await emptyDatabase();
  const databases = opened(t, urls);
  const [first, ...others] = databases as readonly [Database, Database, Database];
  await migrate(first);
  let [isOver, written] = [false, 0];
  const voting = others.map(async (database, node) => {
    for (let n = 0; !isOver; n++) {
      const event = { recommendationId: 'one', advisorId: 'U1', key: 'button', sign: 1, action: 'added', happenedAt: '1.0' } as const;
      await feedbackStore(database).append({ ...event, eventId: `Ev${node}-${n}` }, new Date());
      written++;
      await sleep(500);
    }
  });
  await until('some votes', async () => written > 4);
  const kept = await resetLearning(first, `${temporaryFolder(t)}/kept.backup`, new Date());
  isOver = true;
  await Promise.all(voting);
  const [left] = await first.knex('advisor_feedback_events').count('* as rows');
  t.is(kept.rows + Number(left?.rows), written);
});

test.serial('a model is stored and activated together on each node, at once', async (t) => {
  const databases = opened(t, trained);
  const stores = databases.map(modelStore);
  const newest = (await stores[0]?.list())?.at(-1)?.version ?? 0;
  const model = (await stores[0]?.load(newest))?.model;
  if (!model) throw new Error('no model');
  const versions = await Promise.all(stores.map((store) => store.save(model, new Date(), null)));
  t.is(new Set(versions).size, 3);
  const active = () => Promise.all(stores.map((store) => store.activeVersion()));
  // A node applies what the others committed a moment later.
  t.log(`the nodes agree after ${await until('agreement', async () => new Set(await active()).size === 1)} ms`);
  const [agreed] = await active();
  t.true(versions.includes(agreed ?? 0));
  t.is((await stores[0]?.load(agreed ?? 0))?.model.clients, model.clients);
});

test.serial('a node that has lost its cluster counts as a database that is away, and nothing else', async (t) => {
  const [, , third] = trained;
  const [, , database] = opened(t, trained) as readonly [Database, Database, Database];
  await database.knex.raw('SELECT 1');
  await onNode(2, "SET GLOBAL wsrep_provider_options = 'gmcast.isolate=1'");
  try {
    let error: unknown;
    await until('an error', async () =>
      database.knex('advisor_models').then(
        () => false,
        (thrown: unknown) => {
          error = thrown;
          return true;
        },
      ),
    );
    t.true(isDatabaseError(error), String(error));
    t.true(isDatabaseAway(error));
    t.regex(describeDatabaseError(error, third), /node that isn't part of its cluster/);
    t.regex(String((asSourceError(error) as Error).message), /isn't part of its cluster/);
    t.is(database.knex.client.pool.numUsed(), 0);
  } finally {
    await onNode(2, "SET GLOBAL wsrep_provider_options = 'gmcast.isolate=0'");
  }
  t.log(
    `answers again after ${await until('an answer', async () =>
      database.knex('advisor_models').then(
        () => true,
        () => false,
      ),
    )} ms`,
  );
});

test.serial('while a node is killed and brought back, the others answer and vote, and its process carries on', async (t) => {
  const api = await slackApi(t);
  const [first, , third] = opened(t, trained) as readonly [Database, Database, Database];
  const [one, three] = [serve(t, trained[0], api), serve(t, trained[2], api)];
  const isReady = async (process: ServeProcess): Promise<boolean> =>
    (await fetch(new URL('/health/ready', await process.url))).status === 200;
  const place = await posted(three, third);
  await cluster.nodes[2].kill();
  t.log(`its process isn't ready after ${await until('not ready', async () => !(await isReady(three)))} ms`);
  // Until the others have given the dead node up, they can't write. Slack sends a vote again that was refused.
  const vote = thumb(place, USER, 'Ev-while-a-node-is-away');
  const taken = await until('a vote', async () => (await sendEvent(await one.url, vote)).status === 200);
  t.log(`the others take votes after ${taken} ms`);
  t.not((await sendEvent(await three.url, thumb(place, USER, 'Ev-lost'))).status, 200);
  await posted(one, first);
  t.true(await isReady(one));
  await cluster.nodes[2].bringBack();
  t.log(`its process is ready ${await until('ready', () => isReady(three))} ms after its node`);
  const events = async () => (await feedbackStore(third).ofRecommendation(place.id)).map(({ eventId }) => eventId);
  // What was stored and couldn't be counted at once is picked up again later.
  t.log(`the vote counts on it after ${await until('the vote', async () => (await events()).length > 0, 60_000)} ms`);
  t.deepEqual(await events(), ['Ev-while-a-node-is-away']);
  t.is((await sendEvent(await three.url, thumb(place, USER, 'Ev-after'))).status, 200);
  await posted(three, third);
  for (const process of [one, three]) t.is((await process.terminate()).status, 0);
});
