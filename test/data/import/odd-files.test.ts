import test from 'ava';
import { parseMapping } from '../../../src/data/mapping/parse-mapping.ts';
import type { UnderstoodRow } from '../../../src/data/understanding/understood.ts';
import { refusalOf, reportOf } from './dry-runs.ts';

const [ISIN, OTHER] = ['INE002A08476', 'INE001A07AA1'];
const LAKH = 10_000_000;

interface Odd {
  readonly what: string;
  readonly file: string | Uint8Array;
  readonly mapping?: string;
  /** What the rows must be, one by one. */
  readonly rows: ReadonlyArray<Partial<UnderstoodRow>>;
  readonly aside?: number;
}

const lines = (...rows: string[]): string => rows.join('\n');
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const ODD: readonly Odd[] = [
  {
    what: 'a parent column that answers No',
    file: lines(
      'Client,Guardian Client,ISIN,Date,Amount',
      `K1,No,${ISIN},2025-01-15,100000`,
      `K2,NO,${ISIN},2025-01-15,100000`,
      `K3,K1,${ISIN},2025-01-15,1`,
    ),
    mapping: 'trades:\n  columns: { client: Client, parent: Guardian Client, isin: ISIN, day: Date, amount: Amount }\n',
    rows: [
      { client: 'K1', parent: null },
      { client: 'K2', parent: null },
      { client: 'K3', parent: 'K1' },
    ],
  },
  {
    what: 'an ISIN under a heading of its own, next to one that is another bond’s',
    file: lines('Investor ID,Old ISIN,Scrip ISIN,Deal Dt.,Deal Amt.', `A1,${OTHER},${ISIN},15-Jan-25,100000`),
    rows: [{ client: 'A1', isin: ISIN, tradeDay: '2025-01-15', amountPaise: LAKH }],
  },
  {
    what: 'the word ISIN in brackets, an account and two days',
    file: lines(
      'Account No,Security Identifier (ISIN),Settlement Date,Trade Date,Consideration,Buy/Sell',
      `A1,${ISIN},2025-01-17,2025-01-15,100000,BUY`,
    ),
    rows: [{ client: 'A1', isin: ISIN, tradeDay: '2025-01-15', side: 'buy' }],
  },
  {
    what: 'pipes, titles, a rule under the headings and a total',
    file: lines(
      'DEAL REGISTER|||',
      'Kite Wealth, Mumbai|||',
      '|||',
      'Client Code|ISIN|Deal Date|Deal Amount',
      '-----|-----|-----|-----',
      `K1|${ISIN}|15-Jan-2025|1,00,000.00`,
      `K2|${OTHER}|16-Jan-2025|2,50,000.50`,
      'Grand Total|||3,50,000.50',
    ),
    rows: [
      { line: 6, client: 'K1', tradeDay: '2025-01-15', amountPaise: LAKH },
      { line: 7, client: 'K2', amountPaise: 25_000_050 },
    ],
    aside: 2,
  },
  {
    what: 'tabs, blank lines between clients and subtotals',
    file: lines(
      'Client\tISIN\tTrade Date\tAmount',
      `K1\t${ISIN}\t15-01-2025\t100000`,
      'K1 Total\t\t\t100000',
      '',
      `K2\t${ISIN}\t31-01-2025\t200000`,
      'K2 Total\t\t\t200000',
    ),
    rows: [{ client: 'K1' }, { client: 'K2', tradeDay: '2025-01-31' }],
    aside: 2,
  },
  {
    what: 'semicolons with decimal commas',
    file: lines('Client;ISIN;Trade Date;Amount;Coupon', `K1;${ISIN};15.01.2025;1.00.000,50;9,25`, `K2;${ISIN};31.01.2025;12.345,75;8,5`),
    rows: [
      { amountPaise: 10_000_050, couponPercent: 9.25 },
      { amountPaise: 1_234_575, couponPercent: 8.5 },
    ],
  },
  {
    what: 'points between thousands, where only other columns show the decimal comma',
    file: lines('Client;ISIN;Trade Date;Qty;Face Value;Price', `K1;${ISIN};15.01.2025;1.000;1.000,00;101,25`),
    rows: [{ amountPaise: 101_250_000 }],
  },
  {
    what: 'digits as wide as ideograms, Indian digits, and dashes of a word processor',
    file: lines('Client,ISIN,Trade Date,Amount', `K1,${ISIN},15–01–2025,１０００００`, `K2,${ISIN},३१ - ०१ - २०२५,२०००००`),
    rows: [
      { tradeDay: '2025-01-15', amountPaise: LAKH },
      { tradeDay: '2025-01-31', amountPaise: 2 * LAKH },
    ],
  },
  {
    what: 'headings in two lines, a group over its columns',
    file: lines('Client,,,Trade,', 'Code,Name,ISIN,Date,Amount (Rs.)', `K1,Asha Rao,${ISIN},15-01-2025,100000`),
    rows: [{ line: 3, client: 'K1', tradeDay: '2025-01-15', amountPaise: LAKH }],
  },
  {
    what: 'units and agencies in a line under the headings',
    file: lines('Client,ISIN,Trade Date,Amount,Rating', ',,,(Rs. Lakh),', `K1,${ISIN},15-01-2025,2.5,AA+`, `K2,${ISIN},31-01-2025,10,AA`),
    rows: [{ line: 3, amountPaise: 2.5 * LAKH, grade: 'AA+' }, { amountPaise: 10 * LAKH }],
  },
  {
    what: 'crore in the heading and lakh in a cell',
    file: lines('Client,ISIN,Trade Date,Amount (Rs. Cr)', `K1,${ISIN},15-01-2025,0.5`, `K2,${ISIN},16-01-2025,25 lakh`),
    rows: [{ amountPaise: 50 * LAKH }, { amountPaise: 25 * LAKH }],
  },
  {
    what: 'debit for purchases',
    file: lines('Client,ISIN,Trade Date,Amount', `K1,${ISIN},15-01-2025,"1,00,000.00 Dr"`, `K2,${ISIN},16-01-2025,"2,00,000.00 Dr"`),
    rows: [{ amountPaise: LAKH, side: 'buy' }, { amountPaise: 2 * LAKH }],
  },
  {
    what: 'serial numbers of a spreadsheet as days',
    file: lines('Client,ISIN,Trade Date,Maturity Date,Amount', `K1,${ISIN},45672,47557.0,100000`),
    rows: [{ tradeDay: '2025-01-15', maturityDay: '2030-03-15' }],
  },
  {
    what: 'months first, which one cell settles',
    file: lines('Client,ISIN,Trade Date,Amount', `K1,${ISIN},01/02/2025,100000`, `K2,${ISIN},1/31/2025,100000`),
    rows: [{ tradeDay: '2025-01-02' }, { tradeDay: '2025-01-31' }],
  },
  {
    what: 'a typographic minus in ratings',
    file: lines(
      'Client,ISIN,Trade Date,Amount,Rating',
      `K1,${ISIN},2025-01-15,100000,CRISIL AA−/Stable`,
      `K2,${ISIN},2025-01-15,100000,ICRA A– (Negative)`,
    ),
    rows: [{ grade: 'AA-' }, { grade: 'A-' }],
  },
  {
    what: 'ratings on watch, with an outlook and a suffix',
    file: lines(
      'Client,ISIN,Trade Date,Amount,Credit Rating',
      `K1,${ISIN},2025-01-15,100000,"CARE AA+; Rating Watch with Developing Implications"`,
      `K2,${ISIN},2025-01-15,100000,[ICRA]A+ (CE) (Positive)`,
      `K3,${ISIN},2025-01-15,100000,IND PP-MLD AA+emr/Stable`,
      `K4,${ISIN},2025-01-15,100000,Rating withdrawn (was AA)`,
    ),
    rows: [{ grade: 'AA+' }, { grade: 'A+', suffix: 'CE' }, { grade: 'AA+' }, { grade: null }],
  },
  {
    what: 'several agencies in one cell',
    file: lines(
      'Client,ISIN,Trade Date,Amount,Rating',
      `K1,${ISIN},2025-01-15,1,"ICRA AA / CRISIL AA-"`,
      `K2,${ISIN},2025-01-15,1,CARE A+ & IND A`,
    ),
    rows: [{ grade: 'AA-' }, { grade: 'A' }],
  },
  {
    what: 'perpetual bonds in four ways of writing',
    file: lines(
      'Client,ISIN,Trade Date,Amount,Maturity',
      ...['Perpetual', 'PERP', '31-12-9999', 'Undated'].map((maturity, at) => `K${at},${ISIN},15-01-2025,100000,${maturity}`),
    ),
    rows: Array(4).fill({ perpetual: true, maturityDay: null }),
  },
  {
    what: 'sales by a column of letters',
    file: lines('Client,ISIN,Trade Date,B/S,Amount', `K1,${ISIN},15-01-2025,B,100000`, `K1,${ISIN},15-02-2025,S,50000`),
    rows: [{ side: 'buy' }, { side: 'sell', amountPaise: LAKH / 2 }],
  },
  {
    what: 'redemptions in words',
    file: lines(
      'Client,ISIN,Trade Date,Transaction,Amount',
      `K1,${ISIN},15-01-2025,Purchase,100000`,
      `K1,${ISIN},15-02-2025,Redemption,100000`,
    ),
    rows: [{ side: 'buy' }, { side: 'redemption' }],
  },
  {
    what: 'negative amounts that a mapping calls sales',
    file: lines('Client,ISIN,Trade Date,Amount', `K1,${ISIN},15-01-2025,100000`, `K1,${ISIN},15-02-2025,"(50,000.00)"`),
    mapping: 'words: { side: { negative: sell } }\n',
    rows: [{ side: 'buy' }, { side: 'sell', amountPaise: LAKH / 2 }],
  },
  {
    what: 'UTF-16 with tabs, as a spreadsheet saves "Unicode text"',
    file: utf16(lines('Client\tISIN\tTrade Date\tAmount\tIssuer', `K1\t${ISIN}\t15/01/2025\t₹1,00,000\tMüller & Co`)),
    rows: [{ client: 'K1', amountPaise: LAKH }],
  },
  {
    what: 'an encoding of Windows, with a dash and an accent',
    file: latin(lines('Client,ISIN,Trade Date,Amount,Bond Type', `Ren\xe9e,${ISIN},15/01/2025,100000,PSU \x96 Bonds`)),
    rows: [{ client: 'Renée', type: 'PSU – Bonds' }],
  },
  {
    what: 'a line that says sep=, a mark at the start and line ends of Windows',
    file: `\ufeffsep=;\r\nClient;ISIN;Trade Date;Amount\r\nK1;${ISIN};15-01-2025;100000\r\n`,
    rows: [{ line: 3, client: 'K1' }],
  },
  {
    what: 'old line ends of a Mac',
    file: lines('Client,ISIN,Trade Date,Amount', `K1,${ISIN},15-01-2025,100000`).replaceAll('\n', '\r'),
    rows: [{ line: 2, client: 'K1' }],
  },
  {
    what: 'a line break inside a quoted heading and a cell',
    file: `Client,ISIN,"Trade\nDate",Amount,"Issuer\nName"\nK1,${ISIN},15-01-2025,100000,"Kite\nFinance"\n`,
    rows: [{ client: 'K1', tradeDay: '2025-01-15' }],
  },
  {
    what: 'instants at midnight in India',
    file: lines('Client,ISIN,Trade Date,Amount', `K1,${ISIN},2025-01-14T18:30:00.000Z,100000`),
    rows: [{ tradeDay: '2025-01-15' }],
  },
  {
    what: 'quantity and price per 100 of face value',
    file: lines('Client,ISIN,Trade Date,Qty,Price,Face Value', `K1,${ISIN},15-01-2025,10,101.5,"1,00,000"`),
    rows: [{ amountPaise: 101_500_000 }],
  },
  {
    what: 'invisible characters and blanks in ids and headings',
    file: lines(
      'Client\u200b, ISIN ,Trade\u00a0Date,Amount',
      `\u200bK1 ,${ISIN}\u00a0,15-01-2025, 100000 `,
      `k1,${ISIN.toLowerCase()},15-02-2025,200000`,
    ),
    rows: [
      { client: 'K1', isin: ISIN },
      { client: 'K1', isin: ISIN },
    ],
  },
  {
    what: 'numbers of clients that a spreadsheet wrote with a decimal',
    file: lines('Client,ISIN,Trade Date,Amount', `1001.0,${ISIN},15-01-2025,100000`, `1001,${ISIN},15-02-2025,100000`),
    rows: [{ client: '1001.0' }, { client: '1001.0' }],
  },
  {
    what: 'an amount with every sign of rupees',
    file: lines(
      'Client,ISIN,Trade Date,Amount',
      ...['"Rs. 1,00,000/-"', '"INR 1,00,000.00"', '"₹ 1,00,000 only"', '1 lac'].map((amount, at) => `K${at},${ISIN},15-01-2025,${amount}`),
    ),
    rows: Array(4).fill({ amountPaise: LAKH }),
  },
  {
    what: 'risk in words and genders in words',
    file: lines(
      'Client,ISIN,Trade Date,Amount,Risk Appetite,Sex',
      `K1,${ISIN},15-01-2025,1,Very Conservative,Female`,
      `K2,${ISIN},15-01-2025,1,Growth,m`,
    ),
    rows: [
      { recordedBand: 'A', gender: 'F' },
      { recordedBand: 'C', gender: 'M' },
    ],
  },
  {
    what: 'rates with signs, per annum and in basis points',
    file: lines(
      'Client,ISIN,Trade Date,Amount,Coupon',
      ...['9.50%', '9.5 % p.a.', '950 bps', 'Zero Coupon'].map((rate, at) => `K${at},${ISIN},15-01-2025,1,${rate}`),
    ),
    rows: [{ couponPercent: 9.5 }, { couponPercent: 9.5 }, { couponPercent: 9.5 }, { couponPercent: 0 }],
  },
  {
    what: 'days with words, ordinals, weekdays and short years',
    file: lines(
      'Client,ISIN,Trade Date,Amount',
      ...['15th January 2025', 'Wed 15-Jan-25', 'Jan 15, 2025', '20250115'].map((day, at) => `K${at},${ISIN},"${day}",1`),
    ),
    rows: Array(4).fill({ tradeDay: '2025-01-15' }),
  },
  {
    what: 'headings that come again between the rows',
    file: lines('Client,ISIN,Trade Date,Amount', `K1,${ISIN},15-01-2025,1`, 'Client,ISIN,Trade Date,Amount', `K2,${ISIN},16-01-2025,1`),
    rows: [{ client: 'K1' }, { client: 'K2', line: 4 }],
    aside: 1,
  },
  {
    what: 'a client written once for a group of rows, as a mapping says',
    file: lines('Client,ISIN,Trade Date,Amount', `K1,${ISIN},15-01-2025,1`, `,${OTHER},16-01-2025,2`, `K2,${ISIN},17-01-2025,3`),
    mapping: 'trades:\n  columns: { client: { column: Client, empty: as above }, isin: ISIN, day: Trade Date, amount: Amount }\n',
    rows: [{ client: 'K1' }, { client: 'K1', isin: OTHER }, { client: 'K2' }],
  },
];

