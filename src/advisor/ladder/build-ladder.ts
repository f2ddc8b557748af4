import type { BondOnOffer } from '../bonds/bond.ts';
import { isGovernmentBacked } from '../bonds/government-backed.ts';
import { debtorOf } from '../bonds/issuer-key.ts';
import { dateOf, monthsAfter } from '../bonds/math/calendar.ts';
import type { Surcharges } from '../quote/purchase-cost.ts';
import { mostWithIssuer, type SuitabilityRules } from '../suitability/judge-bond.ts';
import { USUAL_POLICY } from '../suitability/policy.ts';
import { type Day, day, type Fraction, fraction, paise } from '../units.ts';
import { candidatesOf } from './candidates.ts';
import { fillRungs } from './fill-rungs.ts';
import { holdingOf } from './holding.ts';
import {
  type IssuerShare,
  type Ladder,
  type LadderPlace,
  type LadderWish,
  LONGEST_LADDER,
  SHORTEST_LADDER,
  type YearOfCash,
} from './ladder.ts';

const NONE: Surcharges = { stampDuty: [] };

/** Rungs are a quarter apart in a one-year ladder, half a year in a two-year ladder, and a year in longer ones. */
const monthsARung = (years: number): number => (years === 1 ? 3 : years === 2 ? 6 : 12);

/**
 * Builds a ladder: equal parts of the money in bonds on offer that mature one after another. Suitability rules apply whatever the wish. A
 * rung without a bond stays empty and says why bonds were excluded. What counts is what there's to pay, so no rung costs more than its part.
 * @param surcharges what comes on top of prices
 * @throws RangeError unless years is a whole number from 1 to 10 and the amount is above 0
 */
export const buildLadder = (
  bonds: readonly BondOnOffer[],
  rules: SuitabilityRules,
  wish: LadderWish,
  surcharges: Surcharges = NONE,
): Ladder => {
  const { years, amount } = wish;
  if (!Number.isInteger(years) || years < SHORTEST_LADDER || years > LONGEST_LADDER) throw new RangeError(`No ladder of ${years} years`);
  if (!(amount > 0)) throw new RangeError('A ladder of no money');
  const months = monthsARung(years);
  const count = (12 * years) / months;
  const share = paise(Math.floor(amount / count / 100) * 100);
  const windows = Array.from({ length: count }, (_, rung) => ({
    after: monthsAfter(rules.settlesOn, months * rung),
    until: monthsAfter(rules.settlesOn, months * (rung + 1)),
  }));
  const rungs = fillRungs(
    windows.map((window) => candidatesOf(bonds, window, rules, wish, share, surcharges)),
    share,
    (bond) => roomWith(bond, rules, amount),
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
    cash: cashByYear(places, rules.settlesOn),
    dominating: dominatingIssuer(places, amount, rules.policy?.ladderShare ?? USUAL_POLICY.ladderShare),
    oldestYieldDay: oldestYieldDay(places),
  };
};

/** How much of a bond's issuer may be on a ladder of this amount, by what the client holds of it. */
const roomWith = (bond: BondOnOffer, { client, policy = USUAL_POLICY }: SuitabilityRules, amount: number): number => {
  if (!client || isGovernmentBacked(bond)) return Number.POSITIVE_INFINITY;
  const of = Math.max(client.outstanding + amount, client.expected);
  return mostWithIssuer(of, policy) - (client.byIssuer.get(debtorOf(bond)) ?? 0);
};

/** @param most an issuer with a larger share of the ladder's money dominates it */
const dominatingIssuer = (places: readonly LadderPlace[], whole: number, most: Fraction): IssuerShare | null => {
  const byIssuer = new Map<string, { issuer: string; amount: number }>();
  for (const { bond, amount } of places) {
    if (isGovernmentBacked(bond)) continue;
    const known = byIssuer.get(debtorOf(bond)) ?? { issuer: bond.issuer ?? bond.bondId, amount: 0 };
    byIssuer.set(debtorOf(bond), { ...known, amount: known.amount + amount });
  }
  const [largest] = [...byIssuer.values()].sort((left, right) => right.amount - left.amount);
  return largest && largest.amount > whole * most ? { issuer: largest.issuer, share: fraction(largest.amount / whole), most } : null;
};

const oldestYieldDay = (places: readonly LadderPlace[]): Day | null => {
  const days = places.flatMap(({ bond }) => (bond.yieldFrom === 'last-trade' && bond.yieldDay !== null ? [bond.yieldDay] : []));
  return days.length === 0 ? null : day(Math.min(...days));
};

/** What the bonds pay in each calendar year if held to maturity. Amounts are rounded once, at the end. */
const cashByYear = (places: readonly LadderPlace[], settlesOn: Day): readonly YearOfCash[] => {
  const years = new Map<number, { coupons: number; redemptions: number }>();
  for (const { bond, nominal } of places) {
    for (const { day, coupon, redemption } of holdingOf(bond, settlesOn)?.payments ?? []) {
      const { year } = dateOf(day);
      const known = years.get(year) ?? { coupons: 0, redemptions: 0 };
      years.set(year, { coupons: known.coupons + nominal * coupon, redemptions: known.redemptions + nominal * redemption });
    }
  }
  if (years.size === 0) return [];
  const first = Math.min(...years.keys());
  const last = Math.max(...years.keys());
  return Array.from({ length: last - first + 1 }, (_, place) => {
    const { coupons, redemptions } = years.get(first + place) ?? { coupons: 0, redemptions: 0 };
    return { year: first + place, coupons: paise(Math.round(coupons)), redemptions: paise(Math.round(redemptions)) };
  });
};
