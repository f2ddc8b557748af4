import test from 'ava';
import { isIsin } from '../../../../src/advisor/bonds/isin.ts';
import { day, isoFromDay } from '../../../../src/advisor/units.ts';
import { spanUpTo } from '../../../../src/data/demo/ground/calendar.ts';
import { DEMO_BOND_TYPES } from '../../../../src/data/demo/ground/demo-bond-type.ts';
import { notchesBetween } from '../../../../src/data/demo/ground/grade-scale.ts';
import { type DemoBond, fairYield, makeBonds } from '../../../../src/data/demo/market/bonds.ts';
import { OfferBook } from '../../../../src/data/demo/market/offers.ts';

const REFERENCE = day(20_634);
const span = spanUpTo(REFERENCE);
const book = (seed: number, bonds = 240): DemoBond[] => makeBonds({ bonds, seed, span });

test('240 bonds of all thirteen types, each with an ISIN of its own whose check digit is right', (t) => {
  for (const seed of [1, 2, 99]) {
    const bonds = book(seed);
    t.is(bonds.length, 240);
    t.deepEqual([...new Set(bonds.map((bond) => bond.bondType))].sort(), [...DEMO_BOND_TYPES]);
    t.is(new Set(bonds.map((bond) => bond.isin)).size, 240);
    for (const bond of bonds) t.true(isIsin(bond.isin), bond.isin);
  }
});

test('maturity comes after issue; money-market paper runs a year at most, everything else longer', (t) => {
  for (const bond of book(4)) {
    const days = bond.maturityDay - bond.issueDay;
    if (['Treasury Bills', 'Commercial Papers', 'Certificate of Deposits'].includes(bond.bondType))
      t.true(days >= 91 && days <= 364, bond.name);
    else t.true(days > 366, bond.name);
  }
});

test('a coupon is what the market asked at issue, to the step that its market uses; who pays at maturity pays none', (t) => {
  for (const bond of book(5)) {
    const asked = fairYield(bond, bond.issueDay, span);
    if (bond.frequencyCode === 6) t.is(bond.coupon, 0);
    else t.true(Math.abs(bond.coupon - asked) <= 0.026, `${bond.name}: ${asked}`);
  }
});

test('yields fit ratings: of plain corporate and high yield bonds a better grade never yields more at the same time and tenor', (t) => {
  const on = day(span.last - 400);
  const plain = book(6).filter((bond) => bond.bondType === 'Corporate Bonds' || bond.bondType === 'High Yield Bonds');
  const asked = (bond: DemoBond): number => fairYield({ ...bond, ownSpread: 0, maturityDay: day(on + 1800) }, on, span);
  const grades = ['AAA', 'AA+', 'AA', 'AA-', 'A+', 'A', 'A-', 'BBB+', 'BBB', 'BBB-', 'BB+', 'BB', 'BB-', 'B+', 'B'];
  const byGrade = grades.flatMap((grade) => plain.find((bond) => bond.grade === grade) ?? []).map(asked);
  t.true(byGrade.length > 10);
  t.deepEqual(
    byGrade,
    [...byGrade].sort((a, b) => a - b),
  );
  t.true((byGrade[0] as number) > 6 && (byGrade.at(-1) as number) < 17);
});

test('bonds go to issuers at most four notches from their grade, and sovereign paper to sovereigns', (t) => {
  for (const bond of book(7)) {
    if (bond.grade && bond.issuer.grade)
      t.true(notchesBetween(bond.grade, bond.issuer.grade) <= 4, `${bond.name} ${bond.grade} ${bond.issuer.grade}`);
    t.is(bond.grade === null, bond.issuer.name.startsWith('Government of'), bond.name);
  }
});

test('every type can be bought on every day of the four years, whatever the seed and with few bonds too', (t) => {
  for (const [seed, bonds] of [
    [1, 240],
    [2, 64],
    [3, 120],
  ] as const) {
    const offers = new OfferBook(book(seed, bonds), seed, span);
    for (let on = span.first; on <= span.last; on = day(on + 3)) {
      for (const bondType of DEMO_BOND_TYPES) {
        const open = offers.near(bondType, on).some((offer) => offer.from <= on && on <= offer.until);
        if (!open) t.fail(`${bondType} on ${isoFromDay(on)} of ${bonds} bonds`);
      }
    }
  }
  t.pass();
});

test('40 offers are open on the reference day, at least two of each type, and no other offer reaches the last days', (t) => {
  for (const seed of [1, 2, 3]) {
    const offers = new OfferBook(book(seed), seed, span);
    t.is(offers.open.length, 40);
    for (const bondType of DEMO_BOND_TYPES) t.true(offers.open.filter((offer) => offer.bond.bondType === bondType).length >= 2, bondType);
    for (const offer of offers.open) {
      t.true(offer.until >= span.last + 7 && offer.until < offer.bond.maturityDay && offer.until <= span.last + 45);
      t.is(offer.bond.dirt, null);
    }
    for (const offer of offers.past) {
      t.true(offer.from <= offer.until && offer.until < span.last - 10);
      t.true(offer.from >= offer.bond.issueDay && offer.until < offer.bond.maturityDay);
    }
  }
});
