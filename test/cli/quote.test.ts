import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { type Command, parseCall } from '../../src/cli/command.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { run } from '../../src/cli/quote.ts';
import { parseConfig } from '../../src/config.ts';
import { UsageError } from '../../src/faults/usage-error.ts';
import { bondAdvisor } from '../helpers/command-line.ts';
import { temporaryFolder } from '../helpers/product.ts';

const HEADER =
  'client_id,age,gender,risk_category,parent_client_id,bond_id,bond_type,trade_date,trade_value,maturity_date,bond_issue_date,coupon_rate,ytm,frequency,tenure_years,rating';
const CORPORATE = 'INE001A07KU4';
const BILL = 'IN0020240011';
const MATURED = 'INE001A07AA0';
/** Its terms, and all that's known of it, are in the desk's document. */
const NOTED = 'INE002A08DE9';

const BOOK = [
  HEADER,
  `C1,40,M,B,--NA--,${CORPORATE},Corporate Bonds,2026-03-02,100000,2046-03-01,2024-03-01,9.5,9.8,annual,,AA`,
  `C1,40,M,B,--NA--,${BILL},Treasury Bills,2026-03-02,100000,2046-09-01,,0,6.5,at maturity,,Sovereign`,
  `C1,40,M,B,--NA--,${MATURED},Corporate Bonds,2024-03-04,100000,2025-03-01,,9,9,annual,,AA`,
].join('\n');

const PRICING = {
  bonds: {
    [NOTED]: {
      type: 'Corporate Bonds',
      couponPercent: 8,
      frequency: 'semi-annual',
      issued: '2024-06-30',
      matures: '2045-06-30',
      dayCount: '30E/360',
      compounding: 'half-yearly',
      calls: [{ day: '2044-06-30', price: 101 }],
      faceValue: 1000,
    },
    INE003A07ML1: { type: 'Corporate Bonds', matures: '2045-06-30', traits: ['market-linked'] },
  },
  stampDuty: [{ from: '2020-07-01', percent: 0.0001 }],
};

/** A small imported book, and a desk's document about prices. Far settlement days keep the tests independent of the day they run on. */
const desk = async (t: ExecutionContext) => {
  const folder = temporaryFolder(t);
  const environment = {
    PRICING_FILE: join(folder, 'pricing.json'),
    DATABASE_URL: `sqlite:${join(folder, 'book.sqlite')}`,
    LOG_LEVEL: 'silent',
  };
  writeFileSync(join(folder, 'trades.csv'), `${BOOK}\n`);
  writeFileSync(environment.PRICING_FILE, JSON.stringify(PRICING));
  const imported = await bondAdvisor(['import', join(folder, 'trades.csv')], { folder, environment });
  t.is(imported.status, 0, imported.stderr);
  return {
    inProcess: async (...words: string[]): Promise<string> => {
      const lines: string[] = [];
      const print = (line: string): void => void lines.push(line);
      await run({ ...parseCall(COMMANDS.quote as Command, words), config: parseConfig(environment), print, remark: t.fail });
      return lines.join('\n');
    },
    process: (...words: string[]) => bondAdvisor(['quote', ...words], { folder, environment }),
  };
};

/** A working Tuesday, a coupon day of the corporate bond. */
const SETTLE = ['--settle', '2044-03-01'];

test('quote prints the contract’s document, with null and a reason where a figure can’t be known', async (t) => {
  const quote = await desk(t);
  const read = async (...words: string[]) => JSON.parse(await quote.inProcess(...words, '--json'));
  const par = await read(CORPORATE, ...SETTLE, '--yield', '9.5', '--nominal', '5,00,000', '--slab', '30');
  t.like(par, {
    isin: CORPORATE,
    settlement: '2044-03-01',
    nominal: 500_000,
    accruedInterest: 0,
    consideration: 500_000,
    stampDuty: 0.5,
    yieldToMaturity: 9.5,
    yieldToWorst: 9.5,
    traits: [],
    cashFlows: [
      { day: '2045-03-01', amount: 47_500 },
      { day: '2046-03-01', amount: 547_500 },
    ],
  });
  for (const [name, expected] of [
    ['cleanPrice', 100],
    ['currentYield', 9.5],
    ['yieldAfterTax', 9.5 * 0.688],
    ['modifiedDuration', (0.095 / 1.095 + 2.19 / 1.095 ** 2) / 1.095],
  ] as const)
    t.true(Math.abs(par[name] - expected) < 1e-9, name);
  t.true(Math.abs(par.basisPointValue - par.modifiedDuration * 50) < 1e-9);
  t.regex(par.convention, /^ACT\/ACT ICMA, annual coupons counted back from 1 Mar 2046, yield compounded annually/);

  const bill = await read(BILL, '--settle', '2046-03-01');
  t.like(bill, {
    accruedInterest: 0,
    currentYield: null,
    yieldAfterTax: null,
    nominal: 100_000,
    yieldToMaturity: 6.5,
    bill: { days: 184 },
  });
  t.true(Math.abs(bill.cleanPrice - 100 / (1 + (0.065 * 184) / 365)) < 1e-9);
  t.true(
    bill.notes.some((note: string) => /no current yield/.test(note)) && bill.notes.some((note: string) => /Without a tax slab/.test(note)),
  );

  // 30 June 2043 is a Tuesday and a coupon day: at a price of par the call at 101 yields more than maturity.
  const noted = await read(NOTED.toLowerCase(), '--settle', '2043-06-30', '--price', '100', '--amount', '10500');
  t.like(noted, { isin: NOTED, nominal: 10_000, accruedInterest: 0, traits: ['callable'] });
  t.true(Math.abs(noted.yieldToMaturity - 8) < 1e-9 && Math.abs(noted.yieldToWorst - 8) < 1e-9);
  t.is(noted.yields[0].to, 'call');
  t.true(noted.yields[0].yield > 8.9);

  const linked = await read('INE003A07ML1', ...SETTLE);
  t.like(linked, { cleanPrice: null, consideration: null, yieldToMaturity: null, traits: ['market-linked'], cashFlows: [] });
  t.regex(linked.notes[0], /no yield values it/);
});

