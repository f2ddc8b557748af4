import test, { type ExecutionContext } from 'ava';
import { writeXlsx } from 'hucre/xlsx';
import { FIELDS_OF } from '../../../src/data/mapping/fields.ts';
import { parseMapping } from '../../../src/data/mapping/parse-mapping.ts';
import { FIELDS_OF_FILE } from '../../../src/data/understanding/open-book-file.ts';
import type { UnderstoodRow } from '../../../src/data/understanding/understood.ts';
import { filesOf } from './csv-files.ts';
import { dryRun, refusalOf, reportOf, rowsOf } from './dry-runs.ts';

const ISIN = 'INE219O07362';
const HEAD = 'Client ID,ISIN,Trade Date,Amount';
const row = (client: string, more = '', day = '2025-01-05'): string => `${client},${ISIN},${day},1000${more}`;
/** A file with one more column. */
const withColumn = (heading: string, cells: readonly string[]): string =>
  `${HEAD},${heading}\n${cells.map((cell, n) => row(`K${n + 1}`, `,"${cell.replaceAll('"', '""')}"`)).join('\n')}\n`;

/** One field of all rows, as understood. */
const fieldOf = async <K extends keyof UnderstoodRow>(t: ExecutionContext, field: K, text: string | Uint8Array) =>
  (await rowsOf(t, text)).map((each) => each[field]);

const daysOf = (t: ExecutionContext, ...days: string[]) =>
  fieldOf(t, 'tradeDay', `${HEAD}\n${days.map((day, n) => `K${n},${ISIN},"${day}",1000`).join('\n')}\n`);

test('headings that programs write short are understood', async (t) => {
  const [bank] = await rowsOf(t, `ACCOUNT_NO;CUST_NAME;TRAN_DATE;INSTR_ISIN;TRAN_AMT\n000123;RAVI;15-04-2025;${ISIN};1.00.000,50\n`);
  t.like(bank, { client: '000123', isin: ISIN, tradeDay: '2025-04-15', amountPaise: 10_000_050 });
  const [exchange] = await rowsOf(
    t,
    `Deal Date|ISIN|Deal Size (Rs. Lakhs)|Buyer Client Code|Order Type|Trade Yield (%)\n15-Apr-2025|${ISIN}|25.00|K1|Direct|9.15\n`,
  );
  t.like(exchange, { client: 'K1', side: 'buy', amountPaise: 250_000_000, ytmPercent: 9.15 });
});

test('a contract note is read between its titles and its notes', async (t) => {
  const report = await reportOf(
    t,
    `SHREE SECURITIES LLP\nSEBI Regn No. INZ000012345,,,\n\nOrder No,Trade No,Client Code,ISIN,Buy(B)/Sell(S),Net Consideration,Trade Date
1,T1,K1,${ISIN},B,"1,01,262.50",03-Apr-2025\n2,T2,K2,${ISIN},S,"1,98,000.00",13-Apr-2025\n----,----,----,----,----,----,----
Total,,,,,"2,99,262.50",\nOrder No,Trade No,CLIENT CODE,Isin,Buy(B)/Sell(S),NET CONSIDERATION,TRADE DATE\nThis is a computer generated statement.,,,,,,\n`,
  );
  t.like(report, { rows: 6, taken: 1, sales: 1, setAside: { 'heading, total or note': { count: 4 } } });
});

test('days are read as programs write them', async (t) => {
  // 18:30 UTC on 4 January is midnight of the 5th in India. 1736015400 seconds after 1970 is the same instant.
  t.deepEqual(
    await daysOf(t, '2025-01-04 18:30:00+00:00', '2025-01-04T18:30:00Z', '2025-01-05T00:00:00+05:30'),
    Array(3).fill('2025-01-05'),
  );
  t.deepEqual(await daysOf(t, '1736015400000', '1736015400'), ['2025-01-05', '2025-01-05']);
  t.deepEqual(await daysOf(t, '15012025', '20012025'), ['2025-01-15', '2025-01-20']);
  t.deepEqual(await daysOf(t, '2025-Jan-06', '06JAN2025', 'Monday, 6 January 2025', '45663'), Array(4).fill('2025-01-06'));
  t.deepEqual(await fieldOf(t, 'issueDay', withColumn('Issue Date', ['31-Dec-68', '1-Jan-95', '5-Mar-20'])), [
    '1968-12-31',
    '1995-01-01',
    '2020-03-05',
  ]);
});

