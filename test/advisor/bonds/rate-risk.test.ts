import test from 'ava';
import fc from 'fast-check';
import { rateRiskOf } from '../../../src/advisor/bonds/rate-risk.ts';
import { fraction } from '../../../src/advisor/units.ts';
import { on } from '../../helpers/samples/small-book.ts';

const today = on('2025-03-15');
const facts = {
  bondType: 'Corporate Bonds',
  coupon: fraction(0.1),
  yieldToMaturity: fraction(0.12),
  maturityDay: on('2027-03-15'),
  frequency: 'annual',
  issueDay: null,
} as const;

test('the risk of a two-year annual bond, by hand', (t) => {
  const price = (y: number): number => 0.1 / (1 + y) + 1.1 / (1 + y) ** 2;
  const risk = rateRiskOf(facts, today);
  t.true(Math.abs((risk?.riseOnePoint ?? 0) - (price(0.13) / price(0.12) - 1)) < 1e-14);
  t.true(Math.abs((risk?.modifiedDuration ?? 0) - (0.1 / 1.12 + 2.2 / 1.12 ** 2) / price(0.12) / 1.12) < 1e-14);
});

test('of a single payment only its time matters: with or without a coupon, its issue day known or not', (t) => {
  const zero = rateRiskOf({ ...facts, coupon: fraction(0) }, today);
  // 730 days.
  t.true(Math.abs((zero?.riseOnePoint ?? 0) - ((1.12 / 1.13) ** 2 - 1)) < 1e-14);
  for (const issueDay of [null, on('2024-01-01')])
    for (const coupon of [null, fraction(0.1)])
      t.deepEqual(rateRiskOf({ ...facts, coupon, frequency: 'at maturity', issueDay }, today), zero);
});

test('nothing is said where a fact is missing, or the bond has matured', (t) => {
  for (const missing of [{ yieldToMaturity: null }, { maturityDay: null }, { coupon: null }, { frequency: null }, { maturityDay: today }])
    t.is(rateRiskOf({ ...facts, ...missing }, today), null);
  const { frequency: _, ...without } = facts;
  t.is(rateRiskOf(without, today), null);
});

test('an issue day ahead or absurd does not hinder', (t) => {
  const known = rateRiskOf(facts, today);
  for (const issueDay of [on('2025-06-01'), on('2099-01-01')]) t.deepEqual(rateRiskOf({ ...facts, issueDay }, today), known);
});

test('the loss is what duration and convexity say, to the third order', (t) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 7_000 }),
      fc.integer({ min: 1, max: 200 }),
      fc.constantFrom('monthly', 'every two months', 'quarterly', 'semi-annual', 'annual', 'at maturity'),
      (days, points, frequency) => {
        const bond = { ...facts, yieldToMaturity: fraction(points / 1000), maturityDay: on('2025-03-15'), frequency } as const;
        const risk = rateRiskOf({ ...bond, maturityDay: (today + days) as typeof today }, today);
        t.truthy(risk);
        if (!risk) return;
        const expected = -risk.modifiedDuration * 0.01 + (risk.convexity / 2) * 0.01 ** 2;
        t.true(risk.riseOnePoint < 0 && risk.riseOnePoint >= -risk.modifiedDuration * 0.01);
        // The next term of the series is at most duration cubed over six, plus a bit for the spread of the flows.
        t.true(Math.abs(risk.riseOnePoint - expected) <= 0.01 ** 3 * (risk.modifiedDuration + 1) * (risk.convexity + 1));
      },
    ),
  );
});
