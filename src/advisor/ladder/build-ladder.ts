import type { BondOnOffer } from '../bond.ts';
import { monthsAfter } from '../bond-math/months-after.ts';
import { isGovernmentBacked } from '../government-backed.ts';
import type { SuitabilityRules } from '../suitability.ts';
import { type Day, day, fraction, paise } from '../units.ts';
import { candidatesOf } from './candidates.ts';
import { cashByYear } from './cash-by-year.ts';
import { debtorOf, fillRungs } from './fill-rungs.ts';
import { type IssuerShare, type Ladder, type LadderPlace, type LadderWish, LONGEST_LADDER, SHORTEST_LADDER } from './ladder.ts';

/** More than this of what is placed with one issuer, and the ladder hangs on it. */
const DOMINATING = 1 / 3;

/** A ladder of a year has rungs a quarter apart, one of two years half a year, and a longer one a year. */
const monthsARung = (years: number): number => (years === 1 ? 3 : years === 2 ? 6 : 12);

/**
 * A ladder for a client: equal parts of the money in bonds on offer that mature one after another. The suitability rules hold whatever is wished
 * for; a rung for which no bond is left stays empty and says what left the bonds out.
 * @throws RangeError for years that are not whole or not 1 to 10, and for an amount of nothing
 */
export const buildLadder = (bonds: readonly BondOnOffer[], rules: SuitabilityRules, wish: LadderWish): Ladder => {
  const { years, amount } = wish;
  if (!Number.isInteger(years) || years < SHORTEST_LADDER || years > LONGEST_LADDER) throw new RangeError(`No ladder of ${years} years`);
  if (!(amount > 0)) throw new RangeError('A ladder of no money');
  const months = monthsARung(years);
  const count = (12 * years) / months;
  const share = paise(Math.floor(amount / count / 100) * 100);
  const windows = Array.from({ length: count }, (_, rung) => ({
    after: monthsAfter(rules.asOf, months * rung),
    until: monthsAfter(rules.asOf, months * (rung + 1)),
  }));
  const rungs = fillRungs(
    windows.map((window) => candidatesOf(bonds, window, rules, wish, share)),
    share,
  );
  const places = rungs.flatMap((rung) => rung.places);
  const placed = places.reduce((sum, place) => sum + place.amount, 0);
  const weighted = (value: (place: LadderPlace) => number): number | null =>
    placed === 0 ? null : places.reduce((sum, place) => sum + value(place) * place.amount, 0) / placed;
  const averageYield = weighted(({ bond }) => bond.yieldToMaturity ?? 0);
  return {
    asOf: rules.asOf,
    wish,
    share,
    rungs,
    placed: paise(placed),
    unplaced: paise(amount - placed),
    averageYield: averageYield === null ? null : fraction(averageYield),
    modifiedDuration: weighted(({ modifiedDuration }) => modifiedDuration),
    cash: cashByYear(places, rules.asOf),
    dominating: dominatingIssuer(places, placed),
    oldestYieldDay: oldestYieldDay(places),
  };
};

const dominatingIssuer = (places: readonly LadderPlace[], placed: number): IssuerShare | null => {
  const byIssuer = new Map<string, { issuer: string; amount: number }>();
  for (const { bond, amount } of places) {
    if (isGovernmentBacked(bond)) continue;
    const known = byIssuer.get(debtorOf(bond)) ?? { issuer: bond.issuer ?? bond.bondId, amount: 0 };
    byIssuer.set(debtorOf(bond), { ...known, amount: known.amount + amount });
  }
  const [largest] = [...byIssuer.values()].sort((left, right) => right.amount - left.amount);
  return largest && largest.amount > placed * DOMINATING ? { issuer: largest.issuer, share: fraction(largest.amount / placed) } : null;
};

const oldestYieldDay = (places: readonly LadderPlace[]): Day | null => {
  const days = places.flatMap(({ bond }) => (bond.yieldFrom === 'last-trade' && bond.yieldDay !== null ? [bond.yieldDay] : []));
  return days.length === 0 ? null : day(Math.min(...days));
};
