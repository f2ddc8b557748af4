import test from 'ava';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import { buildLadder } from '../../../src/advisor/ladder/build-ladder.ts';
import type { LeftOut } from '../../../src/advisor/ladder/ladder.ts';
import type { Surcharges } from '../../../src/advisor/quote/purchase-cost.ts';
import { USUAL_POLICY } from '../../../src/advisor/suitability/policy.ts';
import { type Day, fraction, isoFromDay, paiseFromRupees } from '../../../src/advisor/units.ts';
import { bond, rules, wish } from '../../helpers/samples/ladder-bonds.ts';
import { on } from '../../helpers/samples/small-book.ts';

const ZERO = bond('ZERO', { matures: '2026-03-15', couponPercent: 0, yieldPercent: 8 });
const ABOVE = bond('ABOVE', { matures: '2027-03-15', couponPercent: 10, yieldPercent: 12 });
const PAR = bond('PAR', { matures: '2028-03-15' });
const idsOf = (ladder: ReturnType<typeof buildLadder>) => ladder.rungs.map(({ places }) => places.map((place) => place.bond.bondId));

test('three bonds, by hand: prices, cash by year, yield and duration', (t) => {
  const ladder = buildLadder([PAR, ZERO, ABOVE], rules(), wish());
  t.deepEqual(idsOf(ladder), [['ZERO'], ['ABOVE'], ['PAR']]);
  t.is(ladder.share as number, 10_000_000);
  // Lots of 10,000: ten of each. ZERO costs 1/1.08 of its face, ABOVE 0.1/1.12 + 1.1/1.12² = 0.966199, PAR all of it.
  const amounts = [9_259_259, 9_661_990, 10_000_000];
  t.deepEqual(
    ladder.rungs.flatMap(({ places }) => places.map(({ amount, nominal }) => [amount, nominal])) as unknown,
    amounts.map((amount) => [amount, 10_000_000]),
  );
  t.is(ladder.placed as number, 28_921_249);
  t.is(ladder.unplaced as number, 30_000_000 - 28_921_249);
  t.deepEqual(ladder.cash as unknown, [
    { year: 2026, coupons: 1_900_000, redemptions: 10_000_000 },
    { year: 2027, coupons: 1_900_000, redemptions: 10_000_000 },
    { year: 2028, coupons: 900_000, redemptions: 10_000_000 },
  ]);
  const weighted = (figures: readonly number[]): number =>
    figures.reduce((sum, figure, at) => sum + figure * (amounts[at] as number), 0) / 28_921_249;
  t.true(Math.abs((ladder.averageYield ?? 0) - weighted([0.08, 0.12, 0.09])) < 1e-15);
  // 1/1.08; (0.1/1.12 + 2.2/1.12²)/0.966199/1.12; (1 − 1.09⁻³)/0.09.
  const above = (0.1 / 1.12 + 2.2 / 1.12 ** 2) / (0.1 / 1.12 + 1.1 / 1.12 ** 2) / 1.12;
  t.true(Math.abs((ladder.modifiedDuration ?? 0) - weighted([1 / 1.08, above, (1 - 1.09 ** -3) / 0.09])) < 1e-12);
  t.is(ladder.dominating, null);
});

test('averages weigh by amount', (t) => {
  // ZERO costs 9,259.26 a lot: 21 of them. PAR at 9% has lots of 1,50,000, which leave 50,000 of the last share.
  const ladder = buildLadder(
    [ZERO, bond('PAR', { matures: '2028-03-15', minimum: 150_000 })],
    rules(),
    wish({ amount: paiseFromRupees(600_000) }),
  );
  t.deepEqual(
    ladder.rungs.map(({ places, unplaced }) => [places.map(({ amount, units }) => [amount / 100, units]), unplaced / 100]),
    [
      [[[194_444.44, 21]], 5_555.56],
      [[], 200_000],
      [[[150_000, 1]], 50_000],
    ],
  );
  t.true(Math.abs((ladder.averageYield ?? 0) - (0.08 * 194_444.44 + 0.09 * 150_000) / 344_444.44) < 1e-15);
  t.is(ladder.unplaced / 100, 255_555.56);
});

