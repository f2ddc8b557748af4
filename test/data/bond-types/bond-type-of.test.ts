import test from 'ava';
import fc from 'fast-check';
import { type Day, dayFromIso, fraction } from '../../../src/advisor/units.ts';
import { masterOf } from '../../../src/data/bond-types/bond-master.ts';
import type { ProductFacts } from '../../../src/data/bond-types/product-facts.ts';
import { MappingError, parseMapping } from '../../../src/data/mapping/parse-mapping.ts';
import { FREQUENCIES, ISSUER_TYPES } from '../../../src/data/sources/reading/codes.ts';
import { LIST_FORMS, type ListedBond, readListed } from '../../helpers/samples/listed-bonds.ts';

const UNKNOWN: ProductFacts = {
  coupon: null,
  tenorDays: null,
  frequency: null,
  band: null,
  isin: null,
  name: null,
  issuerName: null,
};
const bond = (facts: Partial<ProductFacts>): ProductFacts => ({ ...UNKNOWN, ...facts });
const master = masterOf(null);
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
  [
    'a plain debenture of a company whose name says green',
    { isin: 'INE123A07015', name: '9% Green Infra Wind NCD 2029', issuerName: 'Green Infra Wind Energy Limited', coupon: NINE },
    'Corporate Bonds',
  ],
  [
    'a green bond of that company',
    { isin: 'INE123A07023', name: '9% Green Infra Wind Green Bond 2029', issuerName: 'Green Infra Wind Energy Limited', coupon: NINE },
    'Green Bonds',
  ],
  ['a company called Dollar', { isin: 'INE124A07013', name: 'Dollar Industries 9% 2028', coupon: NINE }, 'Corporate Bonds'],
  [
    "an infrastructure company's debenture",
    {
      isin: 'INE125A07011',
      name: 'Setu Infrastructure Finance 9% NCD 2028',
      issuerName: 'Setu Infrastructure Finance Limited',
      coupon: NINE,
    },
    'Corporate Bonds',
  ],
  [
    "a state's loan that's rated Sovereign in words",
    { issuerType: 'state government guaranteed', coupon: NINE, frequency: 'semi-annual', band: 'A', isSovereign: true },
    'Government Securities',
  ],
  ["a state's loan by its number alone", { isin: 'IN2220200017', coupon: NINE }, 'Government Securities'],
  ['a bill without an issue day, by its number', { isin: 'IN002025X019', coupon: ZERO }, 'Treasury Bills'],
  ['a bill without an issue day, by its name', { issuerType: 'central government', name: 'GOI 91 DTB 12062026' }, 'Treasury Bills'],
  ['a strip, by its number', { isin: 'IN000629C047', coupon: ZERO, frequency: 'at maturity' }, 'Government Securities'],
  [
    'something of the union without a coupon, of which nothing else is known',
    { issuerType: 'central government', coupon: ZERO },
    'Unclassified',
  ],
  [
    'a tax-free bond without a name, by its column',
    { isin: 'INE906B07CB9', coupon: NINE, frequency: 'annual', traits: ['tax-free'] },
    'Tax-Free Bonds',
  ],
  [
    'a tax-free bond without a name, by number and issue day',
    { isin: 'INE906B07CB9', coupon: NINE, frequency: 'annual', issueDay: dayFromIso('2012-01-25') as Day, tenorDays: 5479 },
    'Tax-Free Bonds',
  ],
  ['one that may be tax-free or not', { isin: 'INE906B07CB9', coupon: NINE, frequency: 'annual' }, 'Unclassified'],
  ['NABARD filed as a bank', { issuerType: 'bank', isin: 'INE261F08AD8', tenorDays: 300, coupon: NINE }, 'Corporate Bonds'],
  ['NABARD filed as the union', { issuerType: 'central government', isin: 'INE261F08AD8', coupon: NINE }, 'Corporate Bonds'],
  [
    'a market-linked debenture without coupon',
    { isin: 'INE126A07019', name: 'PP-MLD 2027', coupon: ZERO, tenorDays: 900 },
    'Corporate Bonds',
  ],
  ['a city filed as a company', { issuerType: 'corporate', issuerName: 'Nadivelle Nagar Nigam', coupon: NINE }, 'Municipal Bonds'],
];

const readsAs = test.macro({
  exec: (t, facts: Partial<ProductFacts>, type: string) => {
    t.is<string, string>(master.typeOf(bond(facts)), type);
  },
  title: (title = '', _facts, type) => `${title}: ${type}`,
});
for (const [title, facts, type] of EXAMPLES) test(title, readsAs, facts, type);

test('every rule is the first to hold for one of the examples', (t) => {
  const used = new Set([
    ...EXAMPLES.map(([, facts]) => master.ruleFor(bond(facts))),
    master.ruleFor(bond({ name: 'CP', issuerType: 'corporate' })),
  ]);
  t.deepEqual(
    master.rules.filter((rule) => !used.has(rule)).map(({ type }) => type),
    [],
  );
  t.is(new Set(master.rules.map(({ type }) => type).filter((type) => type !== 'Unclassified')).size, 13);
});

const OWN = `version: 1
bondTypes:
  words: { green: [climate note] }
  issuers: [{ type: NBFC, isin: [INE999Z], names: [Konkan Holdings] }]
  rules:
    - { type: Climate Notes, when: { named: [green] } }
    - { type: Perpetuals, when: { trait: [perpetual] }, because: The desk sells them apart. }
    - { type: Paper of financiers, when: [{ issuer: [NBFC] }, { isin: [INE998] }] }
`;

