import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { openDatabase } from '../../src/data/database.ts';
import { BIN, bondAdvisor, bondAdvisorProcess, type Finished } from '../helpers/command-line.ts';
import { temporaryFolder } from '../helpers/product.ts';
import { smallCsv } from '../helpers/samples/small-csv.ts';

const json = (t: ExecutionContext, finished: Finished) => {
  t.is(finished.status, 0, finished.stderr);
  t.notThrows(() => JSON.parse(finished.stdout), finished.stdout.slice(0, 200));
  return JSON.parse(finished.stdout);
};

test('a CSV is imported, trained on and answered from, as documents a program can read', async (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, 'trades.csv');
  writeFileSync(file, smallCsv());
  const call = (...words: string[]) => bondAdvisorProcess(words, { folder });

  const imported = json(t, await call('import', file, '--json'));
  t.is(imported.taken, 240);

  const trained = json(t, await call('train', '--segments', '2', '--seed', '1', '--json'));
  t.is(trained.model.version, 1);
  t.is(trained.clients, 40);
  t.is(trained.trades, 240);
  t.deepEqual(trained.skipped, {});
  t.deepEqual(trained.qTable.bondTypes, ['Company Paper', 'Gilts']);
  t.is(trained.qTable.values.length, trained.segments.length);
  t.true(trained.gate.passed, trained.gate.reasons.join());
  for (const stage of ['read', 'profiles', 'features', 'clustering', 'learning', 'evaluation', 'total'])
    t.is(typeof trained.seconds[stage], 'number', stage);
  t.true(trained.peakRssBytes > 1e7);

  const advice = json(t, await call('recommend', 'K3', '--json'));
  t.like(advice.client, {
    id: 'K3',
    age: 33,
    gender: 'M',
    riskBand: 'B',
    riskBandSource: 'recorded',
    trades: 6,
    totalInvested: 240_003,
    averageYtm: 7.9,
    parentId: null,
  });
  t.true(Math.abs(Object.values(advice.scores as Record<string, number>).reduce((sum, share) => sum + share, 0) - 1) < 1e-9);
  t.is(advice.recommendations[0].probability, advice.scores[advice.recommendations[0].bondType]);
  t.like(advice.model, { version: 1 });

  const earlier = json(t, await call('recommend', 'K3', '--as-of', '2023-01-01', '--json'));
  t.true(earlier.client.trades < 6);
  t.is(earlier.asOf, '2023-01-01');
  const mistyped = await call('recommend', 'k3');
  t.is(mistyped.status, 2);
  t.regex(mistyped.stderr, /Similar ids: K3/);

  writeFileSync(join(folder, 'list.txt'), 'K1\nNOBODY\nK2\n');
  const listed = await call('recommend', '--clients', 'list.txt', '--json-lines');
  t.is(listed.status, 0);
  const lines = listed.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  t.deepEqual(
    lines.map((line) => [line.client.id, line.error ?? null]),
    [
      ['K1', null],
      ['NOBODY', 'unknown client'],
      ['K2', null],
    ],
  );
  const one = json(t, await call('recommend', 'K1', '--json'));
  t.deepEqual(lines[0], one);

  const everybody = await call('recommend', '--all', '--json-lines');
  t.is(everybody.stdout.trim().split('\n').length, 40);

  const measured = json(t, await call('evaluate', '--json'));
  t.true(measured.policies.some((policy: { name: string }) => policy.name === 'advisor'));
  t.is(measured.suitabilityViolations, 0);
  t.regex(measured.oldBook, /^The book is from .+ working days old\.$/);
});

test('training twice with one seed gives the same document, version and time aside', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'trades.csv'), smallCsv());
  const call = (...words: string[]) => bondAdvisor(words, { folder });
  t.is((await call('import', 'trades.csv')).status, 0);
  const [first, second] = [json(t, await call('train', '--seed', '1', '--json')), json(t, await call('train', '--seed', '1', '--json'))];
  t.is(second.model.version, 2);
  // The first one had no active version to be compared with, and says nothing of one.
  second.gate.reasons = second.gate.reasons.filter((reason: string) => !reason.includes('active version'));
  for (const document of [first, second]) for (const varying of ['model', 'seconds', 'peakRssBytes']) delete document[varying];
  t.deepEqual(first, second);
});