test('a rung costs no more than its part: what counts is the full price, stamp duty and the firm’s fee', (t) => {
  const dear = { ...bond('DEAR', { matures: '2026-03-15', couponPercent: 19, minimum: 10_000 }), issueDay: on('2024-09-15') };
  const at = (surcharges?: Surcharges) => buildLadder([dear], rules(), wish(), surcharges).rungs[0];
  // 1.19/1.09 = 1.0917 a unit: 9 lots of 10,000, not 10.
  t.deepEqual([at()?.places[0]?.units, at()?.places[0]?.amount, at()?.unplaced] as unknown, [9, 98_256_88, 1_743_12]);
  const from = on('2020-07-01');
  const stampDuty = [{ from, rate: fraction(0.001), exempt: [] }];
  t.is(at({ stampDuty })?.places[0]?.amount as number, 98_256_88 + 98_26);
  const fees = [{ from, rate: fraction(0.01), least: paiseFromRupees(2_000), most: null }];
  t.deepEqual([at({ stampDuty, fees })?.places[0]?.units, at({ stampDuty, fees })?.places[0]?.amount] as unknown, [
    8,
    87_339_45 + 87_34 + 2_000_00,
  ]);
  // One lot costs 10,917.43.
  const little = (rupees: number) => buildLadder([dear], rules(), wish({ amount: paiseFromRupees(3 * rupees) })).rungs[0];
  t.deepEqual([little(10_917)?.leftOut.tooDear, little(10_918)?.leftOut.tooDear], [1, 0]);
  t.is(little(10_918)?.places[0]?.units, 1);
});

test('a second bond takes what whole minimum investments of the first leave over, without face values', (t) => {
  const ladder = buildLadder(
    [
      bond('LARGE', { matures: '2028-01-01', yieldPercent: 10, minimum: 70_000 }),
      bond('SMALL', { matures: '2028-02-01', minimum: 20_000 }),
    ],
    rules(),
    wish(),
  );
  const last = ladder.rungs.at(-1);
  t.deepEqual(
    last?.places.map(({ bond: { bondId }, amount, units }) => [bondId, amount / 100, units]),
    [
      ['LARGE', 69_572.84, 1],
      ['SMALL', 20_199.31, 1],
    ],
  );
  t.is((last?.unplaced ?? 0) / 100, 10_227.85);
});

test('a bond takes its minimum and then whole units of its face value', (t) => {
  const inUnits = (bondId: string, minimum: number, face: number, yieldPercent: number) => ({
    ...bond(bondId, { matures: '2028-01-01', yieldPercent, minimum }),
    terms: { faceValue: paiseFromRupees(face) },
  });
  const ladder = buildLadder(
    [inUnits('LARGE', 70_000, 10_000, 10), inUnits('SMALL', 1_000, 1_000, 9)],
    rules(),
    wish({ amount: paiseFromRupees(295_500) }),
  );
  const last = ladder.rungs.at(-1);
  t.deepEqual(
    last?.places.map(({ bond: { bondId }, amount, units }) => [bondId, amount / 100, units]),
    [
      ['LARGE', 89_450.8, 9],
      ['SMALL', 8_139.08, 8],
    ],
  );
  t.is((last?.unplaced ?? 0) / 100, 910.12);
});

test('a bond without a recorded minimum takes hundreds of rupees of face value', (t) => {
  const ladder = buildLadder([bond('A', { matures: '2028-01-01', minimum: null })], rules(), wish({ amount: paiseFromRupees(100_000) }));
  const [place] = ladder.rungs.at(-1)?.places ?? [];
  t.deepEqual([place?.nominal, place?.amount, place?.units] as unknown, [3_270_000, 3_326_849, null]);
  // 33,333 rupees each, with one rupee left over.
  t.is(ladder.share as number, 3_333_300);
  t.is(ladder.unplaced as number, 10_000_000 - 3_326_849);
});

