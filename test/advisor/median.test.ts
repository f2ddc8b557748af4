import test from 'ava';
import fc from 'fast-check';
import { medianInPlace, medianOf } from '../../src/advisor/median.ts';

test('the median is the middle number, or the mean of the middle two', (t) => {
  t.is(medianOf([3, 1, 2]), 2);
  t.is(medianOf([4, 1, 2, 3]), 2.5);
  t.is(medianOf([5]), 5);
  t.true(Number.isNaN(medianOf([])));
});

test('selection agrees with sorting', (t) => {
  const numbers = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true })), {
    minLength: 1,
  });
  fc.assert(
    fc.property(numbers, (values) => {
      const sorted = values.map((value) => value + 0).sort((left, right) => left - right);
      const middle = sorted.length >>> 1;
      const expected = sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
      t.is(medianInPlace(Float64Array.from(values)) + 0, expected + 0);
    }),
  );
});
