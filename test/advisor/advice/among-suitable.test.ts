import test from 'ava';
import { amongSuitable } from '../../../src/advisor/advice/among-suitable.ts';
import { sampleType } from '../../helpers/samples/sample-recommendation.ts';

const ranking = [
  ['Green Bonds', 0.2],
  ['High Yield Bonds', 0.4],
  ['Corporate Bonds', 0.1],
  ['Convertible Bonds', 0.25],
  ['Treasury Bills', 0.05],
].map(([bondType, probability]) => sampleType(bondType as string, probability as number));
const excluded = ['High Yield Bonds', 'Convertible Bonds'].map((bondType) => ({ bondType, reason: 'a rule' }));
const named = (...names: string[]) => names.flatMap((name) => ranking.find(({ bondType }) => bondType === name) ?? []);

test('chances are among what fits, and what is likelier but left out is named, the likeliest first', (t) => {
  const { types, chances, likelier } = amongSuitable({ ranking, excluded, recommended: named('Green Bonds', 'Corporate Bonds') });
  t.is(types, 3);
  // 0.2 and 0.1 of 0.35.
  t.deepEqual(
    chances.map((chance) => Number(chance.toFixed(6))),
    [0.571429, 0.285714],
  );
  t.deepEqual(likelier, named('High Yield Bonds', 'Convertible Bonds'));
});

test('what is left out and less likely than the first type is not named', (t) => {
  const { likelier } = amongSuitable({
    ranking,
    excluded: [excluded[1] as (typeof excluded)[number]],
    recommended: named('High Yield Bonds'),
  });
  t.deepEqual(likelier, []);
});

test('with nothing suitable there is no chance and nothing likelier', (t) => {
  const all = ranking.map(({ bondType }) => ({ bondType, reason: 'a rule' }));
  t.deepEqual(amongSuitable({ ranking, excluded: all, recommended: [] }), { types: 0, chances: [], likelier: [] });
});
