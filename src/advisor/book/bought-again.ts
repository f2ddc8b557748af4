import type { Bought } from './bought.ts';

/** A purchase at most this many days after the one before counts as reinvested, and so does one this long after money matured. */
export const REINVESTMENT_DAYS = 90;

/** What matured on one day, at the price paid, and how much of it the client has bought again. Paise. */
export interface MaturedDay {
  readonly day: number;
  readonly amount: number;
  readonly bonds: number;
  readonly boughtAgain: number;
  /** Whether the days in which a purchase counts are over. */
  readonly isOver: boolean;
}

/**
 * A client's maturity days up to a day, oldest first, and how much of each day's money was bought again.
 *
 * A purchase counts for money that matured on its day or at most `within` days before. Each rupee bought counts once, for the oldest such
 * money that still has none. Where the money for a purchase came from isn't in the book. Bonds whose maturity nobody recorded are left
 * out, and so are those bought on or after the day they matured. Purchases after the day are ignored.
 * @param purchases oldest first
 */
export const maturedDays = (purchases: readonly Bought[], asOf: number, within = REINVESTMENT_DAYS): MaturedDay[] => {
  const byDay = new Map<number, { amount: number; bonds: Set<number | string> }>();
  for (const { day, amount, bond, maturityDay } of purchases) {
    if (day > asOf || maturityDay === null || maturityDay === undefined || maturityDay > asOf || day >= maturityDay) continue;
    const known = byDay.get(maturityDay) ?? { amount: 0, bonds: new Set() };
    known.amount += amount;
    known.bonds.add(bond);
    byDay.set(maturityDay, known);
  }
  const matured = [...byDay]
    .sort(([left], [right]) => left - right)
    .map(([day, { amount, bonds }]) => ({ day, amount, bonds: bonds.size, boughtAgain: 0, isOver: day + within <= asOf }));
  let oldest = 0;
  for (const { day, amount } of purchases) {
    if (day > asOf) continue;
    for (let left = amount, at = oldest; left > 0 && at < matured.length; at++) {
      const money = matured[at];
      if (!money || money.day > day) break;
      if (day - money.day > within) {
        oldest = at + 1;
        continue;
      }
      const taken = Math.min(left, money.amount - money.boughtAgain);
      money.boughtAgain += taken;
      left -= taken;
    }
  }
  return matured;
};

/**
 * The share of maturing money that was bought again, over the maturity days whose days for buying again are over; null if there are none.
 */
export const shareBoughtAgain = (days: readonly MaturedDay[]): number | null => {
  let [amount, again] = [0, 0];
  for (const { isOver, amount: matured, boughtAgain } of days) {
    if (!isOver) continue;
    amount += matured;
    again += boughtAgain;
  }
  return amount > 0 ? again / amount : null;
};
