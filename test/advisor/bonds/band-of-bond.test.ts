import test from 'ava';
import fc from 'fast-check';
import { limitsInWords } from '../../../src/advisor/bonds/band-limit-words.ts';
import { USUAL_BOND_BAND_RULES, withBands } from '../../../src/advisor/bonds/band-of-bond.ts';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import { BOND_TRAITS } from '../../../src/advisor/bonds/bond-traits.ts';
import { bandOfGrade, GRADES, RISK_BANDS } from '../../../src/advisor/bonds/rating.ts';
import { SovereignYields } from '../../../src/advisor/bonds/sovereign-yields.ts';
import { suitableBonds } from '../../../src/advisor/suitability/judge-bond.ts';
import { compareBytewise, type Day, day, fraction } from '../../../src/advisor/units.ts';

const bond = (bondId: string, facts: Partial<BondOnOffer>): BondOnOffer => ({
  bondId,
  isin: null,
  issuer: null,
  bondType: 'Corporate Bonds',
  coupon: null,
  yieldToMaturity: null,
  yieldFrom: 'offer',
  yieldDay: null,
  rating: { grade: 'AA', suffix: null, agency: null },
  band: 'A',
  maturityDay: day(22_000),
  minimumInvestment: null,
  ...facts,
});
const government = (bondId: string, matures: number, percent: number): BondOnOffer =>
  bond(bondId, {
    rating: { grade: 'Sovereign', suffix: null, agency: null },
    maturityDay: day(matures),
    yieldToMaturity: fraction(percent / 100),
  });

const GOVERNMENTS = [government('G1', 21_000, 6), government('G2', 23_000, 7), government('G3', 30_000, 7.5)];
const bandOf = (facts: Partial<BondOnOffer>, onOffer: readonly BondOnOffer[] = GOVERNMENTS): BondOnOffer => {
  const one = bond('X', facts);
  return withBands([one], [...onOffer, one], USUAL_BOND_BAND_RULES)[0] as BondOnOffer;
};

test('a bond that yields more than four points over government bonds of its tenor is never band A, whatever its grade', (t) => {
  // The median of 6, 7 and 7.5 is 7.
  t.is(bandOf({ yieldToMaturity: fraction(0.11) }).band, 'A');
  const dear = bandOf({ yieldToMaturity: fraction(0.1101), rating: { grade: 'AAA', suffix: null, agency: 'CRISIL' } });
  t.is(dear.band, 'B');
  t.deepEqual(dear.bandLimits, [{ kind: 'yield', sovereign: fraction(0.07), from: 'market', most: fraction(0.04) }]);
});

test('without a government bond on offer, the yield that the desk configures counts, and the bond says so', (t) => {
  t.is(bandOf({ yieldToMaturity: fraction(0.11) }, []).band, 'A');
  t.like(bandOf({ yieldToMaturity: fraction(0.12) }, []).bandLimits?.[0], { kind: 'yield', from: 'desk', sovereign: 0.07 });
});

test('perpetual, Tier 1 and market-linked bonds are never band A; other structures keep the band of their grade', (t) => {
  const lowered = BOND_TRAITS.filter((trait) => bandOf({ traits: [trait] }).band !== 'A');
  t.deepEqual(lowered, ['perpetual', 'Tier 1', 'market-linked']);
  t.deepEqual(bandOf({ traits: ['Tier 1'] }).bandLimits, [{ kind: 'structure', trait: 'Tier 1' }]);
});

test('what isn’t band A by its grade keeps its band, and a bond whose yield isn’t known keeps its grade’s', (t) => {
  for (const band of ['B', 'C', 'default', null] as const)
    t.is(bandOf({ band, traits: ['Tier 1'], yieldToMaturity: fraction(0.3) }).band, band);
  t.is(bandOf({}).band, 'A');
});

test('one wrong yield among government bonds doesn’t move what they yield', (t) => {
  const many = [6.8, 6.9, 7, 7.1].map((percent, at) => government(`G${at}`, 22_000 + at, percent));
  t.is(new SovereignYields([...many, government('G9', 22_000, 19)]).about(day(22_000)), fraction(0.07));
});

