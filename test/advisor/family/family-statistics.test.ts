import test from 'ava';
import type { RiskBand } from '../../../src/advisor/bonds/rating.ts';
import { emptyProfileColumns, RISK_BAND_CODES } from '../../../src/advisor/book/profile-columns.ts';
import { familyStatistics, LEAST_FAMILIES, MOST_POINTS, OTHER_SEGMENTS } from '../../../src/advisor/family/family-statistics.ts';
import { clientId } from '../../../src/advisor/units.ts';
import { on, someone } from '../../helpers/samples/small-book.ts';

interface Somebody {
  readonly id: string;
  readonly parent?: string;
  readonly band?: RiskBand;
  readonly ratio?: number;
  readonly segment?: number;
}

const statistics = (people: readonly Somebody[]) => {
  const sorted = [...people].sort((a, b) => (a.id < b.id ? -1 : 1));
  const columns = emptyProfileColumns(sorted.length, on('2026-03-12'));
  sorted.forEach(({ band, ratio }, row) => {
    columns.band[row] = RISK_BAND_CODES.indexOf(band ?? null);
    columns.reinvestment[row] = ratio ?? Number.NaN;
  });
  return familyStatistics({
    dataAsOf: on('2026-03-11'),
    book: { clients: sorted.map(({ id, parent }) => someone(id, { parentId: parent === undefined ? null : clientId(parent) })) },
    columns,
    segments: Int32Array.from(sorted, ({ segment }) => segment ?? 0),
    segmentNames: ['Careful', 'Bold', 'Rare'],
  });
};

/** An account holder and one child. */
const family = (name: string, holder: Omit<Somebody, 'id' | 'parent'>, child: Omit<Somebody, 'id' | 'parent'>): Somebody[] => [
  { id: name, ...holder },
  { id: `${name}-child`, parent: name, ...child },
];

const FIVE = [
  ...family('F1', { band: 'A', ratio: 0.5 }, { band: 'A', ratio: 0.6 }),
  ...family('F2', { band: 'A', ratio: 0.5 }, { band: 'B', ratio: 0.1 }),
  ...family('F3', { band: 'C', ratio: 1 }, { band: 'C', ratio: 0.9 }),
  ...family('F4', { band: 'B', ratio: 0 }, { ratio: 0.5 }),
  ...family('F5', { band: 'B' }, { band: 'B', ratio: 0.5 }),
  { id: 'F5-other-child', parent: 'F5', band: 'A' as const },
  { id: 'Lonely' },
  { id: 'Orphan', parent: 'Nobody' },
  { id: 'Own parent', parent: 'Own parent' },
];

test('match rate, differences and the share of similar families, over the pairs with known values', (t) => {
  const { all, families, withoutHolder, points } = statistics(FIVE);
  if (!all) return t.fail('five families may be told');
  // By hand. Bands known: F1 same, F2 not, F3 same, F5 same, F5's other child not: 3 of 5. Ratios known: +0.1, −0.4, −0.1, +0.5.
  t.like(all, { families: 5, pairs: 6, bandsKnown: 5, matchRate: 0.6, ratiosKnown: 4, similarShare: 0.5 });
  t.is(Math.round((all.meanDifference ?? 0) * 1000), 25);
  t.is(Math.round((all.meanApart ?? 0) * 1000), 275);
  t.deepEqual(withoutHolder, { families: 1, members: 1 });
  t.is(families, 6, 'a family without its holder is a family');
  t.deepEqual(points, [
    { parent: 50, child: 60, sameBand: true },
    { parent: 50, child: 10, sameBand: false },
    { parent: 100, child: 90, sameBand: true },
    { parent: 0, child: 50, sameBand: null },
  ]);
});

test('members of one missing holder are one family, and those of two are two', (t) => {
  const orphans = ['One', 'Two'].map((id) => ({ id, parent: 'Nobody' }));
  t.like(statistics([...FIVE, ...orphans]), { families: 6, withoutHolder: { families: 1, members: 3 } });
  t.like(statistics([...FIVE, { id: 'Three', parent: 'Nobody else' }]), { families: 7, withoutHolder: { families: 2, members: 2 } });
});

test('fewer than five families are not told, not even as points', (t) => {
  const four = statistics(FIVE.filter(({ id }) => !id.startsWith('F1')));
  t.like(four, { all: null, groups: [], points: [] });
  t.like(statistics([]), { all: null, groups: [], points: [], families: 0, withoutHolder: { families: 0, members: 0 } });
});

const families = (segment: number, many: number): Somebody[] =>
  Array.from({ length: many }, (_, at) =>
    family(`S${segment}F${at}`, { segment, band: 'A', ratio: 0.5 }, { band: 'A', ratio: 0.5 }),
  ).flat();

test('segments with too few families are told together, and never so that taking the others away gives one of them', (t) => {
  const named = (people: Somebody[]) => statistics(people).groups.map(({ name, figures }) => [name, figures.families]);
  t.deepEqual(named([...families(0, 9), ...families(1, 6)]), [
    ['Careful', 9],
    ['Bold', 6],
  ]);
  t.deepEqual(named([...families(0, 9), ...families(1, 3), ...families(2, 2)]), [
    ['Careful', 9],
    [OTHER_SEGMENTS, 5],
  ]);
  // Two alone could be worked out from the whole, so the smallest shown group joins them.
  t.deepEqual(named([...families(0, 9), ...families(1, 6), ...families(2, 2)]), [
    ['Careful', 9],
    [OTHER_SEGMENTS, 8],
  ]);
  for (const { figures } of statistics([...families(0, 4), ...families(1, 4), ...families(2, 1)]).groups) {
    t.true(figures.families >= LEAST_FAMILIES);
  }
});

test('a firm of thousands of families keeps a few hundred points', (t) => {
  const { points, all } = statistics(families(0, 2000));
  t.is(all?.pairs, 2000);
  t.is(points.length, MOST_POINTS);
});
