import test from 'ava';
import fc from 'fast-check';
import { fraction } from '../../../src/advisor/units.ts';
import { bondTypeOf } from '../../../src/data/bond-types/bond-type-of.ts';
import { BOND_TYPE_RULES } from '../../../src/data/bond-types/bond-type-rules.ts';
import type { ProductFacts } from '../../../src/data/bond-types/product-facts.ts';
import { FREQUENCIES, ISSUER_TYPES } from '../../../src/data/sources/reading/codes.ts';

const UNKNOWN: ProductFacts = {
  issuerType: null,
  coupon: null,
  tenorDays: null,
  frequency: null,
  band: null,
  isin: null,
  name: null,
  issuerName: null,
};
const bond = (facts: Partial<ProductFacts>): ProductFacts => ({ ...UNKNOWN, ...facts });
const [ZERO, NINE] = [fraction(0), fraction(0.09)];

const EXAMPLES: ReadonlyArray<readonly [string, Partial<ProductFacts>, string]> = [
  ['a 91-day bill of the union', { issuerType: 'central government', coupon: ZERO, tenorDays: 91 }, 'Treasury Bills'],
  ['a 364-day bill whose coupon nobody recorded', { issuerType: 'central government', tenorDays: 364 }, 'Treasury Bills'],
  ['a strip of the union', { issuerType: 'central government', coupon: ZERO, tenorDays: 365 }, 'Government Securities'],
  ['a 30-year bond of the union', { issuerType: 'central government', coupon: NINE, tenorDays: 10_957 }, 'Government Securities'],
  [
    'a sovereign green bond',
    { issuerType: 'central government', coupon: NINE, tenorDays: 3650, name: '7.10 GOI SGrB 2028' },
    'Green Bonds',
  ],
  [
    "a state's loan by name",
    { issuerType: 'state government guaranteed', coupon: NINE, name: '7.5 Kerala SDL 2033' },
    'Government Securities',
  ],
  [
    "a state's loan by its habits",
    { issuerType: 'state government guaranteed', coupon: NINE, tenorDays: 3650, frequency: 'semi-annual' },
    'Government Securities',
  ],
  [
    'a bond that a state guarantees',
    { issuerType: 'state government guaranteed', coupon: NINE, tenorDays: 3650, frequency: 'quarterly', band: 'A' },
    'Corporate Bonds',
  ],
  ['a city', { issuerType: 'municipal', coupon: NINE, tenorDays: 1826 }, 'Municipal Bonds'],
  ['a city known by its name only', { coupon: NINE, issuerName: 'Pune Municipal Corporation' }, 'Municipal Bonds'],
  ["a private bank's paper of 180 days", { issuerType: 'private bank', coupon: ZERO, tenorDays: 180 }, 'Certificate of Deposits'],
  ["a bank's five-year bond", { issuerType: 'bank', coupon: NINE, tenorDays: 1826 }, 'Corporate Bonds'],
  [
    "a public institution's deposit of three years",
    { issuerType: 'PSU', coupon: ZERO, tenorDays: 1095, name: 'SIDBI CD 2027' },
    'Certificate of Deposits',
  ],
  ["an NBFC's discounted paper of a year", { issuerType: 'NBFC', coupon: ZERO, tenorDays: 365 }, 'Commercial Papers'],
  ['a public undertaking: 90 days, no coupon', { issuerType: 'PSU', coupon: ZERO, tenorDays: 90 }, 'Commercial Papers'],
  ['an eleven-month debenture with a coupon', { issuerType: 'corporate', coupon: NINE, tenorDays: 330 }, 'Corporate Bonds'],
  ['short company paper whose coupon nobody recorded', { issuerType: 'corporate', tenorDays: 330 }, 'Unclassified'],
  ['a tax-free bond of a public undertaking', { issuerType: 'PSU', coupon: NINE, name: '8.2% NHAI Tax Free 2034' }, 'Tax-Free Bonds'],
  ['a company that calls itself tax-free', { issuerType: 'corporate', coupon: NINE, name: 'Tax-free living 2034' }, 'Corporate Bonds'],
  ['a green bond', { issuerType: 'NBFC', coupon: NINE, name: 'IREDA Green Bond 2031' }, 'Green Bonds'],
  [
    'a bond of a company called Green',
    { issuerType: 'corporate', coupon: NINE, issuerName: 'Green Infra Wind Limited' },
    'Corporate Bonds',
  ],
  ['a bond of Greenko', { issuerType: 'corporate', coupon: NINE, name: 'Greenko 9% 2029' }, 'Corporate Bonds'],
  ['a convertible debenture', { issuerType: 'corporate', coupon: NINE, name: '10% Fully Convertible Debenture' }, 'Convertible Bonds'],
  ['a non-convertible debenture', { issuerType: 'corporate', coupon: NINE, name: '10% Non-Convertible Debenture' }, 'Corporate Bonds'],
  ['an NCD', { issuerType: 'corporate', coupon: NINE, name: '10% Secured NCD' }, 'Corporate Bonds'],
  [
    'a foreign currency convertible',
    { issuerType: 'corporate', coupon: NINE, isin: 'XS1234567890', name: 'FCCB 2030' },
    'Convertible Bonds',
  ],
  ['a masala bond', { issuerType: 'PSU', coupon: NINE, name: 'NTPC Masala 2027' }, 'International Bonds'],
  ['a bond numbered abroad', { issuerType: 'corporate', coupon: NINE, isin: 'XS1234567890' }, 'International Bonds'],
  ['an infrastructure bond', { issuerType: 'PSU', coupon: NINE, name: 'REC Infrastructure Bond 2032', band: 'A' }, 'Infrastructure Bonds'],
  [
    'an infrastructure bond rated BB',
    { issuerType: 'special purpose vehicle', coupon: NINE, name: 'Infra Bond', band: 'C' },
    'High Yield Bonds',
  ],
  ['a company rated BB+', { issuerType: 'corporate', coupon: NINE, tenorDays: 1095, band: 'C' }, 'High Yield Bonds'],
  ['a company in default', { issuerType: 'corporate', coupon: NINE, tenorDays: 1095, band: 'default' }, 'High Yield Bonds'],
  ['a three-year zero', { issuerType: 'corporate', coupon: ZERO, tenorDays: 1095, frequency: 'at maturity' }, 'Zero Coupon Bonds'],
  ['a named zero without dates', { issuerType: 'NBFC', coupon: ZERO, name: 'Zero Coupon Bond Series 3' }, 'Zero Coupon Bonds'],
  [
    'a zero that pays every quarter is a recording fault',
    { issuerType: 'NBFC', coupon: ZERO, tenorDays: 1095, frequency: 'quarterly' },
    'Corporate Bonds',
  ],
  ['a company with a coupon and nothing else known', { issuerType: 'non-PSU', coupon: NINE }, 'Corporate Bonds'],
  ['a company and nothing else known', { issuerType: 'corporate' }, 'Unclassified'],
  ['an unknown issuer with a coupon', { coupon: NINE, tenorDays: 1826, band: 'A' }, 'Unclassified'],
  ['nothing known at all', {}, 'Unclassified'],
];