test('state loans say what government bonds yield only if none of the union is on offer', (t) => {
  const states = [7.9, 8, 8.1].map((percent, at) => ({ ...government(`S${at}`, 22_000 + at, percent), isin: `IN222020000${at}` }));
  t.is(new SovereignYields(states).about(day(22_000)), fraction(0.08));
  t.is(new SovereignYields([...states, government('G', 30_000, 7)]).about(day(22_000)), fraction(0.07));
});

test('what government bonds about a day yield is the lower median of the five nearest', (t) => {
  const points = fc.array(fc.record({ matures: fc.integer({ min: 20_000, max: 20_040 }), percent: fc.integer({ min: 1, max: 20 }) }), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(points, fc.integer({ min: 19_990, max: 20_050 }), (list, wanted) => {
      const governments = list.map(({ matures, percent }, at) => government(`G${at}`, matures, percent));
      const nearest = governments
        .toSorted((a, b) => {
          const [left, right] = [a.maturityDay as number, b.maturityDay as number];
          return Math.abs(left - wanted) - Math.abs(right - wanted) || left - right || compareBytewise(a.bondId, b.bondId);
        })
        .slice(0, 5)
        .map(({ yieldToMaturity }) => yieldToMaturity as number)
        .sort((a, b) => a - b);
      return new SovereignYields(governments).about(wanted as Day) === (nearest[Math.ceil(nearest.length / 2) - 1] ?? null);
    }),
  );
  t.pass();
});

test('whatever is on offer, a client of band A is never offered more risk than grade, structure and yield allow', (t) => {
  const offers = fc.array(
    fc
      .record({
        grade: fc.constantFrom(...GRADES),
        percent: fc.option(fc.double({ min: 0.1, max: 40, noNaN: true }), { nil: null }),
        traits: fc.uniqueArray(fc.constantFrom(...BOND_TRAITS), { maxLength: 3 }),
        matures: fc.integer({ min: 20_010, max: 30_000 }),
      })
      .map(({ grade, percent, traits, matures }) => ({
        rating: { grade, suffix: null, agency: null },
        band: bandOfGrade(grade),
        yieldToMaturity: percent === null ? null : fraction(percent / 100),
        traits,
        maturityDay: day(matures),
      })),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(offers, fc.constantFrom(null, ...RISK_BANDS), (list, riskBand) => {
      const onOffer = withBands(
        list.map((facts, at) => bond(`B${at}`, facts)),
        list.map((facts, at) => bond(`B${at}`, facts)),
        USUAL_BOND_BAND_RULES,
      );
      const sovereigns = new SovereignYields(onOffer);
      const rules = { riskBand, asOf: day(20_000), settlesOn: day(20_001), horizonDays: null };
      return suitableBonds(onOffer, rules).every(({ rating, traits = [], yieldToMaturity, maturityDay }) => {
        const grade = rating ? bandOfGrade(rating.grade) : 'default';
        if (grade === 'default' || RISK_BANDS.indexOf(grade) > RISK_BANDS.indexOf(riskBand ?? 'A')) return false;
        if (riskBand === 'B' || riskBand === 'C') return true;
        const sovereign = sovereigns.about(traits.includes('perpetual') ? null : maturityDay) ?? 0.07;
        return !traits.some((trait) => /^(perpetual|Tier 1|market-linked)$/.test(trait)) && (yieldToMaturity ?? 0) < sovereign + 0.0400001;
      });
    }),
  );
  t.pass();
});

test('of a lone bond all reasons hold; of several bonds each has one of them', (t) => {
  const own = {
    bandLimits: [
      { kind: 'structure', trait: 'perpetual' },
      { kind: 'structure', trait: 'Tier 1' },
    ],
  } as const;
  t.is(limitsInWords([bond('A', own)], 'and'), 'is Tier 1 and is perpetual');
  t.is(limitsInWords([bond('A', own), bond('B', own)]), 'is Tier 1 or is perpetual');
});