test('going back activates an earlier version', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'trades.csv'), smallCsv());
  const call = (...words: string[]) => bondAdvisor(words, { folder });
  await call('import', 'trades.csv');
  await call('train');
  await call('train', '--segments', '3');
  const after = json(t, await call('models', 'activate', '1', '--json'));
  t.deepEqual(after.versions.map((version: { version: number; active: boolean }) => [version.version, version.active]).sort(), [
    [1, true],
    [2, false],
  ]);
  t.is(json(t, await call('recommend', 'K1', '--json')).model.version, 1);
  const none = await call('models', 'activate', '99');
  t.is(none.status, 2);
  t.regex(none.stderr, /no version 99/);
});

const wrong: ReadonlyArray<readonly [string, readonly string[], number, RegExp]> = [
  ['a command that does not exist', ['fly'], 2, /no command "fly".*train/],
  ['an option that does not exist', ['train', '--speed', '9'], 2, /--speed[\s\S]*usage: bond-advisor train/],
  ['a number that is none', ['train', '--seed', 'x'], 2, /--seed must be a whole number/],
  ['no client', ['recommend'], 2, /for whom/],
  ['a day that is none', ['recommend', 'C_1', '--as-of', '2026-02-31'], 2, /--as-of must be a day/],
  ['an untrained book', ['recommend', 'C_1'], 1, /Run "train" first/],
  ['a book that is not there', ['train'], 1, /demo|import/],
  ['a day of the future', ['recommend', 'C_1', '--as-of', '2199-01-01'], 2, /after today/],
  ['more segments than names', ['train', '--segments', '100000'], 2, /at most 30/],
  ['a CSV that is not there', ['import', 'nowhere.csv'], 2, /nowhere\.csv/],
  ['a list with an open quote', ['recommend', '--clients', 'open-quote.txt'], 2, /open-quote\.txt.*double quote/],
  ['a list that is not there', ['recommend', '--clients', 'nowhere.txt'], 2, /nowhere\.txt/],
];

for (const [title, words, status, says] of wrong) {
  test(`${title} ends with status ${status} and says what to do`, async (t) => {
    const folder = temporaryFolder(t);
    writeFileSync(join(folder, 'open-quote.txt'), '"K1\nK2\n');
    const finished = await bondAdvisor(words, { folder });
    t.is(finished.status, status, finished.stderr);
    t.regex(finished.stderr, says);
    t.notRegex(finished.stderr, /\n\s+at /, 'no stack trace');
    t.is(finished.stdout, '');
  });
}

test('a CSV with a wrong header changes nothing and names the columns', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'good.csv'), smallCsv());
  writeFileSync(join(folder, 'bad.csv'), 'client,amount\nK1,5\n');
  await bondAdvisor(['import', 'good.csv'], { folder });
  const refused = await bondAdvisor(['import', 'bad.csv', '--replace'], { folder });
  t.is(refused.status, 2);
  t.regex(refused.stderr, /no column for the bond or its type, nor for the day of the trade.*"client", "amount"/);
  t.is(json(t, await bondAdvisor(['train', '--json'], { folder })).trades, 240);
});

test('a database that is not there is said in words, without its password', async (t) => {
  const environment = { DATABASE_URL: 'mysql://someone:hunter2@127.0.0.1:1/none' };
  for (const words of [['train'], ['recommend', 'C_1'], ['models'], ['migrate'], ['doctor']]) {
    const finished = await bondAdvisor(words, { folder: temporaryFolder(t), environment });
    t.is(finished.status, 1, words[0]);
    t.regex(finished.stderr + finished.stdout, /127\.0\.0\.1:1|cannot be reached.*host and port/, words[0]);
    t.notRegex(finished.stderr + finished.stdout, /hunter2|\n\s+at /, words[0]);
  }
});

test('a book that is away is told as the book, whichever command wants it, and not as the database of the product', async (t) => {
  const environment = { SOURCE_DATABASE_URL: 'mysql://someone:hunter2@127.0.0.1:1/book' };
  const folder = temporaryFolder(t);
  for (const words of [['train'], ['serve']]) {
    const finished = await bondAdvisor(words, { folder, environment: { ...environment, PORT: '0' } });
    t.is(finished.status, 1, words[0]);
    t.regex(finished.stderr, /book's database cannot be reached.*SOURCE_DATABASE_URL/, words[0]);
    t.notRegex(finished.stderr, /hunter2|\n\s+at |bond-advisor\.sqlite/, words[0]);
  }
});

test('a folder that cannot be made for the database is said in words, also where a worker meets it', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'file'), '');
  for (const words of [['train'], ['models']]) {
    const finished = await bondAdvisor(words, { folder, environment: { DATABASE_URL: 'sqlite:file/book.sqlite' } });
    t.is(finished.status, 1, words[0]);
    t.regex(finished.stderr, /folder ".*file" for the database cannot be made/, words[0]);
    t.notRegex(finished.stderr, /\n\s+at /, words[0]);
  }
});

