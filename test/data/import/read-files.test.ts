import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import test, { type ExecutionContext } from 'ava';
import fc from 'fast-check';
import { CsvFileError } from '../../../src/data/import/csv-file-error.ts';
import type { Cells } from '../../../src/data/import/flat-records.ts';
import { readFiles } from '../../../src/data/import/read-files.ts';
import { CLIENTS_HEADER, filesOf, HEADER, tradeRow } from './csv-files.ts';

const read = async (tradesFile: string, clientsFile?: string) => {
  const rows: Record<'trades' | 'clients', Cells[]> = { trades: [], clients: [] };
  const outcome = await readFiles({ tradesFile, ...(clientsFile !== undefined && { clientsFile }) }, async (table, cells) => {
    if (cells !== 'end') rows[table].push(cells);
  });
  return { ...outcome, rows };
};

const refusal = async (t: ExecutionContext, content: string | Uint8Array): Promise<string> => {
  const error = await t.throwsAsync(read(filesOf(t)(content)), { instanceOf: CsvFileError });
  return `${error?.message} ${(error as CsvFileError | undefined)?.mend}`.replace(/"[^"]*\//g, '"');
};

test('a row is taken as it is written, rates in percent, days as days', async (t) => {
  const full =
    'Zoë,41,f,b,P1,INE001A07AA1,"Corporate, secured",2024/1/5,125000.50,2030-01-01,2020-01-01,9.5,9.25,semi-annual,10,CRISIL AA+ (CE)';
  const { rows, taken, blanked, clients } = await read(filesOf(t)(`${HEADER}\n${full}\n`));
  t.deepEqual(rows.trades, [
    [
      'Zoë',
      41,
      'F',
      'B',
      'P1',
      'INE001A07AA1',
      'Corporate, secured',
      '2024-01-05',
      '125000.50',
      '2030-01-01',
      '2020-01-01',
      9.5,
      9.25,
      'semi-annual',
      10,
      'CRISIL AA+ (CE)',
    ],
  ]);
  t.deepEqual([taken, clients, blanked], [1, 1, {}]);
});

test('byte order mark, every kind of line end, quotes, empty lines and columns in another order make no difference', async (t) => {
  const write = filesOf(t);
  const plain = await read(write(`${HEADER}\n${tradeRow()}\n${tradeRow({ client_id: 'C2' })}\n`));
  const variants = [
    `\uFEFF${HEADER}\r\n${tradeRow()}\r\n\r\n${tradeRow({ client_id: '"C2"' })}`,
    `${HEADER}\r${tradeRow()}\r${tradeRow({ client_id: ' C2 ' })}\r`,
    `${HEADER.toUpperCase().replaceAll(',', ' , ')}\n\n\n${tradeRow()}\r\n${tradeRow({ client_id: 'C2' })}\n\n`,
    `${reversed(HEADER)}\n${reversed(tradeRow())}\n${reversed(tradeRow({ client_id: 'C2' }))}\n`,
  ];
  for (const variant of variants) t.deepEqual((await read(write(variant))).rows, plain.rows);
});

const reversed = (line: string): string => line.split(',').reverse().join(',');

test('rows that cannot be used are left out by reason, with the lines where they begin', async (t) => {
  const lines = [
    tradeRow({ client_id: '' }),
    tradeRow({ bond_id: ' ' }),
    tradeRow({ bond_type: '"two\nlines"' }),
    tradeRow({ bond_type: '' }),
    tradeRow({ trade_date: '' }),
    tradeRow({ trade_date: '2024-02-30' }),
    tradeRow({ trade_value: '' }),
    tradeRow({ trade_value: '"1,25,000.50"' }),
    tradeRow({ trade_value: '-3' }),
    'C1,only,four,fields',
    `${tradeRow()},`,
    ...Array.from({ length: 7 }, () => tradeRow({ client_id: 'x'.repeat(191) })),
    tradeRow(),
  ];
  const { skipped, taken } = await read(filesOf(t)(`${HEADER}\n${lines.join('\n')}`));
  t.is(taken, 1);
  t.deepEqual(skipped, {
    'no client': { count: 1, lines: [2] },
    'no bond': { count: 1, lines: [3] },
    'type holds control characters': { count: 1, lines: [4] },
    'no type': { count: 1, lines: [6] },
    'no date': { count: 1, lines: [7] },
    'date is no day': { count: 1, lines: [8] },
    'no amount': { count: 1, lines: [9] },
    'amount is no number': { count: 1, lines: [10] },
    'amount is not positive': { count: 1, lines: [11] },
    'too few fields': { count: 1, lines: [12] },
    'too many fields': { count: 1, lines: [13] },
    'client is longer than 190 characters': { count: 7, lines: [14, 15, 16, 17, 18] },
  });
});

