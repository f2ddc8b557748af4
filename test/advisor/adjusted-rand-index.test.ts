import test from 'ava';
import fc from 'fast-check';
import { adjustedRandIndex } from '../../src/advisor/adjusted-rand-index.ts';
import { nearly, scikitLearn } from '../helpers/references/scikit-learn.ts';

for (const { left, right, index } of scikitLearn.adjustedRand) {
  test(`${left.join('').slice(0, 12)} against ${right.join('').slice(0, 12)} is scikit-learn's ${index}`, (t) => {
    t.true(nearly(adjustedRandIndex(left, right), index));
  });
}

test('names of groups do not matter, nor which grouping comes first', (t) => {
  const groups = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(groups, (pairs) => {
      const left = pairs.map(([group]) => group);
      const right = pairs.map(([, group]) => group);
      const index = adjustedRandIndex(left, right);
      t.true(nearly(adjustedRandIndex(right, left), index));
      t.true(
        nearly(
          adjustedRandIndex(
            left.map((group) => 3 - group),
            right,
          ),
          index,
        ),
      );
      t.is(adjustedRandIndex(left, left), 1);
      t.true(index <= 1 && index >= -1);
    }),
  );
});

test('groupings of different items are refused', (t) => {
  t.throws(() => adjustedRandIndex([0, 1], [0]), { instanceOf: RangeError });
});
