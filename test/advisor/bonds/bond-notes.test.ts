import test from 'ava';
import { type BondNotes, type DeskNotes, withNotes } from '../../../src/advisor/bonds/bond-notes.ts';
import type { TypeConvention } from '../../../src/advisor/bonds/conventions.ts';
import { fraction } from '../../../src/advisor/units.ts';
import { annualBond } from '../../helpers/samples/quoted-bonds.ts';

const notesOn = (
  bonds: Readonly<Record<string, BondNotes>>,
  conventions: Readonly<Record<string, Partial<TypeConvention>>> = {},
): DeskNotes => ({
  bonds: new Map(Object.entries(bonds)),
  conventions: new Map(Object.entries(conventions)),
});

test('a bond that nothing is noted about stays the same object', (t) => {
  const bond = annualBond();
  t.is(withNotes(bond, bond.bondId, notesOn({})), bond);
});

test('a note counts before the book, and before the convention of the type', (t) => {
  const bond = annualBond({ traits: ['secured'] });
  const notes = notesOn(
    { [bond.bondId]: { coupon: fraction(0.1), yieldToMaturity: fraction(0.11), traits: ['callable'], terms: { dayCount: 'ACT/365F' } } },
    { 'Corporate Bonds': { dayCount: '30/360', compounding: 'half-yearly' } },
  );
  t.like(withNotes(bond, bond.bondId.toLowerCase(), notes), {
    coupon: fraction(0.1),
    yieldToMaturity: fraction(0.11),
    yieldFrom: 'offer',
    yieldDay: null,
    traits: ['secured', 'callable'],
    terms: { dayCount: 'ACT/365F', compounding: 'half-yearly' },
  });
});

test('a bond that only the desk knows is made of its notes', (t) => {
  const notes = notesOn({ INE000A07XX1: { bondType: 'Corporate Bonds', coupon: fraction(0.1), terms: {} } });
  t.like(withNotes(null, 'ine000a07xx1', notes), {
    bondId: 'INE000A07XX1',
    bondType: 'Corporate Bonds',
    coupon: fraction(0.1),
    issuer: null,
  });
  t.is(withNotes(null, 'INE000A07XX2', notes), null);
});
