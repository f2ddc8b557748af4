import { MATURED_WITHIN_DAYS, MATURING_WITHIN_DAYS } from '../../src/advisor/book/freed-money.ts';
import type { ClientCall } from '../../src/advisor/desk/call-list.ts';
import type { Day } from '../../src/advisor/units.ts';
import type { CallList, MoneyCalls } from '../../src/usecases/ports/call-store.ts';
import { outstandingInWords } from '../asked-client/money-words.ts';
import { date, money, plural, shown } from '../blocks/format.ts';

/** Over how many days of how many clients a list of money goes, and how much it is in all. */
const inAll = ({ days, clients, amount }: MoneyCalls): string =>
  `${money(amount)} in all (${plural(clients, 'client')}, ${plural(days, 'maturity', 'maturities')})`;

export const maturedInAll = ({ matured }: CallList): string =>
  matured.days === 0
    ? `nothing that matured in the last ${MATURED_WITHIN_DAYS} days is left to place`
    : `matured in the last ${MATURED_WITHIN_DAYS} days and not bought again: ${inAll(matured)}`;

/** Null if nothing matured since the book was read. */
export const maturedSinceInAll = ({ maturedSince }: CallList): string | null =>
  maturedSince.days === 0 ? null : `matured since the book was read, not known yet whether it was bought again: ${inAll(maturedSince)}`;

export const maturingInAll = ({ maturing }: CallList): string =>
  maturing.days === 0
    ? `nothing matures within ${MATURING_WITHIN_DAYS} days`
    : `matures within ${MATURING_WITHIN_DAYS} days: ${inAll(maturing)}`;

/** The client's id, and the name if the book has one. */
export const whoIsIt = ({ clientId, clientName }: ClientCall): readonly [id: string, name: string | null] => [
  shown(clientId, 80),
  clientName === null ? null : shown(clientName, 60),
];

const bondsWorth = (bonds: number, amount: string): string => `${amount} in ${plural(bonds, 'bond')}`;

const daysAgo = (days: number): string => (days === 1 ? 'yesterday' : `${plural(days, 'day')} ago`);

/** Why to call: what matures or matured on one day, or how long ago the last purchase was. */
export const whyToCall = (call: ClientCall, asOf: Day): string => {
  switch (call.kind) {
    case 'maturing': {
      const inDays = call.day - asOf;
      if (inDays < 0) {
        return `${bondsWorth(call.bonds, money(call.amount))} matured ${daysAgo(-inDays)}, on ${date(call.day)}; not known yet whether it was bought again`;
      }
      const when = inDays === 0 ? 'today' : inDays === 1 ? 'tomorrow' : `in ${plural(inDays, 'day')}`;
      return `${bondsWorth(call.bonds, money(call.amount))} matures ${when}, on ${date(call.day)}`;
    }
    case 'matured': {
      const matured = `matured ${daysAgo(asOf - call.day)}, on ${date(call.day)}`;
      if (call.amount === call.matured) return `${bondsWorth(call.bonds, money(call.amount))} ${matured}; none of it bought again`;
      return `${bondsWorth(call.bonds, money(call.matured))} ${matured}; ${money(call.amount)} not bought again`;
    }
    case 'idle': {
      const usual = call.usualGap === null ? '' : `, usually every ${plural(Math.max(1, Math.round(call.usualGap)), 'day')}`;
      return `${plural(asOf - call.day, 'day')} since the last purchase${usual}; ${holds(call)}`;
    }
  }
};

/** What the client holds; what was bought if that's nothing, or nobody knows. */
const holds = ({ outstanding, bought }: ClientCall): string =>
  outstanding === null || outstanding === 0
    ? `${outstandingInWords(outstanding)}, ${money(bought)} bought so far`
    : outstandingInWords(outstanding);
