import { dateOf } from './bond-math/calendar.ts';
import { monthsAfter } from './bond-math/months-after.ts';
import type { ClientTrade } from './client-trade.ts';
import { compareBytewise, type Day, type Fraction, type Paise, paise } from './units.ts';

/** A bond of the client's that matures on one day, all purchases of it together. */
export interface MaturingBond {
  readonly bondId: string;
  readonly issuer: string | null;
  readonly bondType: string;
  readonly maturityDay: Day;
  /** What was paid for it. */
  readonly amount: Paise;
  readonly trades: number;
  readonly coupon: Fraction | null;
}

/** A month of the calendar in which something matures. */
export interface MaturityMonth {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly amount: Paise;
  /** Earliest first, of one day the largest first. */
  readonly bonds: readonly MaturingBond[];
}

/** Purchases that are in no month, and what was paid for them. */
export interface OutsideMonths {
  readonly amount: Paise;
  readonly bonds: number;
}

/** What matures when, from the day after `from` up to and including `until`. */
export interface Maturities {
  readonly from: Day;
  readonly until: Day;
  /** Every month of the calendar from that of `from` to that of `until`, those in which nothing matures too. */
  readonly months: readonly MaturityMonth[];
  readonly amount: Paise;
  readonly next: MaturingBond | null;
  /** Matures after `until`. */
  readonly later: OutsideMonths;
  /** Nobody recorded when it matures. */
  readonly unknown: OutsideMonths;
  /** Matured on `from` or before. */
  readonly past: OutsideMonths;
}

/** How far ahead an advisor looks for money that comes free. */
export const MONTHS_AHEAD = 24;

/**
 * When a client's bonds mature, from what was bought up to a day. Amounts are what was paid for the bonds: a book of purchases knows neither
 * face values nor what was sold again. Purchases after the day are not looked at.
 */
export const maturitiesOf = (trades: readonly ClientTrade[], from: Day, months = MONTHS_AHEAD): Maturities => {
  const until = monthsAfter(from, months);
  const bonds = bondsOf(trades.filter(({ day }) => day <= from));
  const unknown = bonds.filter(({ maturityDay }) => maturityDay === null);
  const known = bonds.filter((bond): bond is MaturingBond => bond.maturityDay !== null);
  const ahead = known.filter(({ maturityDay }) => maturityDay > from && maturityDay <= until).sort(byMaturity);
  return {
    from,
    until,
    months: monthsBetween(from, until).map(([year, month]) => {
      const maturing = ahead.filter(({ maturityDay }) => isIn(maturityDay, year, month));
      return { year, month, amount: sumOf(maturing), bonds: maturing };
    }),
    amount: sumOf(ahead),
    next: ahead[0] ?? null,
    later: outside(known.filter(({ maturityDay }) => maturityDay > until)),
    unknown: outside(unknown),
    past: outside(known.filter(({ maturityDay }) => maturityDay <= from)),
  };
};

type Bond = Omit<MaturingBond, 'maturityDay'> & { readonly maturityDay: Day | null };

/** One entry a bond and maturity: rows of one bond may tell different days, and each is told as it stands. */
const bondsOf = (trades: readonly ClientTrade[]): readonly Bond[] => {
  const bonds = new Map<string, Bond>();
  for (const { bondId, issuer, bondType, maturityDay, amount, coupon } of trades) {
    const key = `${maturityDay} ${bondId}`;
    const known = bonds.get(key);
    if (known) bonds.set(key, { ...known, amount: paise(known.amount + amount), trades: known.trades + 1 });
    else bonds.set(key, { bondId, issuer, bondType, maturityDay, amount, trades: 1, coupon });
  }
  return [...bonds.values()];
};

const byMaturity = (left: MaturingBond, right: MaturingBond): number =>
  left.maturityDay - right.maturityDay || right.amount - left.amount || compareBytewise(left.bondId, right.bondId);

const sumOf = (bonds: ReadonlyArray<{ readonly amount: Paise }>): Paise => paise(bonds.reduce((sum, { amount }) => sum + amount, 0));

const outside = (bonds: ReadonlyArray<{ readonly amount: Paise }>): OutsideMonths => ({ amount: sumOf(bonds), bonds: bonds.length });

const isIn = (value: Day, year: number, month: number): boolean => {
  const date = dateOf(value);
  return date.year === year && date.month === month;
};

const monthsBetween = (from: Day, until: Day): ReadonlyArray<readonly [year: number, month: number]> => {
  const [first, last] = [dateOf(from), dateOf(until)];
  const start = first.year * 12 + first.month - 1;
  const count = last.year * 12 + last.month - start;
  return Array.from({ length: count }, (_, place) => [Math.floor((start + place) / 12), ((start + place) % 12) + 1]);
};