test('absurd fields are taken as unknown and counted, and cost no row', async (t) => {
  const absurd = {
    age: '140',
    gender: 'X',
    risk_category: 'D',
    maturity_date: 'never',
    bond_issue_date: '2024-13-01',
    coupon_rate: '77',
    ytm: '900',
    frequency: 'f'.repeat(61),
    tenure_years: '-1',
    rating: 'good',
    parent_client_id: 'p'.repeat(191),
  };
  const { rows, blanked } = await read(filesOf(t)(`${HEADER}\n${tradeRow(absurd)}\n`));
  t.deepEqual(Object.values(blanked), Array(11).fill(1));
  t.deepEqual(
    rows.trades[0]?.filter((cell) => cell !== null),
    ['C1', 'B1', 'Bonds', '2024-01-31', '1000.00'],
  );
});

test('the clients file brings clients without a trade; who is listed again is left out', async (t) => {
  const write = filesOf(t);
  const clients = write(`${CLIENTS_HEADER}\nC1,50,M,A,--NA--\nC9,60,HUF,,C1\nC1,51,M,A,\n,1,,,\n`);
  const { rows, skipped, clients: count } = await read(write(`${HEADER}\n${tradeRow()}`), clients);
  t.deepEqual(rows.clients, [
    ['C1', 50, 'M', 'A', '--NA--'],
    ['C9', 60, 'HUF', null, 'C1'],
  ]);
  t.deepEqual(skipped, {
    'clients file: client is listed before': { count: 1, lines: [4] },
    'clients file: no client': { count: 1, lines: [5] },
  });
  t.is(count, 2);
});

test('a header says what it lacks; columns nobody asked for are named', async (t) => {
  t.is(
    await refusal(t, `${HEADER.replace('ytm', 'yield')}\n`),
    `The header of "file-1.csv" lacks "ytm", has unknown "yield". The first line must be ${HEADER}`,
  );
  t.regex(await refusal(t, `${HEADER},ytm\n`), /has twice "ytm"/);
  t.regex(await refusal(t, `${HEADER.replaceAll(',', ';')}\n`), /separated by semicolons\. Save it with commas/);
  t.regex(await refusal(t, `${HEADER.replaceAll(',', '\t')}\n`), /separated by tabs/);
  t.regex(await refusal(t, tradeRow()), /lacks "client_id"/);
  const { ignoredColumns, taken } = await read(filesOf(t)(`${HEADER},broker\n${tradeRow()},me\n`));
  t.deepEqual([ignoredColumns, taken], [['broker'], 1]);
});

test('a broken file says where and what', async (t) => {
  t.regex(await refusal(t, ''), /is empty\. Its first line must be client_id/);
  t.regex(await refusal(t, '\n\n'), /is empty/);
  t.regex(await refusal(t, `${HEADER}\n${tradeRow()}\n"C2,1\n`), /is broken at line \d+: a double quote/);
  t.regex(await refusal(t, `${HEADER}\n${tradeRow({ bond_id: 'B"1' })}\n`), /is broken at line 2/);
  t.regex(await refusal(t, `${HEADER}\n"${'x'.repeat(3 * 1024 * 1024)}`), /is broken/);
  t.regex(await refusal(t, Buffer.from(`${HEADER}\n${tradeRow()}\n${tradeRow({ client_id: 'Zo\xEB' })}\n`, 'latin1')), /not UTF-8: line 3/);
  t.regex(await refusal(t, Buffer.from(`\uFEFF${HEADER}\n`, 'utf16le')), /not UTF-8: line 1.*CSV UTF-8/);
  const away = await t.throwsAsync(read('/no/such/file.csv'), { instanceOf: CsvFileError });
  t.regex(away?.message ?? '', /is not there/);
  const folder = await t.throwsAsync(read(tmpdir()), { instanceOf: CsvFileError });
  t.regex(folder?.message ?? '', /is a folder/);
});

test('the checksum is that of the bytes', async (t) => {
  const content = `\uFEFF${HEADER}\r\n${tradeRow({ client_id: 'Zoë' })}\r\n`;
  t.is((await read(filesOf(t)(content))).checksum, createHash('sha256').update(content).digest('hex'));
});

test('whatever rows hold, each is taken or left out, and none breaks the reading', async (t) => {
  const write = filesOf(t);
  const field = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', 'C1', '2024-01-01', '100', '-5', '1e9', 'A', 'M', '--NA--', '9.5', 'AAA', 'NaN'),
  );
  // The examples above cover quotes and control characters.
  const quoted = (text: string): string => `"${Buffer.from(text).toString().replaceAll('"', '""').replaceAll('\r', '')}"`;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(field, { minLength: 14, maxLength: 18 }), { minLength: 1, maxLength: 20 }), async (rows) => {
      const outcome = await read(write(`${HEADER}\n${rows.map((row) => row.map(quoted).join(',')).join('\n')}\n`, 'any.csv'));
      const left = Object.values(outcome.skipped).reduce((sum, { count }) => sum + count, 0);
      return outcome.taken + left === rows.length && outcome.rows.trades.length === outcome.taken;
    }),
    { numRuns: 200 },
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
      try {
        await read(write(bytes, 'any.csv'));
        return true;
      } catch (error) {
        return error instanceof CsvFileError && error.message !== '' && error.mend !== '';
      }
    }),
    { numRuns: 300 },
  );
  t.pass();
});