test('a maturity that mentions perpetual is one', async (t) => {
  const cells = ['Perpetual', 'N.A. (Perpetual)', 'Perpetual (Call: 12-Mar-2027)', 'Perp/Call', '31-Dec-2040'];
  t.deepEqual(await fieldOf(t, 'perpetual', withColumn('Maturity Date', cells)), [true, true, true, true, false]);
});

test('amounts are read as spreadsheets and banks write them', async (t) => {
  const amounts = [
    '1e5',
    '1.0E+05',
    "'100000",
    '="100000"',
    '(₹) 1,00,000',
    '1,00,000.-',
    'Rs. 1,00,000 /=',
    '1,00,000 (Dr)',
    'Dr 1,00,000',
  ];
  const text = `${HEAD}\n${amounts.map((amount, n) => `K${n},${ISIN},2025-01-05,"${amount.replaceAll('"', '""')}"`).join('\n')}\n`;
  t.deepEqual(await fieldOf(t, 'amountPaise', text), Array(amounts.length).fill(10_000_000));
});

test('a unit or a currency that is only said elsewhere is asked about', async (t) => {
  const amounts = `${HEAD}\n${row('K1')}\n`;
  t.regex(await refusalOf(t, `All amounts in Rs. lakhs\n${amounts}`), /A title says lakh.*line 1, "All amounts in Rs. lakhs".*unit: lakh/);
  t.regex(await refusalOf(t, amounts.replace('Amount', 'Amount (USD)')), /"Amount \(USD\)" isn't in rupees/);
  t.regex(await refusalOf(t, withColumn('Currency', ['INR', 'USD'])), /1 of 2 rows can't be used: amount isn't in rupees.*"USD"/);
  t.is((await reportOf(t, withColumn('Ccy', ['INR', '₹', 'Rs.']))).taken, 3);
  t.is((await reportOf(t, `Trades above Rs. 5 lakhs\n${amounts}`)).taken, 1);
  t.regex(
    await refusalOf(t, `${HEAD}\nK1,${ISIN},2025-01-05,100.000\nK2,${ISIN},2025-01-05,250.000\n`),
    /could separate thousands or decimals/,
  );
  const small = Array.from({ length: 5 }, (_, n) => `K${n},${ISIN},2025-01-05,2${n}`).join('\n');
  t.regex(String((await reportOf(t, `${HEAD}\n${small}\n`)).warnings), /Half of the amounts are below ₹22.*form: \{ unit: lakh \}/);
});

test('quantity or nominal times price makes an amount, if it is known what a price is for', async (t) => {
  const computed = (heads: string, cells: string) => `Client ID,ISIN,Trade Date,${heads}\nK1,${ISIN},2025-01-05,${cells}\n`;
  t.deepEqual(await fieldOf(t, 'amountPaise', computed('Total Face Value,Price (per 100)', '1000000,101.25')), [101_250_000]);
  t.deepEqual(await fieldOf(t, 'amountPaise', computed('Face Value,Price', '1000000,101.25')), [101_250_000]);
  const bare = computed('Qty,Clean Price', '10,99.5');
  t.regex(await refusalOf(t, bare), /1 price is around 100, and no column has the face value.*line 2, "99.5".*face: \{ always: "1000" \}/);
  const mapping = parseMapping(
    'version: 1\ntrades: { columns: { client: Client ID, isin: ISIN, day: Trade Date, quantity: Qty, price: Clean Price, face: { always: "1000" } } }\n',
    'm',
  );
  t.is((await rowsOf(t, bare, { mapping }))[0]?.amountPaise, 995_000);
});

test('a side is found under any heading, but not where the heading only says how an order was placed', async (t) => {
  t.like(await reportOf(t, withColumn('Leg', ['BUY', 'SELL', 'BUY'])), { taken: 2, sales: 1 });
  t.like(await reportOf(t, withColumn('Order Type', ['LIMIT', 'MARKET'])), { taken: 2, ignoredColumns: ['Order Type'] });
  t.like(await reportOf(t, withColumn('Client Buy/Sell', ['Client Buys', 'Client Sells'])), { taken: 1, sales: 1 });
  t.like(
    await reportOf(
      t,
      withColumn('Transaction Description', ['Purchase - Primary', 'Fresh Purchase', 'Redemption (Full)', 'Interest Received']),
    ),
    { taken: 2, sales: 1, setAside: { 'not a purchase, sale or redemption': { count: 1 } } },
  );
  t.like(await reportOf(t, withColumn('Status', ['Executed', 'Cancelled', 'Rejected by client'])), { taken: 1 });
});

test('debit and credit, an empty side, and purchases with two signs are refused', async (t) => {
  t.regex(await refusalOf(t, withColumn('Dr/Cr', ['Dr', 'Cr'])), /side isn't understood.*"Dr".*words: \{ side/);
  t.regex(await refusalOf(t, withColumn('B/S', ['B', '', 'S'])), /1 of 3 rows can't be used: no side/);
  t.like(await reportOf(t, withColumn('Sold?', ['', '', 'Sell'])), { taken: 2, sales: 1 });
  const signs = (amounts: readonly string[]) => `${HEAD},B/S\n${amounts.map((text, n) => `K${n},${ISIN},2025-01-05,${text}`).join('\n')}\n`;
  t.regex(
    await refusalOf(t, signs(['1000,B', '-1000,B'])),
    /Of the purchases, 1 has a negative amount and 1 a positive one.*negative: left out/,
  );
  t.like(await reportOf(t, signs(['-1000,B', '1000,S'])), { taken: 1, sales: 1 });
  t.like(await reportOf(t, signs(['1000,B', '-1000,S'])), { taken: 1, sales: 1 });
});

test('percent and fractions in one column are asked about, a stray one is mentioned', async (t) => {
  t.regex(await refusalOf(t, withColumn('YTM', ['0.0925', '9.25', '0.085'])), /2 of 3 rates of "YTM" are under 1, and the others aren't/);
  const report = await reportOf(t, withColumn('YTM', [...Array(99).fill('9.25'), '0.5']));
  t.regex(String(report.warnings), /"YTM": 1 of 100 rates are under 1, and read as percent; the first is in line 101/);
  t.deepEqual(
    await fieldOf(t, 'couponPercent', withColumn('Coupon', ['9.5% p.a. payable monthly', '@9.5%', '9.5 % (Annual)'])),
    [9.5, 9.5, 9.5],
  );
});

test('ratings, bands, frequencies and genders come with the words that desks put next to them', async (t) => {
  t.deepEqual(
    await fieldOf(
      t,
      'grade',
      withColumn('Rating', ['ICRA AA+ (hyb)', 'CRISIL AA+ w.e.f. 01-Apr-2024', 'Govt of India', 'To be rated', 'Expected: AA', 'G-Sec']),
    ),
    ['AA+', 'AA+', 'Sovereign', null, null, 'Sovereign'],
  );
  t.deepEqual(
    await fieldOf(
      t,
      'recordedBand',
      withColumn('Risk', ['Ultra Conservative', 'Low-Medium', 'Medium-High', 'Highly Aggressive', 'Not specified']),
    ),
    ['A', 'A', 'B', 'C', null],
  );
  t.deepEqual(
    await fieldOf(t, 'frequency', withColumn('Frequency', ['Half-Yearly (Apr/Oct)', '6 Monthly', 'Annualy', 'Interest payable quarterly'])),
    ['semi-annual', 'semi-annual', 'annual', 'quarterly'],
  );
  t.deepEqual(await fieldOf(t, 'gender', withColumn('Gender', ['NRI', 'Not specified', 'Mr.'])), [null, null, 'M']);
});

test('an id keeps its zeros and loses what a program put around it; one that was cut off is refused', async (t) => {
  const clients = (...ids: string[]) => `${HEAD}\n${ids.map((id) => row(id)).join('\n')}\n`;
  t.deepEqual(await fieldOf(t, 'client', clients("'000123", '000123', 'K\u0000\u0000', '123')), ['000123', '000123', 'K', '123']);
  t.regex(await refusalOf(t, clients('1.20335E+15')), /a spreadsheet cut off.*Format the column as text/);
});

test('a bond is known by the ISIN in its name, or by its name where the ISIN is missing', async (t) => {
  const file = `Client ID,ISIN,Security Name,Trade Date,Amount\nK1,9.5% XYZ 2030 (${ISIN}),a,2025-01-05,1\nK2,NA,XYZ 2030,2025-01-05,1\n`;
  t.deepEqual(await fieldOf(t, 'bond', file), [ISIN, 'XYZ 2030']);
  t.regex(
    String((await reportOf(t, `${HEAD}\n${row('K1').replace(ISIN, 'INE219O07')}\n`)).warnings),
    /1 ISIN with a wrong length or letters.*INE219O07/,
  );
});

test('columns without a heading and with the same heading are named, and do not refuse the file', async (t) => {
  const report = await reportOf(t, `${HEAD},,Amount\nK1,${ISIN},2025-01-05,1000,secret,2000\n`);
  t.deepEqual(report.ignoredColumns, ['Amount', 'column 5, which has no heading']);
  t.regex(String(report.warnings), /Two columns are called "Amount"; the first is read/);
  t.regex(await refusalOf(t, `${HEAD},,\nK1,${ISIN},2025-01-05,1,00,000.00\n`), /the amount has commas/);
});

test('next month’s file may lack a column that is only nice to have, and says so; without a needed one it is refused', async (t) => {
  const mapping = parseMapping(
    'version: 1\ntrades: { columns: { client: Client ID, isin: ISIN, day: Trade Date, amount: Amount, yield: YTM, side: Side } }\n',
    'm',
  );
  const report = await reportOf(t, withColumn('Side', ['Buy']), { mapping });
  t.regex(String(report.warnings), /The file has no column "YTM", which the mapping names for yield: it's read as empty/);
  t.regex(await refusalOf(t, withColumn('YTM', ['9']), { mapping }), /no column for the column "Side" that the mapping names/);
});

test('a list of bonds is said to be one, with the command that loads it', async (t) => {
  const list = `ISIN,Issuer Name,Redemption Date,Face Value,Total Qty\n${ISIN},X,2030-01-01,1000,5\n`;
  t.regex(await refusalOf(t, list), /no column for the client.*If these are bonds on offer, load them with/);
});

test('a mapping can say whatever is found in a file', (t) => {
  for (const kind of ['trades', 'clients', 'offers'] as const) {
    const sayable: readonly string[] = FIELDS_OF[kind];
    t.deepEqual(
      FIELDS_OF_FILE[kind].filter((field) => !sayable.includes(field)),
      [],
      kind,
    );
  }
});

test('a dry run counts the rows of the clients file', async (t) => {
  const clientsFile = filesOf(t)('Client ID,Risk\nK1,Low\nK2,High\nK2,High\n', 'clients.csv');
  const outcome = await dryRun(filesOf(t)(`${HEAD}\n${row('K1')}\n`), { clientsFile, acceptLoss: 50 });
  t.like(outcome, {
    kind: 'imported',
    clients: 2,
    clientsFile: { rows: 3, taken: 2, setAside: { 'client is listed before': { count: 1 } } },
  });
});

test('a client called Total is no total, and a total under a group is no trade', async (t) => {
  const report = await reportOf(
    t,
    `Client Name,ISIN,Trade Date,Amount\nTotal Finance,${ISIN},2025-01-05,1\nRavi,${ISIN},2025-01-05,1\nRavi Total,,,1\n`,
  );
  t.like(report, { rows: 3, taken: 2, setAside: { 'heading, total or note': { count: 1 } } });
  t.regex(await refusalOf(t, `${HEAD}\nTotal Finance,,2025-01-05,1\n`), /no bond/);
});

const book = (t: ExecutionContext, sheets: Parameters<typeof writeXlsx>[0]['sheets']) =>
  writeXlsx({ sheets }).then((bytes) => filesOf(t)(bytes, 'book.xlsx'));

test('sheets that are not read are named, and a sheet of sales is not one of purchases', async (t) => {
  const head = HEAD.split(',');
  const rows = [head, ['K1', ISIN, '2025-01-05', 1000]];
  const outcome = await dryRun(
    await book(t, [
      { name: 'Clients', rows: [['Client ID'], ['K1']] },
      { name: 'Trades', rows },
    ]),
  );
  t.regex(String(outcome.report?.warnings), /Sheets without trades aren't read: "Clients"/);
  const refused = await dryRun(
    await book(t, [
      { name: 'Purchases', rows },
      { name: 'Sales', rows },
    ]),
  );
  t.regex(refused.kind === 'refused' ? refused.doubt.reason : '', /a sheet is called "Sales"/);
});

/** A zip archive's list of contents, as far as it names what is inside. */
const zipOf = (...names: string[]) => Buffer.from(`PK\u0003\u0004${'\0'.repeat(26)}${names.join('')}PK\u0001\u0002`, 'latin1');

test('a file of another kind is named, with what to do, whatever it is called', async (t) => {
  for (const [content, says] of [
    ['["K1", "K2"]', /is JSON.*one row per trade/],
    ['[1, 2]', /is JSON/],
    ['{"client":"K1"}\n{"client":"K2"}\n', /is JSON/],
    ['{\\rtf1\\ansi}', /a text document \(RTF\).*Export the table/],
    [zipOf('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'), /an OpenDocument file \(\.ods\).*Save it as CSV or \.xlsx/],
    [zipOf('trades.csv'), /an archive \(zip\).*Unpack it, and name the file inside/],
    [zipOf('[Content_Types].xml', 'word/document.xml'), /a Word document/],
    [zipOf('[Content_Types].xml', 'xl/workbook.bin'), /a binary Excel file \(\.xlsb\).*save it as/],
    [Buffer.from('Rar!\u001a\u0007\0', 'latin1'), /an archive \(rar or 7z\).*Unpack it/],
    [Buffer.from([0x1f, 0x8b, 8, 0]), /compressed.*Unpack it/],
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), /a picture/],
    ['PAR1\u0015', /a Parquet file/],
    ['SQLite format 3\0', /an SQLite database.*SOURCE_DATABASE_URL=sqlite:FILE/],
    ['%PDF-1.4', /a PDF/],
  ] as const) {
    t.regex(await refusalOf(t, content), says);
  }
});

test('a rating that was withdrawn stays so, whoever gave it', async (t) => {
  const file = withColumn('Rating', ['Withdrawn CRISIL AA', 'Suspended - ICRA A+', 'CRISIL Withdrawn; CARE A+', 'IND PP-MLD AA+emr']);
  t.deepEqual(await fieldOf(t, 'grade', file), [null, null, 'A+', 'AA+']);
});

test('a word with a number, a payment day and a currency in the singular are understood', async (t) => {
  t.deepEqual(await fieldOf(t, 'recordedBand', withColumn('Risk', ['1 - Conservative', 'Moderate (2)'])), ['A', 'B']);
  t.regex(await refusalOf(t, withColumn('Risk', ['1', '2'])), /2 of 2 cells of "Risk" aren't understood/);
  t.deepEqual(await fieldOf(t, 'frequency', withColumn('Frequency', ['Bi-monthly', 'Monthly on 5th', 'quarterly compounded'])), [
    'every two months',
    'monthly',
    'quarterly',
  ]);
  t.deepEqual(await fieldOf(t, 'amountPaise', `CLIENT_CODE,ISIN_NO,DEAL_DT,CONSIDERATION_AMT\nK1,${ISIN},2025-01-05,Re. 1\n`), [100]);
});

test('a heading that only names money is the amount, and short words of desks are understood', async (t) => {
  const [read] = await rowsOf(t, `Client,ISIN,Dealt,Rs. in Lakhs,Yld,Due,Issued\nK1,${ISIN},15-01-2025,1.5,9.25,15-03-2030,20-02-2020\n`);
  t.like(read, { tradeDay: '2025-01-15', amountPaise: 15_000_000, ytmPercent: 9.25, maturityDay: '2030-03-15', issueDay: '2020-02-20' });
});

test('units in headings of programs, empty days of programs, and more words are understood', async (t) => {
  for (const heading of ['AMOUNT_IN_LAKHS', 'AmountLakhs', 'deal_value_lacs', 'Amt(Lacs)'])
    t.deepEqual(await fieldOf(t, 'amountPaise', `Client,ISIN,Date,${heading}\nK1,${ISIN},2025-01-05,1.5\n`), [15_000_000], heading);
  const maturities = ['NaT', '0000-00-00', '00/00/0000', '0000-00-00 00:00:00', 'None'];
  t.deepEqual(await fieldOf(t, 'maturityDay', withColumn('Maturity Date', maturities)), Array(5).fill(null));
  t.deepEqual(await fieldOf(t, 'gender', withColumn('Gender', ['Shri', 'Smt'])), ['M', 'F']);
  t.deepEqual(await fieldOf(t, 'recordedBand', withColumn('Risk', ['Moderate-Aggressive', 'Conservative-Moderate'])), ['B', 'A']);
  t.deepEqual(await fieldOf(t, 'side', withColumn('Side', ['Buy', 'Put Option', 'Call Option'])), ['buy', 'redemption', 'redemption']);
});
