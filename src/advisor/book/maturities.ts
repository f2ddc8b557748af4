import { dateOf, monthsAfter } from '../bonds/math/calendar.ts';
import { compareBytewise, type Day, type Fraction, type Paise, paise } from '../units.ts';
import { boughtOf } from './bought.ts';
import type { ClientTrade } from './client-trade.ts';
import { type MaturityDay, maturityDays } from './freed-money.ts';

/** A bond the client bought, all purchases together, that matures on one day. */
export interface MaturingBond {
  readonly bondId: string;
  readonly issuer: string | null;
  readonly bondType: string;
  readonly maturityDay: Day;
  /** The price paid. */
  readonly amount: Paise;
  readonly trades: number;
  readonly coupon: Fraction | null;
}

/** A calendar month and what matures in it. */
export interface MaturityMonth {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly amount: Paise;
  /** Earliest first; within a day, largest first. */
  readonly bonds: readonly MaturingBond[];
}

/** Purchases outside the months shown, and the price paid. */
export interface OutsideMonths {
  readonly amount: Paise;
  readonly bonds: number;
}

/** The first day on which something matures. */
export interface NextMaturity extends MaturityDay {
  /** The largest bond of that day. */
  readonly largest: MaturingBond;
}

/** What matures when, from `from` to `until`, both inclusive. */
export interface Maturities {
  readonly from: Day;
  readonly until: Day;
  /** Every calendar month from `from` to `until`, including those in which nothing matures. */
  readonly months: readonly MaturityMonth[];
  readonly amount: Paise;
  readonly next: NextMaturity | null;
  /** Matures after `until`. */
  readonly later: OutsideMonths;
  /** The maturity isn't recorded. */
  readonly unknown: OutsideMonths;
  /** Matured before `from`. */
  readonly past: OutsideMonths;
}

/** How far ahead an adviser looks for money that becomes free. */
export const MONTHS_AHEAD = 24;

/**
 * When a client's bonds mature, from the purchases up to a day. Amounts are prices paid: a book of purchases has neither face values nor
 * sales. Later purchases are ignored.
 */
export const maturitiesOf = (trades: readonly ClientTrade[], from: Day, months = MONTHS_AHEAD): Maturities => {
  const until = monthsAfter(from, months);
  const bonds = bondsOf(trades.filter(({ day }) => day <= from));
  const unknown = bonds.filter(({ maturityDay }) => maturityDay === null);
  const known = bonds.filter((bond): bond is MaturingBond => bond.maturityDay !== null);
  const ahead = known.filter(({ maturityDay }) => maturityDay >= from && maturityDay <= until).sort(byMaturity);
  const [firstDay] = maturityDays(boughtOf(trades, from), from, from, until);
  const [largest] = ahead;
  return {
    from,
    until,
    months: monthsBetween(from, until).map(([year, month]) => {
      const maturing = ahead.filter(({ maturityDay }) => isIn(maturityDay, year, month));
      return { year, month, amount: sumOf(maturing), bonds: maturing };
    }),
    amount: sumOf(ahead),
    next: firstDay && largest ? { ...firstDay, largest } : null,
    later: outside(known.filter(({ maturityDay }) => maturityDay > until)),
    unknown: outside(unknown),
    past: outside(known.filter(({ maturityDay }) => maturityDay < from)),
  };
};

type Bond = Omit<MaturingBond, 'maturityDay'> & { readonly maturityDay: Day | null };

/** One entry per bond and maturity: a bond's rows may give different days, and each is kept. */
const bondsOf = (trades: readonly ClientTrade[]): readonly Bond[] => {
  const bonds = new Map<string, Bond>();
  for (const { bondId, issuer, bondType, maturityDay, amount: paid, held: amount = paid, coupon } of trades) {
    if (amount <= 0) continue;
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