test('each rung holds what matures after its first day up to and on its last', (t) => {
  const ladder = buildLadder(
    [
      bond('today', { matures: '2025-03-15' }),
      bond('first', { matures: '2026-03-15' }),
      bond('second', { matures: '2026-03-16' }),
      bond('beyond', { matures: '2028-03-16' }),
      bond('never said', { matures: null }),
    ],
    rules(),
    wish(),
  );
  t.deepEqual(idsOf(ladder), [['first'], ['second'], []]);
  t.deepEqual(
    ladder.rungs.map(({ after, until }) => [isoFromDay(after), isoFromDay(until)]),
    [
      ['2025-03-15', '2026-03-15'],
      ['2026-03-15', '2027-03-15'],
      ['2027-03-15', '2028-03-15'],
    ],
  );
});

test('a year has four rungs, two years have four, three have three and ten have ten', (t) => {
  const rungs = (years: number) => buildLadder([], rules(), wish({ years })).rungs.length;
  t.deepEqual([1, 2, 3, 10].map(rungs), [4, 4, 3, 10]);
  for (const years of [0, 11, 2.5, Number.NaN]) t.throws(() => rungs(years), { instanceOf: RangeError });
  t.throws(() => buildLadder([], rules(), wish({ amount: paiseFromRupees(0) })), { instanceOf: RangeError });
});

test('the rules of suitability hold whatever is wished for, and what they leave out is counted', (t) => {
  const bonds = [
    bond('junk', { matures: '2026-01-01', grade: 'BB', yieldPercent: 15 }),
    bond('defaulted', { matures: '2026-01-01', grade: 'D', yieldPercent: 50 }),
    bond('unrated', { matures: '2026-01-01', grade: null, yieldPercent: 20 }),
    bond('late', { matures: '2028-01-01' }),
  ];
  const ladder = buildLadder(bonds, rules({ horizonDays: 700 }), wish({ lowestGrade: 'C-' }));
  t.deepEqual(idsOf(ladder), [[], [], []]);
  t.deepEqual(
    ladder.rungs.map(({ maturing, leftOut }) => [maturing, leftOut.horizon + leftOut.unrated + leftOut.default + leftOut.band]),
    [
      [3, 3],
      [0, 0],
      [1, 1],
    ],
  );
  t.is(ladder.averageYield, null);
  t.is(ladder.modifiedDuration, null);
  t.deepEqual(ladder.cash, []);
  // With an unknown band, only what suits band A remains.
  const unknown = buildLadder([bond('B', { matures: '2026-01-01', grade: 'BBB' }), ZERO], rules({ riskBand: null }), wish());
  t.deepEqual(idsOf(unknown), [['ZERO'], [], []]);
});

test('each bond is left out by the first rule that it breaks', (t) => {
  const { rungs } = buildLadder(
    [
      bond('low', { matures: '2026-01-01', grade: 'A+' }),
      { ...bond('named', { matures: '2026-01-01' }), namedCallable: true },
      bond('no yield', { matures: '2026-01-01', yieldPercent: null }),
      bond('no coupon', { matures: '2026-01-01', couponPercent: null }),
      bond('dear', { matures: '2026-01-01', minimum: 100_001 }),
      ZERO,
    ],
    rules(),
    wish({ lowestGrade: 'AA-', callable: false }),
  );
  const { ratedLower, namedCallable, factsMissing, tooDear, ...rest } = rungs[0]?.leftOut ?? ({} as LeftOut);
  t.deepEqual([ratedLower, namedCallable, factsMissing, tooDear], [1, 1, 2, 1]);
  t.true(Object.values(rest).every((bonds) => bonds === 0));
  t.is(rungs[0]?.maturing, 6);
  t.deepEqual(
    rungs[0]?.places.map((place) => place.bond.bondId),
    ['ZERO'],
  );
});

test('callable bonds are used only where that is wished for: by their name, by a column, or by the desk’s notes of a call', (t) => {
  const plain = bond('called', { matures: '2026-01-01' });
  const calls = [{ day: plain.maturityDay as Day, price: fraction(1) }];
  for (const callable of [{ namedCallable: true as const }, { traits: ['callable'] as const }, { terms: { calls } }]) {
    const called = { ...plain, ...callable };
    t.deepEqual(idsOf(buildLadder([called], rules(), wish({ callable: true }))), [['called'], [], []]);
    t.deepEqual(idsOf(buildLadder([called], rules(), wish({ callable: false }))), [[], [], []]);
  }
});

