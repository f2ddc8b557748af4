import type { FreedMoney } from '../../src/advisor/book/freed-money.ts';
import type { MaturingBond, Maturities, MaturityMonth, OutsideMonths } from '../../src/advisor/book/maturities.ts';
import { MONTHS } from '../../src/advisor/calendar/day-in-words.ts';
import type { Day } from '../../src/advisor/units.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { Says } from '../../src/claims/claim.ts';
import { isAfterBook, NOT_KNOWN_YET } from '../asked-client/bought-again-words.ts';
import { date, money, plural, rate, shown } from '../blocks/format.ts';

/** Makes claims of a client. */
export const BONDS_A_MONTH = 2;

export const monthName = ({ year, month }: Pick<MaturityMonth, 'year' | 'month'>): string => `${MONTHS[month - 1]} ${year}`;

/** "Sahyadri Finance 9.50%": the issuer, or the bond's id if unknown, and its coupon. */
const bondName = ({ issuer, bondId, coupon }: MaturingBond, says: Says): string =>
  `${shown(issuer ?? bondId, 40).replace(/ (Limited|Ltd\.?)$/i, '')}${coupon === null || coupon === 0 ? '' : ` ${says('bought.coupon', rate(coupon), coupon, { bond: bondId })}`}`;

/** The last day of the months ahead. */
export const untilInWords = ({ until }: Maturities, says: Says): string => says('maturing.until', date(until), until);

/** What matures next, on one day, and how much in all months ahead. `said` is the bold part. */
export const nextToMature = (maturities: Maturities, says: Says): readonly [said: string, more: string] => {
  const { from, next, amount } = maturities;
  if (!next) return [`Nothing known matures by ${untilInWords(maturities, says)}`, ''];
  const name = bondName(next.largest, says);
  const on = { on: next.day };
  const largest = (): string => says('maturing.largest', `the largest ${name}`, 1, { ...on, bond: next.largest.bondId });
  const what = next.bonds === 1 ? name : `${says('maturing.bonds', plural(next.bonds, 'bond'), next.bonds, on)}, ${largest()}`;
  const all = amount > next.amount ? `; ${says('maturing.ahead', money(amount), amount)} matures in the next two years` : '';
  const day = says('maturing.next', date(next.day), next.day);
  const when = next.day === from ? `today, ${day}` : `on ${day}`;
  return [`${says('maturing.amount', money(next.amount), next.amount, on)} matures ${when}`, `: ${what}${all}`];
};

/** What matured and wasn't bought again, one line per maturity day. Empty if there's none. @param bookEnds where an old book ends; null: it's recent */
export const idleMoneyLines = ({ matured }: FreedMoney, says: Says, bookEnds: Day | null): readonly string[] =>
  matured.map(({ day, amount, bonds, idle }) => {
    const on = { on: day };
    const whole = says('matured.amount', money(amount), amount, on);
    const what = `${whole} in ${says('matured.bonds', plural(bonds, 'bond'), bonds, on)} matured on ${says('matured.on', date(day), day, on)}`;
    if (isAfterBook(day, bookEnds)) return `${what}; ${NOT_KNOWN_YET}`;
    const until = bookEnds === null ? '' : ` by ${says('book.newest', date(bookEnds), bookEnds)}`;
    return idle === amount
      ? `${what}; ${says('matured.bought', 'none of it', 0, on)} bought again${until}`
      : `${what}; ${says('matured.idle', money(idle), idle, on)} ${PHRASES.notBoughtAgain}${until}`;
  });

/** A month's amount and bonds in one line. */
export const monthInWords = ({ year, month, amount, bonds }: MaturityMonth, says: Says): string => {
  const more = bonds.length - BONDS_A_MONTH;
  const named = bonds
    .slice(0, BONDS_A_MONTH)
    .map((bond) => `${bondName(bond, says)} on ${says('bought.matures', date(bond.maturityDay), bond.maturityDay, { bond: bond.bondId })}`);
  const rest = (): string => says('maturing.bondsInMonth', plural(more, 'more bond'), more, { year, month, named: BONDS_A_MONTH });
  return `${says('maturing.inMonth', money(amount), amount, { year, month })} · ${named.join(', ')}${more > 0 ? `, and ${rest()}` : ''}`;
};

type Outside = 'Later' | 'Past' | 'Unknown';

const together = ({ bonds, amount }: OutsideMonths, which: Outside, says: Says): string =>
  `${says(`maturing.bonds${which}`, plural(bonds, 'bond'), bonds)} (${says(`maturing.${which.toLowerCase() as Lowercase<Outside>}`, money(amount), amount)})`;

/** Notes on the months: bonds outside them, and what the amounts mean. */
export const maturityNotes = (maturities: Maturities, says: Says): readonly string[] => {
  const { later, unknown, past } = maturities;
  return [
    ...(unknown.bonds > 0 ? [`No maturity is recorded for ${together(unknown, 'Unknown', says)}.`] : []),
    [
      ...(later.bonds > 0 ? [`${together(later, 'Later', says)} after ${untilInWords(maturities, says)}`] : []),
      ...(past.bonds > 0 ? [`${together(past, 'Past', says)} matured before`] : []),
    ].join(' · '),
    'Amounts are the price paid. The book doesn’t say what was sold, or what a bond pays back.',
  ].filter((note) => note !== '');
};