test('a reader who has seen enough ends the command in silence', async (t) => {
  const folder = temporaryFolder(t);
  await bondAdvisor(['demo', '--clients', '30'], { folder });
  await bondAdvisor(['train'], { folder });
  const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${BIN}" recommend --all --json-lines | head -c 1 >&2`], {
    cwd: folder,
    env: { PATH: process.env.PATH },
    encoding: 'utf8',
  });
  t.is(status, 0);
  t.is(stderr, '{');
});

test('a configuration with problems names them all and exits with status 2', async (t) => {
  const finished = await bondAdvisor(['models'], { folder: temporaryFolder(t), environment: { PORT: 'x', SLACK_BOT_TOKEN: 'xoxb-1' } });
  t.is(finished.status, 2);
  t.regex(finished.stderr, /PORT/);
  t.regex(finished.stderr, /SLACK_APP_TOKEN/);
});

test('the demo book is the same for the same seed, and refuses to touch another book', async (t) => {
  const folder = temporaryFolder(t);
  const made = json(t, await bondAdvisor(['demo', '--clients', '30', '--json'], { folder }));
  t.is(made.clients, 30);
  writeFileSync(join(folder, 'trades.csv'), smallCsv());
  const refused = await bondAdvisor(['import', 'trades.csv'], { folder });
  t.is(refused.status, 2);
  const other = temporaryFolder(t);
  writeFileSync(join(other, 'trades.csv'), smallCsv());
  await bondAdvisor(['import', 'trades.csv'], { folder: other });
  const demoRefused = await bondAdvisor(['demo'], { folder: other });
  t.is(demoRefused.status, 2);
  t.regex(demoRefused.stderr, /book/);
});

test('a book in a database of its own is only read', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'trades.csv'), smallCsv());
  const environment = { SOURCE_DATABASE_URL: 'sqlite:book.sqlite' };
  for (const words of [['demo'], ['import', 'trades.csv']]) {
    const refused = await bondAdvisor(words, { folder, environment });
    t.is(refused.status, 2, words[0]);
    t.regex(refused.stderr, /only read/);
  }
});

test('doctor says of each part whether it is in order and what to do', async (t) => {
  const folder = temporaryFolder(t);
  const before = await bondAdvisor(['doctor'], { folder });
  t.is(before.status, 1);
  t.regex(before.stdout, /NOT\s+model.*train/);
  await bondAdvisor(['demo', '--clients', '30'], { folder });
  const book = openDatabase(`sqlite:${join(folder, 'data', 'bond-advisor.sqlite')}`);
  for (const trade_date of ['2062-12-31', '2062-01-15']) {
    const [last] = await book.knex('orders').orderBy('id', 'desc').limit(1);
    await book.knex('orders').insert({ ...last, id: Number(last.id) + 1, trade_date });
  }
  await book.close();
  await bondAdvisor(['train'], { folder });
  const after = await bondAdvisor(['doctor'], { folder });
  t.is(after.status, 0, after.stdout + after.stderr);
  t.regex(after.stdout, /no tokens: the playground is served/);
  t.regex(after.stdout, /^ok {3}trades +[\d,]+ read; 2 trades dated in the future left out: correct the dates in the book$/m);
  writeFileSync(join(folder, 'own.csv'), 'Client,Bond Type,Date,Amount\nK1,Corporate Bonds,2025-01-15,100000\n');
  const own = { folder, environment: { DATABASE_URL: 'sqlite:own.sqlite' } };
  await bondAdvisor(['import', 'own.csv'], own);
  const firms = await bondAdvisor(['doctor'], own);
  t.regex(firms.stdout, /no tokens: the command line works, and nothing is served/);
});

test('the stack of an error in a worker thread points at the sources', async (t) => {
  const folder = temporaryFolder(t);
  const breaking = join(folder, 'breaking.cjs');
  writeFileSync(breaking, "if (!require('node:worker_threads').isMainThread) Math.sqrt = () => { throw new Error('broken'); };\n");
  const call = (words: readonly string[], environment = {}) => bondAdvisorProcess(words, { folder, environment });
  json(t, await call(['demo', '--clients', '30', '--json']));
  const { status, stderr } = await call(['train'], { NODE_OPTIONS: `--require=${breaking}` });
  t.is(status, 1);
  t.regex(stderr, /broken/);
  t.regex(stderr, /\/src\/advisor\/[\w/-]+\.ts:\d+/);
  t.notRegex(stderr, /\/build\//);
});
