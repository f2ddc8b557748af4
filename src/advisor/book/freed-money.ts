import { type Day, day, type Paise } from '../units.ts';
import type { Bought } from './bought.ts';
import { maturedDays, REINVESTMENT_DAYS } from './bought-again.ts';

/** Bonds that mature within this many days are a reason to call. */
export const MATURING_WITHIN_DAYS = 30;
/** So long after it matured, money that wasn't bought again is a reason to call. */
export const MATURED_WITHIN_DAYS = REINVESTMENT_DAYS;

/** What matures on one day, at the price paid. Never a sum over several days. */
export interface MaturityDay {
  readonly day: Day;
  readonly amount: Paise;
  readonly bonds: number;
}

/** What matured on one day and wasn't bought again. */
export interface IdleMoney extends MaturityDay {
  /** The part of `amount` that wasn't bought again; above 0. */
  readonly idle: Paise;
}

/** A client's money that becomes free, or has, as of a day. */
export interface FreedMoney {
  /** Today and in the next 30 days, soonest first. */
  readonly maturing: readonly MaturityDay[];
  /** In the 90 days before today, newest first. */
  readonly matured: readonly IdleMoney[];
}

/** What matures on each day from `from` to `until`, both inclusive, earliest first. Purchases after `asOf` are ignored. */
export const maturityDays = (purchases: readonly Bought[], asOf: number, from: number, until: number): MaturityDay[] => {
  const byDay = new Map<number, { amount: number; bonds: Set<number | string> }>();
  for (const { day: onDay, amount, bond, maturityDay } of purchases) {
    if (onDay > asOf || maturityDay === null || maturityDay === undefined || maturityDay < from || maturityDay > until) continue;
    const known = byDay.get(maturityDay) ?? { amount: 0, bonds: new Set() };
    known.amount += amount;
    known.bonds.add(bond);
    byDay.set(maturityDay, known);
  }
  return [...byDay]
    .sort(([left], [right]) => left - right)
    .map(([onDay, { amount, bonds }]) => ({ day: day(onDay), amount: amount as Paise, bonds: bonds.size }));
};

/**
 * What's a reason to call a client about money. Home and the client's page both use it, so they can't differ.
 * @param purchases oldest first
 */
export const freedMoney = (purchases: readonly Bought[], asOf: number): FreedMoney => ({
  maturing: maturityDays(purchases, asOf, asOf, asOf + MATURING_WITHIN_DAYS),
  matured: maturedDays(purchases, asOf)
    .filter((money) => money.day < asOf && money.day >= asOf - MATURED_WITHIN_DAYS && money.boughtAgain < money.amount)
    .map((money) => ({
      day: day(money.day),
      amount: money.amount as Paise,
      bonds: money.bonds,
      idle: (money.amount - money.boughtAgain) as Paise,
    }))
    .reverse(),
});
