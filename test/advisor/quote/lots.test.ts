import test from 'ava';
import fc from 'fast-check';
import { lotsForAmount, lotsOfNominal } from '../../../src/advisor/quote/lots.ts';
import { fraction, paise, paiseFromRupees } from '../../../src/advisor/units.ts';

const THOUSAND = paiseFromRupees(1_000);

test('a nominal must be whole units, and the nearest are named', (t) => {
  t.deepEqual(lotsOfNominal(paiseFromRupees(5_000), THOUSAND), { kind: 'lots', nominal: paiseFromRupees(5_000) });
  t.like(lotsOfNominal(paiseFromRupees(5_400), THOUSAND), {
    kind: 'not-whole',
    below: paiseFromRupees(5_000),
    above: paiseFromRupees(6_000),
  });
  t.like(lotsOfNominal(paiseFromRupees(400), THOUSAND), { kind: 'not-whole', below: null, above: THOUSAND });
  t.deepEqual(lotsOfNominal(paiseFromRupees(5_400), null), { kind: 'lots', nominal: paiseFromRupees(5_400) });
});

test('an amount buys the most whole units it pays for', (t) => {
  t.notThrows(() =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e11 }), fc.integer({ min: 1, max: 20_000 }), (amount, price) => {
        const dirty = fraction(price / 10_000);
        const found = lotsForAmount(paise(amount), THOUSAND, dirty, { duty: fraction(0), fee: null });
        const each = THOUSAND * dirty;
        return found.kind === 'lots'
          ? found.nominal % THOUSAND === 0 && Math.round(found.nominal * dirty) <= amount && (found.nominal + THOUSAND) * dirty > amount - 1
          : found.kind === 'too-little' && each > amount - 1;
      }),
    ),
  );
});

test('duty is paid out of the amount', (t) => {
  t.deepEqual(lotsForAmount(paiseFromRupees(10_000), THOUSAND, fraction(1), { duty: fraction(0.01), fee: null }), {
    kind: 'lots',
    nominal: paiseFromRupees(9_000),
  });
  t.deepEqual(lotsForAmount(paiseFromRupees(1_000), THOUSAND, fraction(1), { duty: fraction(0.01), fee: null }), {
    kind: 'too-little',
    lot: THOUSAND,
    costs: paiseFromRupees(1_010),
  });
});
