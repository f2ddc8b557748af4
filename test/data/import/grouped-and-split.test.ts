import test from 'ava';
import { type WriteOptions, writeXlsx } from 'hucre/xlsx';
import { parseMapping } from '../../../src/data/mapping/parse-mapping.ts';
import { proposeFile } from '../../../src/data/proposing/propose-file.ts';
import { filesOf } from './csv-files.ts';
import { refusalOf, reportOf, rowsOf } from './dry-runs.ts';

const HEAD = 'Client ID,ISIN,Trade Date,Amount';
const ISIN = 'INE001A07AA1';
const row = (client: string, amount = '1000'): string => `${client},${ISIN},2025-01-05,${amount}`;

const book = (rows: readonly (readonly (string | number | null)[])[], merges: readonly [row: number, column: number, to: number][]) =>
  writeXlsx({
    sheets: [
      {
        name: 'Trades',
        rows: [HEAD.split(','), ...rows],
        merges: merges.map(([startRow, startCol, endRow]) => ({ startRow, startCol, endRow, endCol: startCol })),
      } as WriteOptions['sheets'][number],
    ],
  });

test('a client or a day that is merged over several rows is that of each; an amount counts once', async (t) => {
  const client = await rowsOf(
    t,
    await book(
      [
        ['K1', ISIN, '2025-01-05', 1000],
        [null, ISIN, null, 2000],
        ['K2', ISIN, '2025-01-07', 3000],
      ],
      [
        [1, 0, 2],
        [1, 2, 2],
      ],
    ),
  );
  t.deepEqual(
    client.map((each) => [each.client, each.tradeDay, each.amountPaise]),
    [
      ['K1', '2025-01-05', 100_000],
      ['K1', '2025-01-05', 200_000],
      ['K2', '2025-01-07', 300_000],
    ],
  );
  const amount = await book(
    [
      ['K1', ISIN, '2025-01-05', 1000],
      ['K1', 'INE002A08427', '2025-01-05', null],
    ],
    [[1, 3, 2]],
  );
  t.regex(await refusalOf(t, amount), /1 of 2 rows can't be used: no amount/);
});

test('cells are merged to the end of a long sheet', async (t) => {
  const rows = Array.from({ length: 600 }, (_, at) => [at % 2 === 0 ? `K${at}` : null, ISIN, '2025-01-05', at + 1]);
  const merges = Array.from({ length: 300 }, (_, at): [number, number, number] => [1 + 2 * at, 0, 2 + 2 * at]);
  const report = await reportOf(t, await book(rows, merges));
  t.like(report, { taken: 600, setAside: {} });
  t.is(report.understood[599]?.client, 'K598');
});

const GROUPED = `${HEAD}\n${row('K1')}\n${row('', '2000')}\nTotal K1,,,3000\n${row('K2')}\n${row('', '4000')}\n`;

test('where only the first row of a group names the client, the file is refused until somebody says so', async (t) => {
  t.regex(await refusalOf(t, GROUPED), /no client.*column "Client ID", line 3.*client: \{ column: "Client ID", empty: as above \}/);
  const mapping = parseMapping(
    'version: 1\ntrades: { columns: { client: { column: Client ID, empty: as above }, isin: ISIN, day: Trade Date, amount: Amount } }\n',
    'm',
  );
  const report = await reportOf(t, GROUPED, { mapping });
  t.deepEqual(
    report.understood.map(({ client }) => client),
    ['K1', 'K1', 'K2', 'K2'],
  );
  t.like(report.setAside, { 'heading, total or note': { count: 1 } });
});

test('the proposal asks whose the rows without a client are, and writes the answer down', async (t) => {
  const file = filesOf(t)(GROUPED);
  const asked = await proposeFile(file, { base: null, answers: new Map(), zone: 'Asia/Kolkata' });
  t.like(asked.questions[0], { id: 'empty:Client ID', evidence: '2 of 4 rows have none.' });
  const answers = new Map([['empty:Client ID', 'as above']]);
  const { questions, mapping } = await proposeFile(file, { base: null, answers, zone: 'Asia/Kolkata' });
  t.deepEqual(questions, []);
  t.like(await reportOf(t, GROUPED, { mapping }), { taken: 4 });
  const again = await proposeFile(file, { base: mapping, answers: new Map(), zone: 'Asia/Kolkata' });
  t.deepEqual(again.questions, []);
});

const gradesOf = async (t: Parameters<typeof rowsOf>[0], headings: string, ...rows: string[]) =>
  (await rowsOf(t, `${HEAD},${headings}\n${rows.map((cells, at) => `${row(`K${at}`)},${cells}`).join('\n')}\n`)).map(({ grade }) => grade);

test('of ratings in a column for each agency, CRISIL’s counts, else the lowest', async (t) => {
  for (const headings of ['CRISIL,ICRA,CARE', 'CRISIL Rating,ICRA Rating,CARE Rating', 'Rating (CRISIL),Rating (ICRA),Rating by CARE']) {
    t.deepEqual(
      await gradesOf(t, headings, 'AA+/Stable,AA,', ',AA,A+', ',,', 'NA,AA-/Stable,-', 'Withdrawn,AA,AA+'),
      ['AA+', 'A+', null, 'AA-', 'AA'],
      headings,
    );
  }
  t.deepEqual(await gradesOf(t, 'Rating 1,Agency 1,Rating 2,Agency 2', 'AA,ICRA,AA+,CRISIL', 'AA,ICRA,A+,CARE'), ['AA+', 'A+']);
  t.deepEqual(await gradesOf(t, 'Rating,ICRA Rating', 'A,AA', 'CRISIL AA+,A'), ['A', 'AA+']);
  t.deepEqual(await gradesOf(t, 'CRISIL Rating,CRISIL Outlook', 'AA+,Stable'), ['AA+']);
  t.regex(await refusalOf(t, `${HEAD},CRISIL,ICRA\n${row('K1')},AA+,AA\n${row('K2')},,ZZ\n`), /"CRISIL, ICRA".*line 3, "ICRA ZZ"/);
});

test('a proposal writes the agencies’ columns down', async (t) => {
  const text = `${HEAD},CRISIL,ICRA\n${row('K1')},AA+,AA\n`;
  const { mapping } = await proposeFile(filesOf(t)(text), { base: null, answers: new Map(), zone: 'Asia/Kolkata' });
  t.like(mapping.trades, { columns: { rating: { columns: ['CRISIL', 'ICRA'] } } });
  t.is((await rowsOf(t, text, { mapping }))[0]?.grade, 'AA+');
});
