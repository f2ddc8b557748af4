import test from 'ava';
import fc from 'fast-check';
import { day } from '../../../../src/advisor/units.ts';
import { decidedMaturity } from '../../../../src/data/sources/reading/decided-maturity.ts';

const row = fc.record({ traded: fc.nat({ max: 3 }), matures: fc.option(fc.constantFrom(100, 200, 300)) });

test('most rows decide on a maturity, then the latest row', (t) => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
      const decided = decidedMaturity(
        rows.map(({ traded, matures }) => ({ day: day(traded), maturityDay: matures === null ? null : day(matures) })),
      );
      const given = rows.filter(({ matures }) => matures !== null);
      const count = (matures: number | null): number => given.filter((one) => one.matures === matures).length;
      const most = Math.max(...given.map(({ matures }) => count(matures)));
      const frequent = given.filter(({ matures }) => count(matures) === most);
      const newest = Math.max(...frequent.map(({ traded }) => traded));
      t.is(decided, (frequent.filter(({ traded }) => traded === newest).at(-1)?.matures ?? null) as never);
    }),
  );
});
