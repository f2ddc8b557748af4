import { tmpdir } from 'node:os';
import test, { type ExecutionContext } from 'ava';
import fc from 'fast-check';
import { parseMapping } from '../../../src/data/mapping/parse-mapping.ts';
import { filesOf, HEADER } from './csv-files.ts';
import { dryRun, refusalOf, reportOf, rowsOf } from './dry-runs.ts';

const SMALL = 'Client Code,ISIN,Bond Type,Deal Date,Amount';
const row = (day: string, amount = '1000', client = 'C1'): string => `${client},INE001A07AA1,Bonds,${day},${amount}`;

const daysOf = async (t: ExecutionContext, ...days: string[]) =>
  (await rowsOf(t, `${SMALL}\n${days.map((day) => row(day)).join('\n')}`)).map(({ tradeDay }) => tradeDay);

test('with semicolons between cells, marks of rupees say that commas group; without them the file is refused', async (t) => {
  const file = (amount: string): string => `${SMALL}\n${row('2025-01-15', amount)}`.replaceAll(',', ';').replaceAll('_', ',');
  for (const amount of ['Rs. 7_000/-', '₹7_000', '7_000/-', 'INR 7_000']) {
    t.deepEqual(
      (await rowsOf(t, file(amount))).map(({ amountPaise }) => amountPaise),
      [700_000],
      amount,
    );
  }
  t.regex(await refusalOf(t, file('7_000')), /could separate thousands or decimals/);
});

test('a column of days is read in the order that its cells allow', async (t) => {
  t.deepEqual(await daysOf(t, '15-01-2025', '02-03-2025'), ['2025-01-15', '2025-03-02']);
  t.deepEqual(await daysOf(t, '01/15/2025', '03/02/2025'), ['2025-01-15', '2025-03-02']);
  t.deepEqual(await daysOf(t, '15.01.25', '02.03.25'), ['2025-01-15', '2025-03-02']);
  t.deepEqual(await daysOf(t, '5-May-24', '15 March 2025', 'Apr 1 2025', '1st Jun 2025'), [
    '2024-05-05',
    '2025-03-15',
    '2025-04-01',
    '2025-06-01',
  ]);
  t.deepEqual(await daysOf(t, '45413', '45413.75'), ['2024-05-01', '2024-05-01']);
  t.deepEqual(await daysOf(t, '2024-05-01T18:30:00.000Z', '2024-05-02T00:00:00Z', '2024-05-02 10:11:12'), [
    '2024-05-02',
    '2024-05-02',
    '2024-05-02',
  ]);
  t.deepEqual(await daysOf(t, '20240502', '2024/5/2'), ['2024-05-02', '2024-05-02']);
});

test('days that could be either way round are refused, and the mapping settles them', async (t) => {
  const text = `${SMALL}\n${row('01-02-2025')}\n${row('03-04-2025')}`;
  t.regex(await refusalOf(t, text), /could be either way round.*column "Deal Date", line 2, "01-02-2025".*dates: day-month-year/);
  const mapping = parseMapping('version: 1\nform: { dates: month-day-year }\n', 'm');
  t.deepEqual(
    (await rowsOf(t, text, { mapping })).map(({ tradeDay }) => tradeDay),
    ['2025-01-02', '2025-03-04'],
  );
  t.regex(
    await refusalOf(t, `${SMALL}\n${row('31-01-2025')}\n${row('01-31-2025')}`),
    /The day comes first in 1 cell, the month in 1 cell\./,
  );
  t.deepEqual(await daysOf(t, '01-01-2025', '05-05-2025'), ['2025-01-01', '2025-05-05']);
});

const paiseOf = async (t: ExecutionContext, ...amounts: string[]) =>
  (
    await rowsOf(
      t,
      `${SMALL.replaceAll(',', ';')}\n${amounts
        .map((amount) =>
          row('2025-01-05', amount)
            .replaceAll(/,(?=[^,]*$)|,(?=\w{2,4}\d|Bonds|2025)/g, ';')
            .replace('2025-01-05,', '2025-01-05;'),
        )
        .join('\n')}`,
    )
  ).map(({ amountPaise }) => amountPaise);

test('amounts are read as people write them', async (t) => {
  t.deepEqual(
    await paiseOf(t, '100000.50', '₹100000', 'Rs. 100000/-', 'INR 100000', '10 L', '1.5 Cr', '2 lakh', '2.5 lacs', '50k'),
    [10000050, 10000000, 10000000, 10000000, 100000000, 1500000000, 20000000, 25000000, 5000000],
  );
});

const quoted = (head: string, amounts: readonly string[]): string =>
  `${SMALL.replace('Amount', head)}\n${amounts.map((amount) => row('2025-01-05', `"${amount}"`)).join('\n')}`;
