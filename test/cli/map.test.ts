import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { openDatabase } from '../../src/data/database.ts';
import { writeOwnNames } from '../data/sources/mapped/firm-with-own-names.ts';
import { bondAdvisor } from '../helpers/command-line.ts';
import { temporaryFolder } from '../helpers/product.ts';

const BOOK = [
  'Client Code,ISIN,Bond Type,Deal Date,Value,Risk',
  'A1,INE002A08476,Corporate Bonds,03-04-2025,"2,50,000",Low',
  'A2,INE002A08476,Green Bonds,05-06-2025,350000,High',
].join('\n');

const inFolder = (
  t: ExecutionContext,
  files: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string>> = {},
) => {
  const folder = temporaryFolder(t);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return {
    folder,
    call: (...words: string[]) => bondAdvisor(words, { folder, environment: { DATABASE_URL: 'sqlite:own.sqlite', ...environment } }),
    text: (name: string) => readFileSync(join(folder, name), 'utf8'),
    has: (name: string) => existsSync(join(folder, name)),
  };
};

test('a script hears which question is open and how to answer it; nothing is written', async (t) => {
  const { call, has } = inFolder(t, { 'april.csv': BOOK });
  const open = await call('map', 'april.csv', '--yes');
  t.is(open.status, 2);
  t.regex(open.stderr, /How is "Deal Date" written\?.*\n {4}--answer "dates:Deal Date=day-month-year\|month-day-year"/);
  t.false(has('mapping.yaml'));
  const wrong = await call('map', 'april.csv', '--yes', '--answer', 'dates=sideways');
  t.is(wrong.status, 2);
  t.regex(wrong.stderr, /The answer to "dates:Deal Date" must be day-month-year, month-day-year, not "sideways"/);
});

test('from a file to its mapping, its import, and next month’s file without a question', async (t) => {
  const { call, text } = inFolder(t, { 'april.csv': BOOK, 'may.csv': BOOK.replaceAll('-2025', '-2024') });
  const mapped = await call('map', 'april.csv', '--answer', 'dates=day-month-year', '--yes');
  t.is(mapped.status, 0, mapped.stderr);
  t.regex(mapped.stdout, /2 rows: 2 purchases of 2 clients, 0 set aside\.\n₹6 lakh bought, 3 Apr 2025 to 5 Jun 2025\./);
  t.regex(text('mapping.yaml'), /^# How to read this firm’s book/);
  const imported = await call('import', 'april.csv', '--mapping', 'mapping.yaml');
  t.is(imported.status, 0, imported.stderr);
  const next = await call('map', 'may.csv', '--yes', '--json');
  t.is(next.status, 0, next.stderr);
  const { places, writtenTo } = JSON.parse(next.stdout);
  t.is(writtenTo, 'mapping.yaml');
  t.like(places[0], {
    place: 'may.csv',
    kind: 'trades',
    dryRun: { rows: 2, days: { from: '2024-04-03', to: '2024-06-05' }, refused: null },
  });
});

test('a file of recorded risk profiles is named as one, with how to record it', async (t) => {
  const profiles = ['Client Code,Risk Profile,Assessment Date', 'A1,Conservative,28-02-2025', 'A2,Aggressive,15-03-2025'].join('\n');
  const { call } = inFolder(t, { 'profiles.csv': profiles });
  const mapped = await call('map', 'profiles.csv', '--yes');
  t.is(mapped.status, 0, mapped.stderr);
  t.regex(mapped.stdout, /these are recorded risk profiles.*bond-advisor import --profiles profiles\.csv --mapping mapping\.yaml/);
});

test('without a terminal and without --yes nothing is written', async (t) => {
  const { call, has } = inFolder(t, { 'april.csv': BOOK });
  const shown = await call('map', 'april.csv', '--answer', 'dates=day-month-year');
  t.is(shown.status, 2);
  t.regex(shown.stderr, /add --yes/);
  t.false(has('mapping.yaml'));
});

test('from a database with other names to its mapping, and doctor says what share is understood', async (t) => {
  const environment = { SOURCE_DATABASE_URL: 'sqlite:book.sqlite' };
  const { call, folder } = inFolder(t, {}, environment);
  const database = openDatabase(`sqlite:${join(folder, 'book.sqlite')}`);
  await writeOwnNames(database);
  await database.close();
  const answers = ['table:trades=good_deals', 'unit=lakh', 'word:band:Zebra=nothing'].flatMap((answer) => ['--answer', answer]);
  const mapped = await call('map', '--database', '--yes', ...answers);
  t.is(mapped.status, 0, mapped.stderr);
  t.regex(
    mapped.stdout,
    /trades, in good_deals:[\s\S]*Not read: "no"\.[\s\S]*7 rows: 3 purchases of 3 clients, 1 sale or redemption, 3 set aside/,
  );
  const doctor = await bondAdvisor(['doctor'], {
    folder,
    environment: { ...environment, DATABASE_URL: 'sqlite:own.sqlite', SOURCE_MAPPING: 'mapping.yaml' },
  });
  t.regex(
    doctor.stdout,
    /NOT {2}mapping {9}9\d\.\d% of \d+ cells looked at are understood\.\n {5}trades, "value": 1 of 7 aren't understood, such as "see note"/,
  );
  const written = await bondAdvisor(['import', 'x.csv'], { folder, environment: { SOURCE_MAPPING: 'mapping.yaml' } });
  t.regex(written.stderr, /SOURCE_MAPPING names the firm's own tables/);
});

test('a mapping that isn’t there, or is wrong, ends every command with what to do', async (t) => {
  const { folder } = inFolder(t, { 'wrong.yaml': 'version: 1\ntrade: {}\n' });
  const missing = await bondAdvisor(['doctor'], { folder, environment: { SOURCE_MAPPING: 'none.yaml' } });
  t.regex(missing.stdout + missing.stderr, /The mapping "none\.yaml" can't be read \(ENOENT\)/);
  const wrong = await bondAdvisor(['train'], { folder, environment: { SOURCE_MAPPING: 'wrong.yaml' } });
  t.is(wrong.status, 2);
  t.regex(wrong.stderr, /line 2: the document has no "trade"/);
});

test('the template imports as it is, and replaces no file', async (t) => {
  const { call } = inFolder(t);
  t.is((await call('template', 'trades.csv')).status, 0);
  const again = await call('template', 'trades.csv');
  t.is(again.status, 2);
  t.regex(again.stderr, /is there already/);
  const dry = await call('import', 'trades.csv', '--dry-run', '--json');
  t.is(dry.status, 0, dry.stderr);
  const { refused, taken, notUnderstood, ignoredColumns, warnings, understood } = JSON.parse(dry.stdout);
  t.deepEqual(
    { refused, taken, notUnderstood, ignoredColumns, warnings },
    { refused: null, taken: 1, notUnderstood: {}, ignoredColumns: [], warnings: [] },
  );
  t.like(understood[0], {
    client: 'A1',
    recordedBand: 'B',
    side: 'buy',
    tradeDay: '2025-01-02',
    amountPaise: 146_000_00,
    frequency: 'at maturity',
    grade: 'AA+',
  });
});
