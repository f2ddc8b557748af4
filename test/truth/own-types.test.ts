import test from 'ava';
import fc from 'fast-check';
import { BOND_TRAITS } from '../../src/advisor/bonds/bond-traits.ts';
import { BOND_BANDS } from '../../src/advisor/bonds/rating.ts';
import { BondMaster } from '../../src/data/bond-types/bond-master.ts';
import type { ProductFacts } from '../../src/data/bond-types/product-facts.ts';
import { type BondTypeCondition, type BondTypeTable, NUMBERED_AS } from '../../src/data/mapping/bond-type-table.ts';
import { FREQUENCIES, ISSUER_TYPES } from '../../src/data/sources/reading/codes.ts';
import { ISSUERS, typeOf } from '../../src/truth/world/bond-type.ts';
import { FREQUENCY_WORDS } from '../../src/truth/world/structure.ts';

const LABELS = ['green', 'infrastructure', 'tax-free', 'instrument', 'note', 'nobody’s'];
const some = <T>(of: readonly T[]) => fc.option(fc.uniqueArray(fc.constantFrom(...of), { minLength: 1, maxLength: 3 }), { nil: undefined });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const issuerTypes = Object.values(ISSUER_TYPES);
const frequencies = Object.values(FREQUENCIES);

/** A condition on two facts or so: with all of them, none would hold. */
const conditions = fc
  .record({
    issuer: some([...issuerTypes, 'unknown' as const]),
    numbered: some(NUMBERED_AS),
    isin: some(['INE1', 'ine10', 'IN00', 'XS']),
    named: some(LABELS),
    notNamed: some(LABELS),
    unknown: some(['issue day'] as const),
    trait: some(BOND_TRAITS),
    without: some(BOND_TRAITS),
    coupon: maybe(fc.constantFrom('zero', 'positive', 'not positive')),
    days: maybe(fc.record({ atMost: maybe(fc.constantFrom(364, 1826)), moreThan: maybe(fc.constantFrom(90, 366)) })),
    issued: maybe(fc.constant({ from: 15_000, to: 17_000 })),
    frequency: some([...frequencies, 'unknown' as const]),
    rated: some([...BOND_BANDS, 'sovereign', 'unrated'] as const),
  })
  .chain((whole) =>
    fc
      .uniqueArray(fc.constantFrom(...(Object.keys(whole) as (keyof typeof whole)[])), { minLength: 1, maxLength: 3 })
      .map((kept) => Object.fromEntries(kept.map((key) => [key, whole[key]])) as BondTypeCondition),
  );

const PHRASES = ['green bond', '80-CCF', 'climate note', 'NCD', 'US$ bond'];
const tables: fc.Arbitrary<BondTypeTable> = fc.record({
  rules: maybe(
    fc
      .array(fc.oneof(conditions, fc.array(conditions, { minLength: 1, maxLength: 3 })), { minLength: 1, maxLength: 6 })
      .map((whens) => whens.map((when, at) => ({ type: `Type ${at}`, when }))),
  ),
  words: maybe(fc.dictionary(fc.constantFrom(...LABELS), fc.uniqueArray(fc.constantFrom(...PHRASES), { minLength: 1 }))),
  issuers: maybe(
    fc.array(
      fc.record({
        type: fc.constantFrom(...issuerTypes),
        isin: some(['INE10', 'ine2']),
        names: some(['kaveri', 'Sahyadri Fin', 'state of']),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  ),
});

const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 });
const facts: fc.Arbitrary<ProductFacts> = fc.record({
  issuerType: orNull(fc.constantFrom(...issuerTypes)),
  isin: orNull(
    fc.constantFrom(
      'INE101A07012',
      'ine200A08013',
      'INE053F07018',
      'INE300A14011',
      'INE300A16012',
      'IN0020250013',
      'IN002025X016',
      'IN1520250010',
      'XS0000000009',
    ),
  ),
  name: orNull(
    fc
      .array(
        fc.constantFrom(
          '9%',
          'Green Bond',
          'non',
          'NCD',
          'Tax Free',
          'Perpetual',
          'callable',
          'Infra bonds',
          'Climate Note',
          'US$ bond',
          'SDL',
          'MLD',
          'Gold bond',
        ),
      )
      .map((words) => words.join(' ')),
  ),
  issuerName: orNull(
    fc.constantFrom('Kaveri Power Limited', 'Sahyadri Finance', 'State of Kosala', 'NABARD', 'Pune Municipal Corporation'),
  ),
  coupon: orNull(fc.constantFrom(0, 0.08)) as fc.Arbitrary<ProductFacts['coupon']>,
  tenorDays: orNull(fc.constantFrom(91, 364, 367, 1826, 4000)),
  issueDay: orNull(fc.constantFrom(14_000, 16_000, 20_000)) as fc.Arbitrary<NonNullable<ProductFacts['issueDay']> | null>,
  frequency: orNull(fc.constantFrom(...frequencies)),
  band: orNull(fc.constantFrom(...BOND_BANDS)),
  traits: fc.uniqueArray(fc.constantFrom(...BOND_TRAITS), { maxLength: 2 }),
});

test('the checker sorts a bond by a firm’s own rules, words and issuers as the product does', (t) => {
  fc.assert(
    fc.property(tables, facts, (table, bond) => {
      const { issuerType, isin, name, issuerName: issuer, coupon, tenorDays: tenor, issueDay: issued = null, frequency, band } = bond;
      const product = {
        ...{ issuerCode: ISSUERS.get(issuerType ?? '') ?? null, coupon, issued, tenor, band, isin, name, issuer },
        frequencyCode: FREQUENCY_WORDS.get(frequency ?? '') ?? null,
        structures: bond.traits ?? [],
      };
      t.is(typeOf(product, table), new BondMaster(table).typeOf(bond), JSON.stringify([table, bond]));
    }),
    { numRuns: 2000 },
  );
});