const paise = async (t: ExecutionContext, head: string, ...amounts: string[]) =>
  (await rowsOf(t, quoted(head, amounts))).map(({ amountPaise }) => amountPaise);

test('Indian and European marks, units in the heading, debit and credit', async (t) => {
  t.deepEqual(await paise(t, 'Amount', 'Rs. 1,00,000/-', '1,25,000.50', '12,50,000', '1,000'), [10000000, 12500050, 125000000, 100000]);
  t.deepEqual(await paise(t, 'Amount', '1.00.000,50', '1.000,00'), [10000050, 100000]);
  t.deepEqual(await paise(t, 'Value (Rs. in Lakhs)', '1.5', '2,074.55'), [15000000, 20745500000]);
  t.deepEqual(await paise(t, 'Amount (₹ Cr.)', '0.25', '3 lakh'), [250000000, 30000000]);
  t.deepEqual(await paise(t, 'Amount', '1,00,000.00 Dr', '5,00,000 Dr'), [10000000, 50000000]);
  t.regex(await refusalOf(t, quoted('Amount', ['(1,000)', '1,000-'])), /amount is not positive/);
  t.regex(await refusalOf(t, quoted('Amount', ['$ 1,000'])), /amount isn't understood.*"\$ 1,000"/);
});

test('negative amounts are sales if the mapping says so', async (t) => {
  const mapping = parseMapping('version: 1\nwords: { side: { negative: sell } }\n', 'm');
  const rows = await rowsOf(t, quoted('Amount', ['2,000', '(1,000)', '1,000-', '-500']), { mapping });
  t.deepEqual(
    rows.map(({ side, amountPaise }) => [side, amountPaise]),
    [
      ['buy', 200000],
      ['sell', 100000],
      ['sell', 100000],
      ['sell', 50000],
    ],
  );
});

test('quantity times price makes an amount', async (t) => {
  const rows = await rowsOf(
    t,
    'Client,ISIN,Date,Qty,Price,Face Value\nC1,INE001A07AA1,2025-01-05,10,101.5,1000\nC1,INE001A07AA1,2025-01-06,10,1015,1000\n',
  );
  t.deepEqual(
    rows.map(({ amountPaise }) => amountPaise),
    [1015000, 1015000],
  );
});

test('titles above, totals and notes below, blank and trailing columns make no difference', async (t) => {
  const report = await reportOf(
    t,
    `Kite Wealth,,,,\nFrom 1 Apr 2024,,,,\n,,,,\n${SMALL},,\n${row('2025-01-05')},,\n,,,,\n${row('2025-01-06')},,\nTotal,,,,2000\n"Note: provisional",,,,\n`,
  );
  t.like(report, { rows: 4, taken: 2, setAside: { 'heading, total or note': { count: 2 } } });
});

test('any separator, encoding and line end will do', async (t) => {
  const plain = `${SMALL}\n${row('2025-01-05', '1000', 'Zoë')}\n${row('2025-01-06')}\n`;
  const expected = await rowsOf(t, plain);
  t.is(expected[0]?.client, 'Zoë');
  for (const [name, content] of Object.entries({
    semicolons: plain.replaceAll(',', ';'),
    tabs: plain.replaceAll(',', '\t'),
    bars: plain.replaceAll(',', '|'),
    returns: plain.replaceAll('\n', '\r'),
    both: `\uFEFF${plain.replaceAll('\n', '\r\n')}`,
    utf16: Buffer.from(`\uFEFF${plain}`, 'utf16le'),
    bareUtf16: Buffer.from(plain, 'utf16le'),
    bigEndian: Buffer.from(`\uFEFF${plain}`, 'utf16le').swap16(),
    cp1252: Buffer.from(plain, 'latin1'),
    quotes: plain.replaceAll(/[^,\n]+/g, '"$&"'),
  })) {
    t.deepEqual(await rowsOf(t, content), expected, name);
  }
  t.deepEqual(
    (await rowsOf(t, `sep=;\n${plain.replaceAll(',', ';')}`)).map((each) => ({ ...each, line: each.line - 1 })),
    expected,
  );
});

test('other kinds of files are named, with what to do', async (t) => {
  t.regex(await refusalOf(t, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])), /old Excel file.*save it as "CSV UTF-8"/);
  t.regex(await refusalOf(t, '[{"client": 1}]'), /is JSON/);
  t.regex(await refusalOf(t, '<html><table></table>'), /web page/);
  t.regex(await refusalOf(t, ''), /is empty/);
  t.regex(await refusalOf(t, '\n\n'), /is empty, or has no headings/);
  t.regex(await refusalOf(t, `${SMALL}\n`), /no rows/);
  t.regex(await refusalOf(t, `${SMALL}\n${row('2025-01-05')}\n"C2,1\n`), /is broken from line 3 on: a double quote/);
  const there = await dryRun('/no/such/file.csv');
  t.regex(there.kind === 'refused' ? there.doubt.reason : '', /is not there/);
  const folder = await dryRun(tmpdir());
  t.regex(folder.kind === 'refused' ? folder.doubt.reason : '', /is a folder/);
});