for (const { what, file, mapping, rows, aside = 0 } of ODD) {
  test(`${what}: every row is read as it’s meant`, async (t) => {
    const document = mapping === undefined ? null : parseMapping(`version: 1\n${mapping}`, 'odd.yaml');
    const report = await reportOf(t, file, { mapping: document });
    t.is(report.understood.length, rows.length);
    for (const [at, row] of rows.entries()) t.like(report.understood[at], row);
    t.is(
      Object.values(report.setAside).reduce((sum, { count }) => sum + count, 0),
      aside,
    );
  });
}

test('what only a person can decide is asked, with how to say it', async (t) => {
  const file = (heading: string, ...cells: string[]) =>
    lines(`Client,ISIN,Trade Date,Amount,${heading}`, ...cells.map((cell, at) => `K${at},${ISIN},15-01-2025,100000,${cell}`));
  t.regex(await refusalOf(t, file('Maturity', '01/02/2030', '03/04/2031').replaceAll('15-01-2025', '2025-01-15')), /either way round/);
  t.regex(await refusalOf(t, file('Coupon', '0.0925', '0.085')), /Every rate of "Coupon" is under 1/);
  t.regex(await refusalOf(t, file('Risk', 'Blue', 'Green')), /2 of 2 cells of "Risk" aren't understood/);
});
