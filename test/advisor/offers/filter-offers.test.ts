import test from 'ava';
import fc from 'fast-check';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import { BOND_TRAITS } from '../../../src/advisor/bonds/bond-traits.ts';
import { alternativesTo } from '../../../src/advisor/offers/alternatives.ts';
import { filterOffers } from '../../../src/advisor/offers/filter-offers.ts';
import { ANY_OFFER, type OfferWish } from '../../../src/advisor/offers/offer-wish.ts';
import { INDIAN_TAX } from '../../../src/advisor/quote/tax.ts';
import { type Day, dayFromIso, fraction, paise } from '../../../src/advisor/units.ts';

const on = (iso: string): Day => dayFromIso(iso) as Day;
const FACTS = { asOf: on('2026-11-30'), settlesOn: on('2026-12-01'), tax: INDIAN_TAX, held: new Set(['HELD']) };

const bond = (bondId: string, facts: Partial<BondOnOffer> = {}): BondOnOffer => ({
  bondId,
  isin: null,
  issuer: null,
  bondType: 'Corporate Bonds',
  coupon: fraction(0.08),
  yieldToMaturity: fraction(0.08),
  yieldFrom: 'offer',
  yieldDay: null,
  rating: { grade: 'AA', suffix: null, agency: null },
  band: 'A',
  maturityDay: on('2029-12-01'),
  minimumInvestment: paise(100_000_00),
  frequency: 'annual',
  issueDay: on('2024-12-01'),
  ...facts,
});

const OFFERS = [
  bond('PLAIN'),
  bond('SHORT', { maturityDay: on('2027-06-01') }),
  bond('DEAR', { minimumInvestment: paise(10_00_000_00) }),
  bond('LOWER', { rating: { grade: 'BBB', suffix: null, agency: null }, band: 'B', yieldToMaturity: fraction(0.11) }),
  bond('TAXFREE', { traits: ['tax-free'], coupon: fraction(0.06), yieldToMaturity: fraction(0.06) }),
  bond('MONTHLY', { frequency: 'monthly' }),
  bond('TIER2', { traits: ['Tier 2', 'unsecured'] }),
  bond('FOREVER', { traits: ['perpetual'], maturityDay: null }),
  bond('HELD'),
  bond('BLANK', { minimumInvestment: null, frequency: null, yieldToMaturity: null, rating: null, band: null }),
];
const found = (wish: Partial<OfferWish>): readonly string[] =>
  filterOffers(OFFERS, { ...ANY_OFFER, ...wish }, FACTS).map(({ bond: { bondId } }) => bondId);
const missing = (wish: Partial<OfferWish>): readonly string[] => {
  const there = new Set(found(wish));
  return OFFERS.map(({ bondId }) => bondId).filter((id) => !there.has(id));
};

test('each filter keeps what meets it; what isn’t known of a bond doesn’t', (t) => {
  t.deepEqual(missing({}), []);
  t.deepEqual(missing({ from: 2, to: 4 }), ['SHORT', 'FOREVER']);
  t.deepEqual(missing({ from: 2 }), ['SHORT']);
  t.deepEqual(missing({ minimum: paise(5_00_000_00) }), ['DEAR', 'BLANK']);
  t.deepEqual(missing({ lowestGrade: 'A-' }), ['LOWER', 'BLANK']);
  t.deepEqual(found({ frequency: 'monthly' }), ['MONTHLY']);
  t.deepEqual(found({ having: ['Tier 2'] }), ['TIER2']);
  t.deepEqual(missing({ without: ['perpetual', 'unsecured'] }), ['TIER2', 'FOREVER']);
  t.deepEqual(missing({ notHeld: true }), ['HELD']);
});

test('the highest yield comes first, and with a slab the highest after tax', (t) => {
  t.is(found({})[0], 'LOWER');
  // 8% taxed at 31.2% leaves 5.5%, less than a tax-free 6%; 11% on a coupon of 8% leaves more.
  const wish = { least: fraction(0.058), slab: fraction(0.3) };
  t.deepEqual(found({ afterTax: wish }), ['LOWER', 'TAXFREE']);
});

test('whatever is wished for, every bond found is on offer, once, and has the structure that was asked for', (t) => {
  const traits = fc.uniqueArray(fc.constantFrom(...BOND_TRAITS), { maxLength: 3 });
  fc.assert(
    fc.property(fc.array(traits, { maxLength: 8 }), traits, traits, (list, having, without) => {
      const offers = list.map((each, at) => bond(`B${at}`, { traits: each }));
      const ids = filterOffers(offers, { ...ANY_OFFER, having, without }, FACTS).map((each) => each.bond);
      return (
        new Set(ids).size === ids.length &&
        ids.every((each) => offers.includes(each)) &&
        ids.every(
          ({ traits: its = [] }) =>
            having.every((trait) => its.includes(trait) || trait === 'zero coupon') && !without.some((trait) => its.includes(trait)),
        )
      );
    }),
  );
  t.pass();
});

test('alternatives are as safe or safer; the nearest in maturity come first, then the same type, then the higher yield', (t) => {
  const asked = bond('ASKED', { band: 'B' });
  const others = [
    bond('FAR', { maturityDay: on('2036-12-01'), yieldToMaturity: fraction(0.1) }),
    bond('OTHER_TYPE', { bondType: 'Green Bonds', yieldToMaturity: fraction(0.1) }),
    bond('SAME', { yieldToMaturity: fraction(0.078) }),
    bond('BETTER', { yieldToMaturity: fraction(0.079), band: 'B' }),
    bond('RISKIER', { band: 'C', yieldToMaturity: fraction(0.15) }),
    bond('UNRATED', { band: null }),
    bond('DEFAULT', { band: 'default' }),
    bond('SILENT', { yieldToMaturity: null }),
    asked,
  ];
  t.deepEqual(
    alternativesTo(asked, others).map(({ bondId }) => bondId),
    ['BETTER', 'SAME', 'OTHER_TYPE', 'FAR'],
  );
});