test('a firm’s own table takes the place of the usual one', (t) => {
  const own = masterOf(parseMapping(OWN, 'own.yaml'));
  const typeOf = (facts: Partial<ProductFacts>): string => own.typeOf(bond(facts));
  t.is(typeOf({ name: '8% Climate Note 2030' }), 'Climate Notes');
  t.is(typeOf({ name: '8% Green Bond 2030' }), 'Unclassified');
  t.is(typeOf({ traits: ['perpetual'], issuerType: 'NBFC' }), 'Perpetuals');
  t.is(typeOf({ isin: 'INE999Z07011', issuerType: 'PSU bank' }), 'Paper of financiers');
  t.is(typeOf({ issuerName: 'Konkan Holdings Ltd.' }), 'Paper of financiers');
  t.is(typeOf({ isin: 'INE998A07011' }), 'Paper of financiers');
  t.is(typeOf({ issuerType: 'central government' }), 'Unclassified');
});

test('a table with a fault is refused, with its line', (t) => {
  const error = t.throws(() => parseMapping(OWN.replace('trait: [perpetual]', 'trait: [perpetuum]'), 'own.yaml'), {
    instanceOf: MappingError,
  });
  t.regex(error?.message ?? '', /line 7: "bondTypes\.rules\.1\.when\.trait\.0" must be "perpetual" or/);
});

const listed = (
  isin: string,
  name: string,
  coupon: number | null,
  frequency: string,
  rating: string,
  more: Partial<ListedBond> = {},
): ListedBond => ({
  isin,
  issuer: name.replace(/^[\d.]+% /, '').replace(/ (NCD|Tax Free|Zero Coupon|Perp|MLD) \d{4}$/, ''),
  name,
  coupon,
  frequency,
  rating,
  matures: '2029-06-12',
  issued: null,
  issuerCode: 7,
  frequencyCode: { monthly: 1, annually: 5, 'semi annually': 4, 'on maturity': 6 }[frequency] ?? null,
  ...more,
});

/** Of the shapes that real lists have; issuers and numbers are invented, except of governments and of issuers that the usual table knows. */
const LIST: ReadonlyArray<readonly [ListedBond, string]> = [
  [listed('IN2220200017', '7.62% MH SDL 30', 7.62, 'semi annually', 'Sovereign', { issuer: '', issuerCode: 8 }), 'Government Securities'],
  [listed('IN0020200054', '7.16% G Sec 50', 7.16, 'semi annually', 'Sovereign', { issuer: '', issuerCode: 9 }), 'Government Securities'],
  [listed('IN000629C047', '0.00% GOI 12-06-2029', 0, 'on maturity', 'Sovereign', { issuer: '', issuerCode: 9 }), 'Government Securities'],
  [listed('IN002025Z018', '364 DTB 12-03-2026', 0, 'on maturity', 'Sovereign', { issuer: '', issuerCode: 9 }), 'Treasury Bills'],
  [listed('INE001A07AA1', '9.75% SAHYADRI FINCORP LIMITED NCD 2029', 9.75, 'monthly', 'CRISIL AA-'), 'Corporate Bonds'],
  [listed('INE002B08BB2', '8.44% KONKAN BANK Perp 2030', 8.44, 'annually', 'CRISIL AA+', { issuerCode: 2 }), 'Corporate Bonds'],
  [listed('INE003C07CC3', '0.00% SAHYADRI HOME FINANCE Zero Coupon 2027', 0, 'on maturity', 'ICRA AA'), 'Zero Coupon Bonds'],
  [listed('INE004D07DD4', '16.50% KONKAN INFRATECH Zero Coupon 2026', 0, 'on maturity', 'CARE BB-', { issuerCode: 3 }), 'High Yield Bonds'],
  [
    listed('INE005E08EE5', '8.95% MALABAR INFRASTRUCTURE FUND BOARD NCD 2030', 8.95, 'annually', 'IND AA(CE)', { issuerCode: 8 }),
    'Corporate Bonds',
  ],
  [
    listed('INE261F08AD8', '8.20% NATIONAL BANK FOR AGRICULTURE NCD 2028', 8.2, 'semi annually', 'CRISIL AAA', { issuerCode: 11 }),
    'Corporate Bonds',
  ],
  [
    listed('INE906B07CB9', '8.30% NATIONAL HIGHWAYS AUTHORITY OF INDIA Tax Free 2027', 8.3, 'annually', 'CRISIL AAA', { issuerCode: 1 }),
    'Tax-Free Bonds',
  ],
  [listed('INE006F07FF6', 'KONKAN GREEN POWER MLD 2026', null, 'on maturity', 'ICRA PP-MLD AA+', { issuerCode: 3 }), 'Corporate Bonds'],
];

for (const form of LIST_FORMS) {
  test(`in the form "${form}", no bond of a list gets a wrong type, and few stay without one`, async (t) => {
    const read = await readListed(
      LIST.map(([each]) => each),
      form,
    );
    const found = read.map(({ type }, place) => [LIST[place]?.[0].name, type, LIST[place]?.[1]]);
    t.deepEqual(
      found.filter(([, type, expected]) => type !== expected && type !== 'Unclassified'),
      [],
    );
    // What may be tax-free isn't told by its number alone; and who pays how much on a market-linked debenture isn't told by its coupon.
    t.true(found.filter(([, type]) => type === 'Unclassified').length <= (/^names|days$/.test(form) ? 0 : 2));
  });
}

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
      const type = master.typeOf(product);
      return typeof type === 'string' && (type !== 'Corporate Bonds' || master.issuerOf(product) !== null);
    }),
  );
  t.pass();
});