const readsAs = test.macro({
  exec: (t, facts: Partial<ProductFacts>, type: string) => {
    t.is<string, string>(bondTypeOf(bond(facts)), type);
  },
  title: (title = '', _facts, type) => `${title}: ${type}`,
});
for (const [title, facts, type] of EXAMPLES) test(title, readsAs, facts, type);

test('all thirteen types can be reached, and every rule has a name of its own', (t) => {
  t.is(new Set(BOND_TYPE_RULES.map((rule) => rule.type)).size, 13);
  t.is(new Set(BOND_TYPE_RULES.map((rule) => rule.name)).size, BOND_TYPE_RULES.length);
});

test('every rule is the first to hold for one of the examples', (t) => {
  const firstRules = new Set(EXAMPLES.map(([, facts]) => BOND_TYPE_RULES.find((rule) => rule.holds(bond(facts)))?.name));
  const never = BOND_TYPE_RULES.map((rule) => rule.name).filter((name) => !firstRules.has(name));
  t.deepEqual(never, ['named commercial paper']);
  t.is(bondTypeOf(bond({ issuerType: 'corporate', name: 'Aravelle Commercial Paper' })), 'Commercial Papers');
});

test('whatever is recorded, an unknown issuer is never called corporate, and one type comes out', (t) => {
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
  const facts = fc.record({
    issuerType: maybe(fc.constantFrom(...Object.values(ISSUER_TYPES))),
    coupon: maybe(fc.double({ min: 0, max: 0.5, noNaN: true }).map(fraction)),
    tenorDays: maybe(fc.integer({ min: 1, max: 20_000 })),
    frequency: maybe(fc.constantFrom(...Object.values(FREQUENCIES))),
    band: maybe(fc.constantFrom('A', 'B', 'C', 'default')),
    isin: maybe(fc.string()),
    name: maybe(fc.string({ unit: 'grapheme' })),
    issuerName: maybe(fc.string()),
  }) as fc.Arbitrary<ProductFacts>;
  fc.assert(
    fc.property(facts, (product) => {
      const type = bondTypeOf(product);
      return typeof type === 'string' && (product.issuerType !== null || type !== 'Corporate Bonds');
    }),
  );
  t.pass();
});
