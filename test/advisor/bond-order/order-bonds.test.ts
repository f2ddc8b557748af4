import test from 'ava';
import { orderBonds, orderByYield } from '../../../src/advisor/bond-order/order-bonds.ts';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import type { Profile } from '../../../src/advisor/book/profile.ts';
import { BOND_INPUTS, type BondInput, type BondOrder } from '../../../src/advisor/model/bond-order.ts';
import { addDays, type Fraction, fraction, type Paise } from '../../../src/advisor/units.ts';
import { ASOF, bond, learnedOrder, profile } from './sample-order.ts';

const first = (order: BondOrder | null, bonds: readonly BondOnOffer[], segment = 0, of: Profile = profile): string =>
  orderBonds(bonds, of, { model: { bondOrder: order, bondTypes: ['Corporate Bonds'] }, segment })[0]?.bondId ?? '';

test('each input moves a bond up by its weight', (t) => {
  const plain = bond('plain');
  const better: ReadonlyArray<readonly [BondInput, number, BondOnOffer]> = [
    ['spread', 1, bond('b', { yieldToMaturity: fraction(0.09) })],
    ['yieldDistance', 1, bond('b', { yieldToMaturity: fraction(0.11) })],
    ['grade', 1, bond('b', { rating: { grade: 'A', suffix: null, agency: null } })],
    ['gradeDistance', 1, bond('b', { rating: { grade: 'AAA', suffix: null, agency: null } })],
    ['tenor', 1, bond('b', { maturityDay: addDays(ASOF, 9 * 365) })],
    ['tenorDistance', 1, bond('b', { maturityDay: addDays(ASOF, 365) })],
    ['issuerHeld', 1, bond('b', { issuer: 'Held Limited' })],
    ['shortfall', 1, bond('b', { minimumInvestment: 1e8 as Paise })],
    ['frequency', 1, bond('b', { frequency: 'monthly' })],
    ['newness', 1, bond('b', { issueDay: ASOF })],
    ['demand', 1, bond('x')],
  ];
  for (const [input, weight, other] of better) {
    t.is(first(learnedOrder({ [input]: weight }), [plain, other]), other.bondId, input);
    t.is(first(learnedOrder({ [input]: -weight }), [plain, other]), 'plain', input);
  }
  t.deepEqual(
    better.map(([input]) => input),
    [...BOND_INPUTS],
  );
});

test('a segment’s weights are added to the book’s', (t) => {
  const bonds = [bond('short', { maturityDay: addDays(ASOF, 365) }), bond('long', { maturityDay: addDays(ASOF, 3650) })];
  const order = learnedOrder({ tenor: 1 }, { tenor: -2 });
  t.is(first(order, bonds, 0), 'long');
  t.is(first(order, bonds, 1), 'short');
});

test('distances are to what the client bought of the type, with the segment’s as prior', (t) => {
  const bonds = [bond('short', { maturityDay: addDays(ASOF, 365) }), bond('five', { maturityDay: addDays(ASOF, 5 * 365) })];
  const order = learnedOrder({ tenorDistance: -1 });
  t.is(first(order, bonds), 'five');
  const usual = { logYears: 0, dated: 4, grades: 8, graded: 4 };
  const buysShort = { ...profile, holdings: [{ bondType: 'Corporate Bonds', usual }] } as unknown as Profile;
  t.is(first(order, bonds, 0, buysShort), 'short');
});

test('a model that learned no order falls back to nearness of yield', (t) => {
  const bonds = [0.11, 0.081, 0.02].map((earned, at) => bond(`${at}`, { yieldToMaturity: earned as Fraction }));
  const ids = (list: readonly BondOnOffer[]) => list.map(({ bondId }) => bondId);
  for (const bondOrder of [null, undefined]) {
    const model = { bondTypes: [], ...(bondOrder === undefined ? {} : { bondOrder }) };
    t.deepEqual(ids(orderBonds(bonds, profile, { model, segment: 0 })), ids(orderByYield(bonds, profile)));
  }
});

test('what isn’t known of a bond is neither for nor against it', (t) => {
  const unknown = bond('a', { rating: null, band: null, maturityDay: null, minimumInvestment: null });
  const order = learnedOrder({ gradeDistance: -1, tenorDistance: -1, shortfall: -1 });
  t.is(first(order, [bond('z', { rating: { grade: 'BB', suffix: null, agency: null } }), unknown]), 'a');
});