test('headings that lack something say what, and which are there', async (t) => {
  t.regex(
    await refusalOf(t, 'Client,ISIN,Amount\nC1,INE001A07AA1,5\n'),
    /no column for the day of the trade\. The headings in line 1 are "Client", "ISIN", "Amount"/,
  );
  const mapping = parseMapping('version: 1\ntrades: { columns: { client: Kunde, day: Tag, isin: ISIN, amount: Betrag } }\n', 'm');
  t.like((await rowsOf(t, 'Kunde,ISIN,Tag,Betrag\nC1,INE001A07AA1,2025-01-05,5\n', { mapping }))[0], { client: 'C1', amountPaise: 500 });
  t.regex(
    await refusalOf(t, 'Kunde,ISIN,Datum,Betrag\nC1,INE001A07AA1,2025-01-05,5\n', { mapping }),
    /the column "Tag" that the mapping names/,
  );
});

test('what every firm calls differently is found: desks in India and abroad', async (t) => {
  for (const headings of [
    'Customer ID,Security Code,Instrument Type,Transaction Date,Investment Amount (Rs.)',
    'UCC,ISIN No.,Asset Class,Txn Date,Consideration',
    'Investor Name,Scrip Name,Product,Date of Purchase,Amt',
    'Account,Bond,Security Type,Trade Dt.,Net Amount (INR)',
    'CIF No,CUSIP,Product Type,Value Date,Principal',
  ]) {
    const [read] = await rowsOf(t, `${headings}\nC1,B1,Bonds,2025-01-05,5\n`);
    t.like(read, { client: 'C1', bond: 'B1', type: 'Bonds', tradeDay: '2025-01-05', amountPaise: 500 }, headings);
  }
});

