import type { MaturingBond, Maturities, MaturityMonth, OutsideMonths } from '../../src/advisor/maturities.ts';
import { date, money, plural, rate, shown } from '../format.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const BONDS_A_MONTH = 2;

export const monthName = ({ year, month }: Pick<MaturityMonth, 'year' | 'month'>): string => `${MONTHS[month - 1]} ${year}`;

/** "Sahyadri Finance 9.50 %": who owes it, or the bond's own id, and its coupon. */
const bondName = ({ issuer, bondId, coupon }: MaturingBond): string =>
  `${shown(issuer ?? bondId, 40).replace(/ (Limited|Ltd\.?)$/i, '')}${coupon === null || coupon === 0 ? '' : ` ${rate(coupon)}`}`;

/** The natural moment to call, in one sentence: what matures next, and how much in all the months ahead. */
export const nextToMature = (maturities: Maturities): readonly [said: string, more: string] => {
  const { next, amount, until } = maturities;
  if (!next) return [`Nothing known matures by ${date(until)}`, ''];
  const all = amount > next.amount ? `; ${money(amount)} in all by ${date(until)}` : '';
  return [`${money(next.amount)} matures on ${date(next.maturityDay)}`, `: ${bondName(next)}${all}`];
};

/** A month's bonds in one line. */
export const monthInWords = ({ amount, bonds }: MaturityMonth): string => {
  const more = bonds.length - BONDS_A_MONTH;
  const named = bonds.slice(0, BONDS_A_MONTH).map((bond) => `${bondName(bond)} on ${date(bond.maturityDay)}`);
  return `${money(amount)} · ${named.join(', ')}${more > 0 ? `, and ${plural(more, 'more bond')}` : ''}`;
};

const together = ({ bonds, amount }: OutsideMonths): string => `${plural(bonds, 'bond')} (${money(amount)})`;

/** What the months do not say, and what their amounts are. */
export const maturityNotes = ({ until, later, unknown, past }: Maturities): readonly string[] =>
  [
    ...(unknown.bonds > 0 ? [`Of ${together(unknown)} nobody recorded when they mature.`] : []),
    [
      ...(later.bonds > 0 ? [`${together(later)} after ${date(until)}`] : []),
      ...(past.bonds > 0 ? [`${together(past)} matured before`] : []),
    ].join(' · '),
    'Amounts are what was paid: the book does not say what was sold again, or what a bond pays back.',
  ].filter((note) => note !== '');
