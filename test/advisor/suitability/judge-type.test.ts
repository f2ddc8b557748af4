import test from 'ava';
import fc from 'fast-check';
import { orderByYield } from '../../../src/advisor/bond-order/order-bonds.ts';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import { type BondBand, bandOfGrade, type Grade, type RiskBand } from '../../../src/advisor/bonds/rating.ts';
import { type SuitabilityRules, suitableBonds } from '../../../src/advisor/suitability/judge-bond.ts';
import { isTypeSuitable, judgeType } from '../../../src/advisor/suitability/judge-type.ts';
import { addDays, fraction } from '../../../src/advisor/units.ts';
import { on } from '../../helpers/samples/small-book.ts';

const today = on('2024-06-01');
const bond = (bondId: string, grade: Grade | null, parts: Partial<BondOnOffer> = {}): BondOnOffer => ({
  bondId,
  isin: null,
  issuer: null,
  bondType: 'Corporate Bonds',
  coupon: null,
  yieldToMaturity: null,
  yieldFrom: null,
  yieldDay: null,
  rating: grade && { grade, suffix: null, agency: null },
  band: grade && bandOfGrade(grade),
  maturityDay: on('2027-06-01'),
  minimumInvestment: null,
  ...parts,
});
const rules = (riskBand: RiskBand | null, horizonDays: number | null = null): SuitabilityRules => ({
  riskBand,
  asOf: today,
  settlesOn: today,
  horizonDays,
});
const ids = (bonds: readonly BondOnOffer[]) => bonds.map(({ bondId }) => bondId).join('');
const shelf = [bond('a', 'AA'), bond('b', 'BBB-'), bond('c', 'BB+'), bond('d', 'D'), bond('n', null), bond('s', 'Sovereign')];

test('band A sees A, B sees A and B, C sees A to C; an unknown band sees what A sees; default and unrated are never shown', (t) => {
  t.is(ids(suitableBonds(shelf, rules('A'))), 'as');
  t.is(ids(suitableBonds(shelf, rules('B'))), 'abs');
  t.is(ids(suitableBonds(shelf, rules('C'))), 'abcs');
  t.is(ids(suitableBonds(shelf, rules(null))), 'as');
});

test('a bond that matures on the day, has matured, or has no known maturity is not shown', (t) => {
  const bonds = [
    bond('m', 'AAA', { maturityDay: addDays(today, -1) }),
    bond('t', 'AAA', { maturityDay: today }),
    bond('u', 'AAA', { maturityDay: null }),
    bond('k', 'AAA', { maturityDay: addDays(today, 1) }),
  ];
  t.is(ids(suitableBonds(bonds, rules('C'))), 'k');
});

test('where a horizon is recorded, nothing that matures after it is shown', (t) => {
  const bonds = [bond('x', 'AAA', { maturityDay: addDays(today, 365) }), bond('y', 'AAA', { maturityDay: addDays(today, 366) })];
  t.is(ids(suitableBonds(bonds, rules('A', 365))), 'x');
  t.is(ids(suitableBonds(bonds, rules('A'))), 'xy');
});

const reasonOf = (bonds: readonly BondOnOffer[], band: BondBand | null, asked: SuitabilityRules): string => {
  const verdict = judgeType(bonds, band, asked);
  return verdict.suitable ? 'suitable' : verdict.reason;
};

test('what is left out has its reason in words', (t) => {
  t.is(reasonOf([bond('c', 'BB+')], 'C', rules('B')), 'risk band B allows BBB- and better');
  t.is(reasonOf([bond('b', 'BBB')], 'B', rules('A')), 'risk band A allows A- and better');
  t.is(reasonOf([bond('b', 'BBB')], 'B', rules(null)), 'the risk band is unknown, so it counts as A, which allows A- and better');
  t.is(reasonOf([bond('n', null)], null, rules('C')), 'no bond on offer has a rating');
  t.is(reasonOf([bond('d', 'D'), bond('n', null)], 'A', rules('C')), 'every rated bond on offer is in default');
  t.is(reasonOf([bond('a', 'AA')], 'A', rules('A', 30)), 'no bond on offer matures within the client’s horizon, by 1 Jul 2024');
});

test('a type with one suitable bond among many is suitable, with that bond', (t) => {
  const verdict = judgeType(shelf, null, rules('A'));
  t.true(verdict.suitable);
  if (verdict.suitable) t.is(ids(verdict.bonds), 'as');
});

test('a type without a bond on offer is judged by the median band of its bonds; none rated is for band C only', (t) => {
  const verdicts = (band: BondBand | null) => (['A', 'B', 'C', null] as const).map((client) => judgeType([], band, rules(client)).suitable);
  t.deepEqual(verdicts('A'), [true, true, true, true]);
  t.deepEqual(verdicts('B'), [false, true, true, false]);
  t.deepEqual(verdicts('C'), [false, false, true, false]);
  t.deepEqual(verdicts(null), [false, false, true, false]);
  t.deepEqual(verdicts('default'), [false, false, false, false]);
  t.is(judgeType([bond('u', 'AAA', { maturityDay: null })], 'C', rules('A')).suitable, false);
});

test('a refusal names the most conservative band that would be shown something', (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom<Grade | null>('AAA', 'BBB', 'BB', 'D', null), { maxLength: 5 }),
      fc.constantFrom<BondBand | null>('A', 'B', 'C', 'default', null),
      fc.constantFrom<RiskBand | null>('A', 'B', 'C', null),
      (grades, median, client) => {
        const bonds = grades.map((grade, place) => bond(String(place), grade));
        const verdict = judgeType(bonds, median, rules(client));
        t.is(isTypeSuitable(bonds, median, rules(client)), verdict.suitable);
        if (verdict.suitable) return;
        const first = (['A', 'B', 'C'] as const).find((band) => judgeType(bonds, median, rules(band)).suitable) ?? null;
        t.is(verdict.lowestBand, first);
      },
    ),
  );
  t.pass();
});

test('bonds near the client’s usual yield come first, the better grade among equally near ones; the highest yield is not best', (t) => {
  const at = (percent: number) => ({ yieldToMaturity: fraction(percent / 100) });
  const bonds = [bond('x', 'BBB-', at(14)), bond('y', 'AA', at(9.1)), bond('z', 'AAA', at(9.2)), bond('w', 'AAA', at(7)), bond('u', 'AAA')];
  t.is(ids(orderByYield(bonds, { averageYield: fraction(0.09) })), 'zywxu');
});

test('for a client without a yield the better grade comes first, then the higher yield, then the id', (t) => {
  const at = (percent: number) => ({ yieldToMaturity: fraction(percent / 100) });
  const bonds = [
    bond('d', 'BBB', at(12)),
    bond('c', 'AA', at(8)),
    bond('b', 'AA', at(8)),
    bond('a', 'AA', at(8.5)),
    bond('s', 'A1+', at(7)),
  ];
  t.is(ids(orderByYield(bonds, { averageYield: null })), 'abcsd');
});
