import test from 'ava';
import { priceFromYield, sovereignYield } from '../../../../src/data/demo/market/yield-curve.ts';

test('a bond whose coupon is its yield costs 100, whatever the frequency and the years left', (t) => {
  for (const frequency of [1, 2, 4, 12]) {
    for (const years of [0.3, 1, 7.5, 30]) t.true(Math.abs(priceFromYield(8.35, frequency, 8.35, years) - 100) < 1e-9);
  }
});

test('prices are those of the annuity formula', (t) => {
  // By hand: 6 × (1 − 1.07⁻⁵) / 0.07 + 100 × 1.07⁻⁵ = 24.601185 + 71.298618.
  t.true(Math.abs(priceFromYield(6, 1, 7, 5) - 95.899803) < 1e-6);
  // A bill of one year at 6.5%: 100 / 1.065.
  t.true(Math.abs(priceFromYield(0, 0, 6.5, 1) - 93.896714) < 1e-6);
});

test('the sovereign curve rises with the tenor and stays between 4 and 7.5 percent', (t) => {
  for (let yearsBefore = 0; yearsBefore <= 20; yearsBefore += 0.5) {
    let shorter = 0;
    for (const tenor of [0, 0.25, 1, 5, 10, 40]) {
      const rate = sovereignYield(yearsBefore, tenor);
      t.true(rate >= 4 && rate <= 7.5, `${rate}`);
      t.true(rate >= shorter);
      shorter = rate;
    }
  }
});
