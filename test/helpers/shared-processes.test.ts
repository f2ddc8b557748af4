import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import { shareProcesses } from './shared-processes.ts';

const TEXTS: Readonly<Record<string, string>> = {
  'advisor/a.test.js': `test('adds', (t) => t.is(sum, 2));`,
  'advisor/b/c.test.js': `test.serial('counts', async (t) => { await count(); });`,
  'advisor/hooks.test.js': `test.before(open);`,
  'advisor/loads.test.js': `const book = await readBook();\ntest('reads', read);`,
  'data/environment.test.js': `process.env.TZ = 'Asia/Kolkata';`,
  'data/stores.mariadb.test.js': `test('stores', store);`,
  'views/home.test.js': `test('greets', greet);`,
  'whole/day.test.js': `test('a day', day);`,
  'log.test.js': `test('logs', log);`,
};

test('small suites of a room share a process; those with hooks, an environment, waiting or servers of their own do not', (t) => {
  const { own, shared } = shareProcesses(Object.keys(TEXTS), (suite) => TEXTS[suite] ?? '');
  t.deepEqual(
    [...shared],
    [
      ['advisor', ['advisor/a.test.js', 'advisor/b/c.test.js']],
      ['views', ['views/home.test.js']],
    ],
  );
  t.deepEqual(own, [
    'advisor/hooks.test.js',
    'advisor/loads.test.js',
    'data/environment.test.js',
    'data/stores.mariadb.test.js',
    'whole/day.test.js',
    'log.test.js',
  ]);
});

/** Of a test whose title is a literal: AVA itself finds the others, and tells only that the process ended. */
const TITLE = /\btest(?:\.serial)?\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g;

test('tests of suites that share a process have different titles', (t) => {
  const suites = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  const textOf = (suite: string): string => readFileSync(`test/${suite.replace(/\.js$/, '.ts')}`, 'utf8');
  const { shared } = shareProcesses(
    suites.map((file) => file.replace(/\.ts$/, '.js')),
    textOf,
  );
  for (const members of shared.values()) {
    const titles = new Map<string, string>();
    for (const suite of members)
      for (const title of new Set([...textOf(suite).matchAll(TITLE)].map(([, single, double]) => single ?? double ?? ''))) {
        t.is(titles.get(title), undefined, `${suite} and ${titles.get(title)} both have the title: ${title}`);
        titles.set(title, suite);
      }
  }
});