test('an issuer comes a second time only where no other is left, a government any number of times', (t) => {
  const bonds = [
    bond('x1', { matures: '2026-01-01', issuer: 'X', yieldPercent: 10 }),
    bond('x2', { matures: '2027-01-01', issuer: ' x ', yieldPercent: 10 }),
    bond('y2', { matures: '2027-01-01', issuer: 'Y', yieldPercent: 7 }),
    bond('x3', { matures: '2028-01-01', issuer: 'X', yieldPercent: 10 }),
  ];
  const ladder = buildLadder(bonds, rules(), wish());
  t.deepEqual(idsOf(ladder), [['x1'], ['y2'], ['x3']]);
  t.is(ladder.dominating?.issuer, 'X');
  const ofX = ladder.rungs.flatMap(({ places }) => places).filter((place) => place.bond.bondId.startsWith('x'));
  t.is(ladder.dominating?.share, fraction(ofX.reduce((sum, { amount }) => sum + amount, 0) / 30_000_000));
  t.is(ladder.dominating?.most, USUAL_POLICY.ladderShare);
  const union = ['2026-01-01', '2027-01-01', '2028-01-01'].map((matures, at) =>
    bond(`g${at}`, { matures, issuer: 'Government of India', grade: 'Sovereign', yieldPercent: 7 }),
  );
  t.is(buildLadder(union, rules(), wish()).dominating, null);
  const guaranteed = union.map((each) => ({ ...each, issuer: 'State of Keralam', rating: null, band: 'A' as const }));
  const state = buildLadder(guaranteed, rules(), wish());
  t.deepEqual(idsOf(state), [['g0'], ['g1'], ['g2']]);
  t.is(state.dominating, null, 'nor is one in a state’s word');
});

test('an issuer is one however the book writes the legal form', (t) => {
  const bonds = [
    bond('s1', { matures: '2026-01-01', issuer: 'Sahyadri Finance Ltd.', yieldPercent: 10 }),
    bond('s2', { matures: '2027-01-01', issuer: 'SAHYADRI FINANCE LIMITED', yieldPercent: 10 }),
    bond('y2', { matures: '2027-01-01', issuer: 'Y', yieldPercent: 7 }),
    bond('s3', { matures: '2028-01-01', issuer: 'Sahyadri  Finance Limited', yieldPercent: 10 }),
    bond('b3', { matures: '2028-01-01', issuer: ' ', yieldPercent: 6 }),
  ];
  const ladder = buildLadder(bonds, rules(), wish());
  t.deepEqual(idsOf(ladder), [['s1'], ['y2'], ['b3']]);
});

test('rungs with fewer issuers to choose from choose first', (t) => {
  const bonds = [
    bond('x1', { matures: '2026-01-01', issuer: 'X', yieldPercent: 10 }),
    bond('y1', { matures: '2026-01-01', issuer: 'Y', yieldPercent: 8 }),
    bond('x2', { matures: '2027-01-01', issuer: 'X', yieldPercent: 10 }),
  ];
  t.deepEqual(idsOf(buildLadder(bonds, rules(), wish())), [['y1'], ['x2'], []]);
});

test('the oldest yield that is only a last trade’s is told', (t) => {
  const traded = (id: string, matures: string, yieldDay: string): BondOnOffer => ({
    ...bond(id, { matures }),
    yieldFrom: 'last-trade',
    yieldDay: on(yieldDay),
  });
  const ladder = buildLadder([traded('a', '2026-01-01', '2025-03-01'), traded('b', '2027-01-01', '2024-12-31'), PAR], rules(), wish());
  t.is(ladder.oldestYieldDay, on('2024-12-31'));
  t.is(buildLadder([PAR], rules(), wish()).oldestYieldDay, null);
});
