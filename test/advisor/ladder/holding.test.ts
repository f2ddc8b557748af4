import test from 'ava';
import { holdingOf } from '../../../src/advisor/ladder/holding.ts';
import { bond, TODAY } from '../../helpers/samples/ladder-bonds.ts';
import { on } from '../../helpers/samples/small-book.ts';

test('interest paid at maturity counts from the issue day, and cannot be computed without one', (t) => {
  const single = { ...bond('S', { matures: '2026-03-15', couponPercent: 10, yieldPercent: 8 }), frequency: 'at maturity' } as const;
  t.is(holdingOf(single, TODAY), null);
  // Issued 2023-03-16, 1,095 days before it matures: it pays 1 + 3 × 0.1.
  const holding = holdingOf({ ...single, issueDay: on('2023-03-16') }, TODAY);
  t.true(Math.abs((holding?.dirtyPrice ?? 0) - 1.3 / 1.08) < 1e-12);
  t.true(Math.abs((holding?.payments[0]?.coupon ?? 0) - 0.3) < 1e-12);
});

test('a bond has no rate risk if its yield, coupon, frequency or maturity is unknown, or if it has matured', (t) => {
  const known = bond('A', { matures: '2027-03-15' });
  t.truthy(holdingOf(known, TODAY));
  for (const missing of [{ yieldToMaturity: null }, { coupon: null }, { frequency: null }, { maturityDay: null }, { maturityDay: TODAY }])
    t.is(holdingOf({ ...known, ...missing }, TODAY), null);
});
