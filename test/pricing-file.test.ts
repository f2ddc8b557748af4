import { join } from 'node:path';
import test from 'ava';
import { fraction, paiseFromRupees } from '../src/advisor/units.ts';
import { UsageError } from '../src/faults/usage-error.ts';
import { pricingIn, readPricing } from '../src/pricing-file.ts';
import { temporaryFolder } from './helpers/product.ts';
import { on } from './helpers/samples/small-book.ts';

const read = (document: unknown) => pricingIn(JSON.stringify(document), 'pricing.json');

test('without a file: India’s tax, no stamp duty, nothing noted', (t) => {
  const { rules, notes } = readPricing(null);
  t.true(rules.tax.length > 0);
  t.deepEqual([rules.stampDuty.length, notes.bonds.size, notes.conventions.size], [0, 0, 0]);
});

test('everything a desk can note about a bond is read, with its units', (t) => {
  const bond = {
    type: 'Corporate Bonds',
    issuer: 'Sahyadri Finance Limited',
    couponPercent: 9.5,
    frequency: 'semi-annual',
    issued: '2024-01-15',
    matures: 'never',
    yieldPercent: 9.8,
    dayCount: '30/360 US',
    compounding: 'half-yearly',
    simpleAtTheEnd: true,
    firstCoupon: '2024-09-01',
    lastCouponBeforeMaturity: '2033-03-01',
    endOfMonth: false,
    exDays: 7,
    steps: [
      { from: '2027-03-01', couponPercent: 10 },
      { from: '2026-03-01', couponPercent: 9.75 },
    ],
    repayments: [{ day: '2028-03-01', percent: 25 }],
    calls: [{ day: '2029-03-01', price: 101 }, { day: '2028-03-01' }],
    puts: [{ day: '2027-03-01', price: 99 }],
    lastFixing: { percent: 8.11, day: '2026-10-01' },
    faceValue: 1000,
    listed: false,
    traits: ['secured'],
  };
  const { notes } = read({ bonds: { ' ine001a07ku4 ': bond } });
  t.deepEqual(notes.bonds.get('INE001A07KU4'), {
    bondType: 'Corporate Bonds',
    issuer: 'Sahyadri Finance Limited',
    coupon: fraction(0.095),
    frequency: 'semi-annual',
    issueDay: on('2024-01-15'),
    maturityDay: null,
    yieldToMaturity: fraction(0.098),
    traits: ['secured', 'perpetual'],
    terms: {
      dayCount: '30/360 US',
      compounding: 'half-yearly',
      simpleAtTheEnd: true,
      firstCouponDay: on('2024-09-01'),
      lastRegularDay: on('2033-03-01'),
      endOfMonth: false,
      exDays: 7,
      steps: [
        { from: on('2026-03-01'), coupon: fraction(0.0975) },
        { from: on('2027-03-01'), coupon: fraction(0.1) },
      ],
      repayments: [{ day: on('2028-03-01'), share: fraction(0.25) }],
      calls: [
        { day: on('2028-03-01'), price: fraction(1) },
        { day: on('2029-03-01'), price: fraction(1.01) },
      ],
      puts: [{ day: on('2027-03-01'), price: fraction(0.99) }],
      faceValue: paiseFromRupees(1000),
      listed: false,
      lastFixing: fraction(0.0811),
      fixedOn: on('2026-10-01'),
    },
  });
});

test('tax, stamp duty and conventions are replaced', (t) => {
  const { rules, notes } = read({
    tax: [
      { from: '2027-04-01', slabsPercent: [0, 35], cessPercent: 5, longTermGainsPercent: 15, longTermAfterMonths: 24 },
      { from: '2020-04-01', slabsPercent: [0, 30], cessPercent: 4, longTermGainsPercent: 10, longTermAfterMonths: 12 },
    ],
    fees: [{ from: '2026-04-01', percent: 0.5, leastRupees: 500, mostRupees: 25_000 }],
    stampDuty: [{ from: '2020-07-01', percent: 0.0001, exempt: ['Government Securities'] }],
    conventions: { 'Corporate Bonds': { dayCount: '30/360' } },
  });
  t.deepEqual(rules.tax.at(-1), {
    from: on('2027-04-01'),
    slabs: [0, 0.35].map(fraction),
    cess: fraction(0.05),
    longTermGains: fraction(0.15),
    longTermAfterMonths: 24,
  });
  t.deepEqual(rules.fees, [{ from: on('2026-04-01'), rate: fraction(0.005), least: paiseFromRupees(500), most: paiseFromRupees(25_000) }]);
  t.deepEqual(rules.stampDuty, [{ from: on('2020-07-01'), rate: fraction(0.000001), exempt: ['Government Securities'] }]);
  t.deepEqual(notes.conventions.get('Corporate Bonds'), { dayCount: '30/360' });
});

const WRONG: ReadonlyArray<readonly [text: string, problem: RegExp]> = [
  ['{', /isn't JSON/],
  ['{"bond": {}}', /line 1: bond: isn’t an entry of this document/],
  ['{"bonds": {"INE1": {"calls": [{"day": "31/02/2028"}]}}}', /bonds\.INE1\.calls\.0\.day: must be a day such as 2026-11-24/],
  ['{"bonds": {"INE1": {"couponPercent": 950}}}', /bonds\.INE1\.couponPercent: must be at most 100/],
  ['{"conventions": {"X": {"dayCount": "30/365"}}}', /conventions\.X\.dayCount/],
];

test('what cannot be used is named, with the place and what it must be', (t) => {
  for (const [text, problem] of WRONG) t.throws(() => pricingIn(text, 'pricing.json'), { instanceOf: UsageError, message: problem }, text);
  t.throws(() => readPricing(join(temporaryFolder(t), 'none.json')), { instanceOf: UsageError, message: /can't be read \(ENOENT\)/ });
});
