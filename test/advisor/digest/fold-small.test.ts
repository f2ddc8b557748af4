import test from 'ava';
import fc from 'fast-check';
import { FEWEST, foldSmall } from '../../../src/advisor/digest/fold-small.ts';

test('whatever the sizes: nothing under five is shown alone, and what is folded is nothing, five or more, or everything', (t) => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }), (sizes) => {
      const parts = sizes.map((size, place) => ({ size, place }));
      const { shown, folded } = foldSmall(parts, ({ size }) => size);
      const together = folded.reduce((sum, { size }) => sum + size, 0);
      const all = [...shown, ...folded].map(({ place }) => place).sort((left, right) => left - right);
      const filled = parts.filter(({ size }) => size > 0).map(({ place }) => place);
      return (
        shown.every(({ size }) => size >= FEWEST) &&
        (folded.length === 0 || together >= FEWEST || shown.length === 0) &&
        JSON.stringify(all) === JSON.stringify(filled)
      );
    }),
  );
  t.pass();
});
