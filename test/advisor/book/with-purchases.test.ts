import test from 'ava';
import fc from 'fast-check';
import { profileOf, type WeightsBehind } from '../../../src/advisor/book/profile.ts';
import { type BoughtBond, usualAmount, withPurchases } from '../../../src/advisor/book/with-purchases.ts';
import { addDays, fraction, type Paise, paiseFromRupees } from '../../../src/advisor/units.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';
import { sampleProfile } from '../../helpers/samples/sample-recommendation.ts';
import { on } from '../../helpers/samples/small-book.ts';
import { withTrades } from '../../helpers/samples/with-trades.ts';

const asOf = on('2024-12-31');
const book = busyBook(40, 5);

const bondWith = (more: Partial<BoughtBond> = {}): BoughtBond => ({
  bondId: 'T1',
  issuer: 'Government of India',
  bondType: 'Treasury Bills',
  yieldToMaturity: fraction(0.07),
  coupon: fraction(0.065),
  band: 'A',
  minimumInvestment: null,
  ...more,
});

/** The trades of these tests have no maturity, so the book can't say what's outstanding, or how long the client's bonds usually run. */
const NOT_MOVED = ['outstanding', 'issuers', 'maturityUnknown', 'boughtAgain', 'usual'];

/** What moves, with numbers to twelve digits, because sums are made in another order. */
const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (name, part) =>
      NOT_MOVED.includes(name) ? undefined : typeof part === 'number' ? Number(part.toPrecision(12)) : part,
    ),
  );

test('a profile with purchases is the one that the book gives with these trades', (t) => {
  const bonds = fc.record({
    bondId: fc.constant('X'),
    issuer: fc.constant('Acme Ltd'),
    bondType: fc.constantFrom('Treasury Bills', 'High Yield Bonds', 'Zero Coupon Bonds'),
    yieldToMaturity: fc.constantFrom(null, fraction(0.06), fraction(0.13)),
    coupon: fc.constantFrom(null, fraction(0), fraction(0.09)),
    band: fc.constantFrom(null, 'A' as const, 'B' as const, 'C' as const),
    minimumInvestment: fc.constant(null),
  });
  fc.assert(
    fc.property(
      fc.nat({ max: 39 }),
      bonds,
      fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 1e9 }),
      (client, bond, daysLater, amount) => {
        const { id } = book.clients[client] ?? { id: '' as never };
        const profile = profileOf(book, id, asOf);
        if (!profile?.weights) return t.fail();
        const paid = (100 * amount) as Paise;
        const days = daysLater.sort((a, b) => a - b).map((later) => addDays(asOf, later));
        const trades = days.map((day) => ({ client: id, day, amount: paid, ...bond }));
        const expected = profileOf(withTrades(book, trades), id, days.at(-1) ?? asOf);
        t.deepEqual(rounded(withPurchases({ ...profile, weights: profile.weights }, bond, paid, days)), rounded(expected));
      },
    ),
  );
});

test('the usual amount has two digits, so that words say it exactly, and reaches the least that the bond is sold for', (t) => {
  const profile = sampleProfile({ totalInvested: paiseFromRupees(1_234_567), trades: 6 });
  t.is(usualAmount(profile, bondWith()), paiseFromRupees(210_000));
  t.is(usualAmount(profile, bondWith({ minimumInvestment: paiseFromRupees(1_000_000) })), paiseFromRupees(1_000_000));
  t.is(usualAmount(profile, bondWith({ minimumInvestment: paiseFromRupees(1_012_345) })), paiseFromRupees(1_100_000));
  const justAbove = sampleProfile({ totalInvested: paiseFromRupees(1_040_000), trades: 1 });
  t.is(usualAmount(justAbove, bondWith({ minimumInvestment: paiseFromRupees(1_020_000) })), paiseFromRupees(1_100_000));
  t.is(usualAmount(sampleProfile({ totalInvested: 0 as Paise, trades: 0 }), bondWith()), paiseFromRupees(100_000));
});

test('purchases add to what is outstanding, with their issuer, and the horizon comes nearer', (t) => {
  const weights = { yield: 0, coupon: 0, bands: [0, 0, 0] } as unknown as WeightsBehind;
  const profile = sampleProfile({ issuers: [{ issuer: 'issuer acme', outstanding: paiseFromRupees(100) }], horizonDays: 100 });
  const days = [addDays(profile.asOf, 1), addDays(profile.asOf, 2)];
  const after = withPurchases({ ...profile, weights }, bondWith({ issuer: 'ACME Ltd' }), paiseFromRupees(50), days);
  t.is(after.outstanding, paiseFromRupees(900_100));
  t.deepEqual(after.issuers, [{ issuer: 'issuer acme', outstanding: paiseFromRupees(200) }]);
  t.is(after.horizonDays, 98);
});
