import type { FreedMoney } from '../../src/advisor/book/freed-money.ts';
import type { MaturingBond, Maturities, MaturityMonth, OutsideMonths } from '../../src/advisor/book/maturities.ts';
import { MONTHS } from '../../src/advisor/calendar/day-in-words.ts';
import { date, money, plural, rate, shown } from '../blocks/format.ts';

const BONDS_A_MONTH = 2;

export const monthName = ({ year, month }: Pick<MaturityMonth, 'year' | 'month'>): string => `${MONTHS[month - 1]} ${year}`;

/** "Sahyadri Finance 9.50 %": the issuer, or the bond's id if unknown, and its coupon. */
const bondName = ({ issuer, bondId, coupon }: MaturingBond): string =>
  `${shown(issuer ?? bondId, 40).replace(/ (Limited|Ltd\.?)$/i, '')}${coupon === null || coupon === 0 ? '' : ` ${rate(coupon)}`}`;

/** What matures next, on one day, and how much in all months ahead. `said` is the bold part. */
export const nextToMature = (maturities: Maturities): readonly [said: string, more: string] => {
  const { from, next, amount, until } = maturities;
  if (!next) return [`Nothing known matures by ${date(until)}`, ''];
  const what = next.bonds === 1 ? bondName(next.largest) : `${plural(next.bonds, 'bond')}, the largest ${bondName(next.largest)}`;
  const all = amount > next.amount ? `; ${money(amount)} matures in the next two years` : '';
  const when = next.day === from ? `today, ${date(next.day)}` : `on ${date(next.day)}`;
  return [`${money(next.amount)} matures ${when}`, `: ${what}${all}`];
};

/** What matured and wasn't bought again, one line per maturity day. Empty if there's none. */
export const idleMoneyLines = ({ matured }: FreedMoney): readonly string[] =>
  matured.map(({ day, amount, bonds, idle }) => {
    const what = `${money(amount)} in ${plural(bonds, 'bond')} matured on ${date(day)}`;
    return idle === amount ? `${what}; none of it bought again` : `${what}; ${money(idle)} not bought again`;
  });

/** A month's amount and bonds in one line. */
export const monthInWords = ({ amount, bonds }: MaturityMonth): string => {
  const more = bonds.length - BONDS_A_MONTH;
  const named = bonds.slice(0, BONDS_A_MONTH).map((bond) => `${bondName(bond)} on ${date(bond.maturityDay)}`);
  return `${money(amount)} · ${named.join(', ')}${more > 0 ? `, and ${plural(more, 'more bond')}` : ''}`;
};

const together = ({ bonds, amount }: OutsideMonths): string => `${plural(bonds, 'bond')} (${money(amount)})`;

/** Notes on the months: bonds outside them, and what the amounts mean. */
export const maturityNotes = ({ until, later, unknown, past }: Maturities): readonly string[] =>
  [
    ...(unknown.bonds > 0 ? [`No maturity is recorded for ${together(unknown)}.`] : []),
    [
      ...(later.bonds > 0 ? [`${together(later)} after ${date(until)}`] : []),
      ...(past.bonds > 0 ? [`${together(past)} matured before`] : []),
    ].join(' · '),
    'Amounts are the price paid. The book doesn’t say what was sold, or what a bond pays back.',
  ].filter((note) => note !== '');
