import test from 'ava';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import { type NotPriceable, priceable } from '../../../src/advisor/bonds/priceable.ts';
import { fraction, isoFromDay } from '../../../src/advisor/units.ts';
import { annualBond, pricedBond, SETTLEMENT } from '../../helpers/samples/quoted-bonds.ts';
import { on } from '../../helpers/samples/small-book.ts';

test('a corporate bond is counted by ACT/ACT ICMA and quoted by an annual yield, whatever its frequency', (t) => {
  for (const frequency of ['monthly', 'semi-annual', 'annual'] as const)
    t.like(pricedBond(annualBond({ frequency })).terms, { dayCount: 'ACT/ACT ICMA', quotedAs: { timesAYear: 1, simpleAtTheEnd: false } });
});

test('a government security is counted by 30E/360 and quoted by a half-yearly yield', (t) => {
  const { terms } = pricedBond(annualBond({ bondType: 'Government Securities', frequency: 'semi-annual' }));
  t.like(terms, { dayCount: '30E/360', quotedAs: { timesAYear: 2 } });
});

test('what the desk knows of a bond counts before the convention of its type', (t) => {
  const bond = annualBond({ frequency: 'quarterly', terms: { dayCount: '30/360 US', compounding: 'as coupons are paid', exDays: 7 } });
  t.like(pricedBond(bond).terms, { dayCount: '30/360 US', quotedAs: { timesAYear: 4 }, exDays: 7 });
});

test('a bill and a zero coupon bond are single payments by ACT/365F, whatever their frequency says', (t) => {
  for (const frequency of ['at maturity', 'annual', null] as const)
    t.like(pricedBond(annualBond({ coupon: fraction(0), frequency })).terms, {
      frequency: 'at maturity',
      dayCount: 'ACT/365F',
      issueDay: null,
    });
  t.is(pricedBond(annualBond({ frequency: 'at maturity' })).terms.issueDay, on('2024-03-01'));
});

const refused = test.macro((t, more: Partial<BondOnOffer>, reason: NotPriceable, detail?: RegExp) => {
  const found = priceable(annualBond(more), SETTLEMENT);
  t.is(found.kind === 'not-priceable' && found.reason, reason);
  if (detail) t.regex((found.kind === 'not-priceable' && found.detail) || '', detail);
});

test('a market-linked debenture is not valued by a yield', refused, { traits: ['market-linked'] }, 'market-linked');
test('a sovereign gold bond is not valued by a yield', refused, { traits: ['sovereign gold'] }, 'gold-linked');
test('without a maturity there is no price', refused, { maturityDay: null }, 'maturity-unknown');
test(
  'a perpetual without a call to come has no day to price it to',
  refused,
  { maturityDay: null, traits: ['perpetual'] },
  'perpetual-without-call',
);
test('a matured bond has no price', refused, { maturityDay: SETTLEMENT }, 'matured');
test('without a coupon there is no price', refused, { coupon: null }, 'coupon-unknown');
test('without a frequency there is no price', refused, { frequency: null }, 'frequency-unknown');
test('interest at maturity needs the day it starts', refused, { frequency: 'at maturity', issueDay: null }, 'issue-day-unknown');
test(
  'repayments of more than everything are refused in words',
  refused,
  { terms: { repayments: [{ day: on('2028-03-01'), share: fraction(1.5) }] } },
  'terms-conflict',
  /parts of the principal/,
);
test(
  'a first coupon day off the schedule is refused in words',
  refused,
  { issueDay: on('2026-06-01'), terms: { firstCouponDay: on('2027-06-15') } },
  'terms-conflict',
  /2027-06-15 isn't a coupon day/,
);

test('a perpetual runs to its last known call and is quoted to its first to come', (t) => {
  const calls = ['2025-03-01', '2028-03-01', '2029-03-01'].map((day) => ({ day: on(day), price: fraction(1) }));
  const { terms, quotedTo, exits } = pricedBond(annualBond({ maturityDay: null, traits: ['perpetual'], terms: { calls } }));
  t.is(isoFromDay(terms.maturityDay), '2029-03-01');
  t.is(isoFromDay(quotedTo.day), '2028-03-01');
  t.deepEqual(
    exits.map(({ kind }) => kind),
    ['call', 'call'],
  );
});

test('a maturity recorded of a perpetual counts as a call, unless its calls are known', (t) => {
  const recorded = pricedBond(annualBond({ traits: ['perpetual'] }));
  t.deepEqual(
    recorded.exits.map(({ kind, day }) => `${kind} ${isoFromDay(day)}`),
    ['call 2031-03-01'],
  );
  const calls = [{ day: on('2028-03-01'), price: fraction(1) }];
  t.is(isoFromDay(pricedBond(annualBond({ traits: ['perpetual'], terms: { calls } })).terms.maturityDay), '2028-03-01');
});

test('calls and puts come in order, and those that are past or after maturity do not count', (t) => {
  const at = (day: string) => ({ day: on(day), price: fraction(1) });
  const terms = { calls: [at('2029-03-01'), at('2025-03-01')], puts: [at('2028-03-01'), at('2035-03-01')] };
  t.deepEqual(
    pricedBond(annualBond({ terms })).exits.map(({ kind, day }) => `${kind} ${isoFromDay(day)}`),
    ['put 2028-03-01', 'call 2029-03-01', 'maturity 2031-03-01'],
  );
});

test('a floater pays its last fixing', (t) => {
  t.is(pricedBond(annualBond({ terms: { lastFixing: fraction(0.0811) } })).terms.coupon as number, 0.0811);
});

test('a bond settled before its issue counts as if it were already running', (t) => {
  t.is(pricedBond(annualBond({ issueDay: on('2027-03-01') })).terms.issueDay, null);
});
