import test from 'ava';
import { billFiguresOf } from '../../../src/advisor/quote/bill-figures.ts';
import { addDays, fraction } from '../../../src/advisor/units.ts';
import { annualBond, atPrice, near, SETTLEMENT, valuedBond } from '../../helpers/samples/quoted-bonds.ts';

const bill = (days: number, price: number) =>
  billFiguresOf(
    valuedBond(annualBond({ bondType: 'Treasury Bills', coupon: fraction(0), maturityDay: addDays(SETTLEMENT, days) }), atPrice(price)),
  );

test('a bill of 91 days: discount, discount a year and bond-equivalent yield, by hand', (t) => {
  const found = bill(91, 98.4);
  t.is(found?.days, 91);
  t.true(near(found?.discount, 0.016));
  t.true(near(found?.discountRate, (0.016 * 365) / 91));
  t.true(near(found?.bondEquivalentYield, ((1 / 0.984 - 1) * 365) / 91));
});

test('the bond-equivalent yield is what spreadsheets’ TBILLEQ gives', (t) => {
  // TBILLEQ(31 Mar 2008, 1 Jun 2008, 9.14%) = 0.094151494, the example in its documentation: 62 days, discounted on a year of 360.
  t.true(near(bill(62, 100 * (1 - (0.0914 * 62) / 360))?.bondEquivalentYield, 0.094151494, 1e-9));
});

test('beyond half a year a half-yearly bond of that yield returns as much', (t) => {
  for (const days of [183, 273, 364]) {
    const rate = bill(days, 94)?.bondEquivalentYield as number;
    t.true(near(0.94 * (1 + rate / 2) * (1 + rate * (days / 365 - 0.5)), 1));
  }
});

test('only what pays nothing before its maturity within a year is a bill', (t) => {
  t.is(bill(400, 94), null);
  t.is(billFiguresOf(valuedBond(annualBond({ maturityDay: addDays(SETTLEMENT, 60) }), atPrice(100))), null);
});