test('quote says the same to people, and what is wrong with a call', async (t) => {
  const quote = await desk(t);
  const told = await quote.process(CORPORATE, ...SETTLE, '--yield', '9.5', '--nominal', '5 lakh');
  t.is(told.status, 0, told.stderr);
  for (const words of [
    /^INE001A07KU4: Corporate Bonds, 9.5%, matures 1 Mar 2046, AA$/m,
    /^Consideration +₹5,00,000.00$/m,
    /^To pay +₹5,00,000.50$/m,
    /^1 Mar 2046 +₹47,500.00 +₹5,00,000.00 +₹5,47,500.00$/m,
  ])
    t.regex(told.stdout, words);

  const WRONG: ReadonlyArray<readonly [words: readonly string[], said: RegExp]> = [
    [['INE999A07AA9'], /There's no bond "INE999A07AA9" in the book/],
    [[MATURED], /matures on 1 Mar 2025. Nothing's left to buy/],
    [[CORPORATE, '--settle', '2044-02-28'], /exchange is closed. Take Fri 26 Feb 2044 or Mon 29 Feb 2044/],
    [[CORPORATE, '--settle', '2020-01-01'], /is issued on 1 Mar 2024/],
    [[NOTED, ...SETTLE, '--nominal', '1500'], /multiple of ₹1,000, the face value of one unit: ₹1,000 or ₹2,000/],
    [[NOTED, ...SETTLE, '--price', '100', '--amount', '900'], /doesn't buy one unit/],
    [[NOTED, ...SETTLE, '--amount', '9000'], /without a price. No offer and no trade says a yield/],
  ];
  for (const [words, message] of WRONG)
    await t.throwsAsync(quote.inProcess(...words), { instanceOf: UsageError, message }, words.join(' '));
  const { status, stdout, stderr } = await quote.process('INE999A07AA9', '--json');
  t.deepEqual([status, stdout], [2, '']);
  t.regex(stderr, /There's no bond/);
});

const MISTYPED: ReadonlyArray<readonly [words: readonly string[], said: RegExp]> = [
  [['--nominal', '0'], /--nominal must be rupees above 0 and at most 1 lakh crore, such as 500000 or "5 lakh", not "0"/],
  [['--nominal', 'much'], /not "much"/],
  [['--amount', '₹'], /--amount must be rupees/],
  [['--nominal', '1', '--amount', '1'], /either --nominal .* or --amount/],
  [['--settle', '31/02/2044'], /--settle must be a day as YYYY-MM-DD, not "31\/02\/2044"/],
  [['--slab', '300'], /--slab must be the income tax slab in percent, from 0 to 60, such as 30, not "300"/],
  [['--slab', '30 %%'], /not "30 %%"/],
  [['--yield=-99'], /--yield must be percent a year from -50 to 1000/],
  [['--price', '0'], /--price must be a clean price per 100/],
  [['--yield', '7', '--price', '99'], /either --yield or --price/],
];

test('a mistyped option is refused before anything is opened', async (t) => {
  const command = COMMANDS.quote as Command;
  for (const [words, message] of MISTYPED) {
    const call = { ...parseCall(command, [CORPORATE, ...words]), config: null as never, print: t.fail, remark: t.fail };
    await t.throwsAsync(run(call), { instanceOf: UsageError, message }, words.join(' '));
  }
});

test('a document about prices that can’t be used stops the product before anything is opened, and the doctor names it', async (t) => {
  const folder = temporaryFolder(t);
  const environment = { PRICING_FILE: join(folder, 'none.json'), PORT: '0', METRICS_PORT: '0' };
  const served = await bondAdvisor(['serve'], { folder, environment });
  t.is(served.status, 2);
  t.regex(served.stderr, /^PRICING_FILE .*none\.json can't be read \(ENOENT\)/);
  const examined = await bondAdvisor(['doctor'], { folder, environment });
  t.is(examined.status, 1);
  t.regex(examined.stdout, /^NOT {2}configuration {3}PRICING_FILE/m);
});
