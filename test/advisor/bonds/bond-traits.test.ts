import test from 'ava';
import { type BondTrait, traitsNamed } from '../../../src/advisor/bonds/bond-traits.ts';
import { traitsOf } from '../../../src/advisor/bonds/traits-of.ts';
import { fraction } from '../../../src/advisor/units.ts';
import { annualBond } from '../../helpers/samples/quoted-bonds.ts';
import { on } from '../../helpers/samples/small-book.ts';

const NAMED: ReadonlyArray<readonly [name: string, traits: readonly BondTrait[]]> = [
  ['9.50% Sahyadri Bank Perpetual AT1 Bond', ['perpetual', 'Tier 1']],
  ['8.20% Sahyadri Bank Tier II Bond 2033', ['Tier 2']],
  ['Secured NCD 2029', ['secured']],
  ['Unsecured NCD 2029', ['unsecured']],
  ['PP-MLD Series 4 2027', ['market-linked']],
  ['Nifty Linked Debenture', ['market-linked']],
  ['8.5% NCD 2030 with put/call', ['callable', 'puttable']],
  ['Step-up Coupon NCD', ['step-up']],
  ['GOI FRB 2033', ['floating']],
  ['Capital Gains Bond 54EC', ['54EC']],
  ['Sovereign Gold Bond 2031', ['sovereign gold']],
  ['7.26% GOI GS 2033', []],
  ['8% Called Back Industries NCD', []],
];

test('a name tells the structure', (t) => {
  for (const [name, traits] of NAMED) t.deepEqual(traitsNamed(name, null), traits, name);
  t.deepEqual(traitsNamed(null, 'Perpetual Motors Limited'), []);
});

test('the name of the issuer inside the name of the bond does not count', (t) => {
  t.deepEqual(traitsNamed('9% Perpetual Motors Limited NCD 2029', 'Perpetual Motors Limited'), []);
});

test('what follows from the terms is a trait too, in a fixed order', (t) => {
  const exit = [{ day: on('2028-03-01'), price: fraction(1) }];
  const bond = annualBond({
    coupon: fraction(0),
    bondType: 'Tax-Free Bonds',
    traits: ['secured'],
    terms: { calls: exit, puts: exit, repayments: [{ day: on('2028-03-01'), share: fraction(0.5) }], lastFixing: fraction(0.08) },
  });
  t.deepEqual(traitsOf(bond), ['secured', 'callable', 'puttable', 'floating', 'amortising', 'zero coupon', 'tax-free']);
  t.deepEqual(traitsOf(annualBond({ namedCallable: true })), ['callable']);
});
