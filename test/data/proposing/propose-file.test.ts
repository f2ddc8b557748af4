import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { parseMapping } from '../../../src/data/mapping/parse-mapping.ts';
import { dryRun } from '../../../src/data/proposing/dry-run.ts';
import { mappingText } from '../../../src/data/proposing/mapping-text.ts';
import { type Proposed, proposeFile } from '../../../src/data/proposing/propose-file.ts';
import { deskOn } from '../../helpers/desk-on.ts';
import { temporaryFolder } from '../../helpers/product.ts';

const ZONE = 'Asia/Kolkata';
const TODAY = deskOn('2026-11-27');

const fileOf = (t: ExecutionContext, lines: readonly string[], name = 'book.csv'): string => {
  const file = join(temporaryFolder(t), name);
  writeFileSync(file, lines.join('\n'));
  return file;
};
const propose = (file: string, answers: Record<string, string> = {}, base: Proposed['mapping'] | null = null) =>
  proposeFile(file, { base, answers: new Map(Object.entries(answers)), zone: ZONE });
const ids = ({ questions }: Proposed): string[] => questions.map(({ id }) => id);

const HEAD = 'Client Code,ISIN,Bond Type,Deal Date,Value,Risk';
const row = (client: string, day: string, amount: string, risk: string): string =>
  `${client},INE002A08476,Corporate Bonds,${day},${amount},${risk}`;

test('what the cells decide is written down, so that next month’s file needs no question', async (t) => {
  const april = await propose(fileOf(t, [HEAD, row('A1', '03-04-2025', '250000', 'Low'), row('A2', '28-04-2025', '350000', 'High')]));
  t.deepEqual(ids(april), []);
  t.like(
    april.columns.find(({ field }) => field === 'day'),
    { heading: 'Deal Date' },
  );
  const document = mappingText(april.mapping);
  t.regex(document, /day:\n {6}dates: day-month-year\n {6}column: Deal Date/);
  const may = fileOf(t, [HEAD, row('A1', '03-05-2025', '250000', 'Low')]);
  t.deepEqual(ids(await propose(may)), ['dates:Deal Date'], 'by itself it could be either');
  const read = await propose(may, {}, parseMapping(document, 'mapping.yaml'));
  t.deepEqual(ids(read), []);
  const run = read.opened && (await dryRun(read.opened, { mapping: read.mapping, calendar: TODAY }));
  t.deepEqual(run?.days, { from: '2025-05-03', to: '2025-05-03' });
});

test('columns that aren’t read are named, and the next month’s too', async (t) => {
  const file = fileOf(t, [`${HEAD},Paper`, `${row('A1', '28-04-2025', '250000', 'Low')},Fresh`]);
  const first = await propose(file);
  t.deepEqual(first.ignored, ['Paper']);
  const next = fileOf(t, [`${HEAD},Paper,Desk`, `${row('A1', '28-05-2025', '250000', 'Low')},Fresh,Fort`]);
  t.deepEqual((await propose(next, {}, first.mapping)).ignored.toSorted(), ['Desk', 'Paper']);
});

test('only what is ambiguous is asked, one step at a time: the form, then words and units', async (t) => {
  const file = fileOf(t, [
    HEAD,
    ...['1.5', '2', '3', '4', '5'].map((amount, place) => row(`A${place}`, '03-04-2025', amount, place === 0 ? 'Zebra' : 'Low')),
  ]);
  t.deepEqual(ids(await propose(file)), ['dates:Deal Date']);
  const words = await propose(file, { dates: 'day-month-year' });
  t.deepEqual(ids(words), ['word:band:Zebra', 'unit:Value']);
  t.regex(words.questions[1]?.evidence ?? '', /half of the amounts are below ₹3/);
  const answered = await propose(file, { dates: 'day-month-year', 'word:band:Zebra': 'nothing', 'unit:Value': 'lakh' });
  t.deepEqual(ids(answered), []);
  t.is(answered.mapping.words?.band?.Zebra, 'nothing');
  const again = await propose(file, {}, parseMapping(mappingText(answered.mapping), 'mapping.yaml'));
  t.deepEqual(ids(again), [], 'the document remembers every answer');
  const run = again.opened && (await dryRun(again.opened, { mapping: again.mapping, calendar: TODAY }));
  t.is(run?.amountPaise, 15.5 * 100_000 * 100);
});

test('a column that no heading names is asked for; a value that every row has is an answer too', async (t) => {
  const file = fileOf(t, ['Holder,ISIN,When,Market Value', 'x,INE002A08476,28-04-2025,250000']);
  t.deepEqual(ids(await propose(file)), ['kind'], 'it may be a list of bonds on offer');
  const open = await propose(file, { kind: 'trades' });
  t.deepEqual(ids(open), ['column:client', 'column:day']);
  t.deepEqual(
    open.questions[0]?.choices.map(({ value }) => value),
    ['Holder', 'When', '(number)'],
  );
  const read = await propose(file, { kind: 'trades', 'column:client': 'Liquid Fund', 'column:day': 'When' });
  t.deepEqual(ids(read), []);
  t.like(parseMapping(mappingText(read.mapping), 'm').trades, { columns: { client: { always: 'Liquid Fund' }, day: { column: 'When' } } });
});

test('a dry run shows rows, months, bands, types, spellings, and what is set aside with what is written there', async (t) => {
  const proposed = await propose(
    fileOf(t, [
      HEAD,
      row('A1', '03-04-2025', '"2,50,000"', 'Low'),
      row('A2', '28-04-2025', '350000', 'High'),
      row('a2', '28-05-2025', '100', 'High'),
      row('A3', '28-05-2025', 'see note', ''),
      row('A4', '28-05-2035', '350000', ''),
    ]),
  );
  const { opened, mapping } = proposed;
  if (!opened) return t.fail(`open: ${ids(proposed)}`);
  const run = await dryRun(opened, { mapping, calendar: TODAY });
  t.like(run, {
    rows: 5,
    trades: 3,
    sales: 0,
    clients: 2,
    amountPaise: 600_100_00,
    bands: { A: 1, C: 1 },
    types: { 'Corporate Bonds': 3 },
  });
  t.deepEqual(run.months, [
    { month: '2025-04', trades: 2, amountPaise: 600_000_00 },
    { month: '2025-05', trades: 1, amountPaise: 100_00 },
  ]);
  t.deepEqual(run.merged, [{ kept: 'A2', spellings: ['A2', 'a2'] }]);
  t.deepEqual(run.setAside.map(({ count, first }) => [count, first]).sort(), [
    [1, [{ line: 5, written: 'see note' }]],
    [1, [{ line: 6, written: '28-05-2035' }]],
  ]);
  t.regex(run.refused?.reason ?? '', /1 of 4 rows can't be used/);
});

test('a trade book is one, although an earlier document only knows of clients', async (t) => {
  const base = parseMapping('version: 1\nclients: { columns: { client: Client Code } }\n', 'm');
  const file = fileOf(t, [HEAD, row('A1', '28-04-2025', '250000', 'Low')]);
  const { kind, mapping } = await proposeFile(file, { base, answers: new Map(), zone: 'Asia/Kolkata' });
  t.is(kind, 'trades');
  t.truthy(mapping.clients, 'what it said of clients stays');
});