test('a recorded band that is not understood refuses the file, or counts as A', async (t) => {
  const text = `${SMALL},Risk Profile\n${row('2025-01-05')},3\n${row('2025-01-06')},Aggressive\n`;
  t.regex(await refusalOf(t, text), /1 of 2 cells of "Risk Profile" aren't understood.*line 2, "3".*words: \{ band/);
  const report = await reportOf(t, text, { acceptLoss: 100 });
  t.deepEqual(
    report.understood.map(({ recordedBand }) => recordedBand),
    ['A', 'C'],
  );
  t.regex(String(report.warnings), /1 risk bands weren't understood, and count as A/);
  const mapping = parseMapping('version: 1\nwords: { band: { 3: C } }\n', 'm');
  t.deepEqual(
    (await rowsOf(t, text, { mapping })).map(({ recordedBand }) => recordedBand),
    ['C', 'C'],
  );
});

test('two percent of the rows may be lost without asking, and no more', async (t) => {
  const good = (count: number) => Array.from({ length: count }, (_, n) => row('2025-01-05', `${n + 1}`));
  t.like(await reportOf(t, `${SMALL}\n${[...good(98), row('never'), row('2025-01-05', '0')].join('\n')}`), { taken: 98 });
  t.regex(
    await refusalOf(t, `${SMALL}\n${[...good(97), row('never'), row('x'), row('2025-01-05', '0')].join('\n')}`),
    /3 of 100 rows can't be used: mostly date isn't understood, 2 times/,
  );
});

test('a wrong check digit is reported, and invisible characters and case make no other client', async (t) => {
  const report = await reportOf(
    t,
    `${SMALL}\nc1,ine001a07aa2,Bonds,2025-01-05,5\n C1\u200b,INE001A07AA2,Bond,2025-01-06,6\nC1,INE001A07AA2,bonds,2025-01-06,7\n`,
  );
  t.deepEqual(
    report.understood.map(({ client, bond, type }) => [client, bond, type]),
    Array(3).fill(['C1', 'INE001A07AA2', 'Bonds']),
  );
  t.regex(String(report.warnings), /1 ISIN with a wrong check digit, the first in line 2: INE001A07AA2/);
});

test('sales, redemptions and what is no trade are told apart', async (t) => {
  const rows = ['Purchase', 'Sale', 'R', 'Interest'].map((side, n) => `${row('2025-01-05', `${n + 1}`)},${side}`);
  const report = await reportOf(t, `${SMALL},Transaction Type\n${rows.join('\n')}\n`);
  t.like(report, { rows: 4, taken: 1, sales: 2, setAside: { 'not a purchase, sale or redemption': { count: 1 } } });
});

test('the numbers of a report add up, whatever the rows hold', async (t) => {
  const write = filesOf(t);
  const field = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', 'C1', '2024-01-01', '01-02-2024', '100', '-5', '1e9', 'A', 'M', '--NA--', '9.5', 'AAA', 'NaN', 'Total'),
  );
  const csvField = (text: string): string => `"${Buffer.from(text).toString().replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(field, { minLength: 14, maxLength: 18 }), { minLength: 1, maxLength: 20 }), async (rows) => {
      const content = `${HEADER}\n${rows.map((cells) => cells.map(csvField).join(',')).join('\n')}\n`;
      const outcome = await dryRun(write(content, 'any.csv'), { acceptLoss: 100 });
      if (outcome.kind === 'refused') return outcome.doubt.reason !== '' && outcome.doubt.expected !== '';
      const { rows: all, taken, sales, duplicates, setAside } = outcome.report;
      return all === taken + sales + duplicates + Object.values(setAside).reduce((sum, { count }) => sum + count, 0);
    }),
    { numRuns: 100 },
  );
  t.pass();
});

test('whatever a file holds, it is read or refused with words', async (t) => {
  const write = filesOf(t);
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 2000 }),
    fc.string({ unit: 'binary', maxLength: 300 }).map((text) => Buffer.from(`${HEADER}\n${text}`)),
    fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', ' '), maxLength: 300 }).map((text) => Buffer.from(`${HEADER}\n${text}`)),
  );
  await fc.assert(
    fc.asyncProperty(content, async (bytes) => {
      const outcome = await dryRun(write(bytes, 'any.csv'));
      return outcome.kind === 'imported' || (outcome.doubt.reason !== '' && outcome.doubt.expected !== '');
    }),
    { numRuns: 150 },
  );
  t.pass();
});

test('a row is understood as it is written', async (t) => {
  const full =
    'Zoë,41,f,b,P1,INE001A07AA1,"Corporate, secured",2024/1/5,125000.50,2030-01-01,2020-01-01,9.5,9.25,semi-annual,10,CRISIL AA+ (CE)';
  t.deepEqual(await rowsOf(t, `${HEADER}\n${full}\n`), [
    {
      line: 2,
      client: 'Zoë',
      parent: 'P1',
      gender: 'F',
      recordedBand: 'B',
      bond: 'INE001A07AA1',
      isin: 'INE001A07AA1',
      type: 'Corporate, secured',
      side: 'buy',
      tradeDay: '2024-01-05',
      amountPaise: 12500050,
      maturityDay: '2030-01-01',
      perpetual: false,
      issueDay: '2020-01-01',
      couponPercent: 9.5,
      ytmPercent: 9.25,
      frequency: 'semi-annual',
      grade: 'AA+',
      suffix: 'CE',
      band: 'A',
    },
  ]);
});

const frequenciesOf = async (t: ExecutionContext, ...written: string[]) =>
  (await rowsOf(t, `${SMALL},Frequency\n${written.map((text, n) => `${row('2025-01-05', `${n + 1}`)},${text}`).join('\n')}`)).map(
    ({ frequency }) => frequency,
  );

test('frequencies are words, letters, months or payments a year; a firm says what its codes mean', async (t) => {
  t.deepEqual(await frequenciesOf(t, 'S', 'HY', '6M', 'Half-Yearly', 'Q', 'Annually', 'On Maturity', 'NA'), [
    'semi-annual',
    'semi-annual',
    'semi-annual',
    'semi-annual',
    'quarterly',
    'annual',
    'at maturity',
    null,
  ]);
  t.deepEqual(await frequenciesOf(t, '1', '2', '4'), ['annual', 'semi-annual', 'quarterly']);
  t.deepEqual(await frequenciesOf(t, '1', '3', '6', '12'), ['monthly', 'quarterly', 'semi-annual', 'annual']);
  const codes = `${SMALL},Frequency\n${row('2025-01-05')},4\n${row('2025-01-06')},6\n`;
  t.regex(await refusalOf(t, codes), /could be payments a year, months between payments, or codes/);
  const mapping = parseMapping('version: 1\nwords: { frequency: { 4: semi-annual, 6: at maturity } }\n', 'm');
  t.deepEqual(
    (await rowsOf(t, codes, { mapping })).map(({ frequency }) => frequency),
    ['semi-annual', 'at maturity'],
  );
});
