import { MATURED_WITHIN_DAYS, MATURING_WITHIN_DAYS } from '../../src/advisor/book/freed-money.ts';
import type { ClientCall } from '../../src/advisor/desk/call-list.ts';
import type { Day } from '../../src/advisor/units.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { claim, claimsOf, type Says } from '../../src/claims/claim.ts';
import type { CallList } from '../../src/usecases/ports/call-store.ts';
import { asFarAs, isAfterBook, NOT_KNOWN_YET } from '../asked-client/bought-again-words.ts';
import { nameShown } from '../asked-client/client-name.ts';
import { outstandingInWords } from '../asked-client/money-words.ts';
import { date, money, plural, shown } from '../blocks/format.ts';
import type { RowChoice } from '../blocks/row-menu.ts';

/** Over how many days of how many clients a list of money goes, and how much it is in all. */
const inAll = (list: CallList, kind: MoneyKind): string => {
  const { amount, clients, days } = sumsInWords(list, kind);
  return `${amount} in all (${clients}, ${days})`;
};

export type MoneyKind = 'matured' | 'maturedSince' | 'maturing';

/** Makes claims about the calls of a list. */
const saysOf = ({ asOf, readOn, managers }: CallList): Says =>
  claimsOf({ ...(managers !== undefined && { managers: managers.join(' ') }), ...(readOn < asOf && { readOn }) }, asOf);

/** So many days ahead a list reaches: 30 from the day the book was read on. */
const reachOf = ({ asOf, readOn }: CallList): number => Math.max(0, readOn + MATURING_WITHIN_DAYS - asOf);

/** `within 30 days`; of an older list, fewer; `today` if that's all it reaches. */
export const withinReach = (list: CallList): string => {
  const days = reachOf(list);
  return days === 0 ? 'today' : saysOf(list)('calls.reach', `within ${plural(days, 'day')}`, days);
};

/** How much money it is in all, of how many clients, on how many days. */
export const sumsInWords = (list: CallList, kind: MoneyKind) => {
  const { days, clients, amount } = list[kind];
  const says = saysOf(list);
  return {
    amount: says(`calls.${kind}Amount`, money(amount), amount),
    clients: says(`calls.${kind}Clients`, plural(clients, 'client'), clients),
    days: says(`calls.${kind}Days`, plural(days, 'maturity', 'maturities'), days),
  };
};

/** The day that the lists are of. */
export const asOfInWords = ({ asOf }: CallList): string => claimsOf({}, asOf)('answer.day', date(asOf), asOf);

/** That there's no money of a kind. */
export const saysNone = (list: CallList, kind: MoneyKind, words: string): string => saysOf(list)(`calls.${kind}Days`, words, 0);

/** That a list is in order, and that it begins with the calls that come first. */
export const saysPlaces = (list: CallList): void => {
  const says = saysOf(list);
  for (const kind of ['matured', 'maturing'] as const)
    for (const [at, { clientId: client, day }] of list[kind].calls.entries())
      says(`calls.${kind}Place`, `number ${at + 1}`, at + 1, { client, on: day });
  for (const [at, { clientId: client }] of list.idle.entries())
    says('calls.idlePlace', `number ${at + 1}`, at + 1, { client, among: list.idleAmong });
};

/** @param bookEnds where an old book ends: what was bought since isn't known; null: the book is recent */
export const maturedInAll = (list: CallList, bookEnds: Day | null): string =>
  list.matured.days === 0
    ? saysNone(list, 'matured', `nothing that matured in the last ${MATURED_WITHIN_DAYS} days is waiting to be reinvested`)
    : `matured in the last ${MATURED_WITHIN_DAYS} days and ${PHRASES.notBoughtAgain}${asFarAs(bookEnds)}: ${inAll(list, 'matured')}`;

/** Null if nothing matured since the book was read. */
export const maturedSinceInAll = (list: CallList): string | null =>
  list.maturedSince.days === 0
    ? null
    : `matured since the book was read (not known yet if it was bought again): ${inAll(list, 'maturedSince')}`;

export const maturingInAll = (list: CallList): string =>
  list.maturing.days === 0
    ? saysNone(list, 'maturing', `nothing matures ${withinReach(list)}`)
    : `matures ${withinReach(list)}: ${inAll(list, 'maturing')}`;

/** The client's id, and the name if the book has one. */
export const whoIsIt = ({ clientId, clientName }: ClientCall): readonly [id: string, name: string | null] => [
  shown(clientId, 80),
  nameShown(clientName, 60),
];

/** Why to call: what matures or matured on one day, or how long ago the last purchase was. */
export const whyToCall = (call: ClientCall, asOf: Day, bookEnds: Day | null): string => {
  const says = claimsOf({ client: call.clientId }, asOf);
  const on = { on: call.day };
  const days = Math.abs(call.day - asOf);
  const away = days > 1 && call.kind !== 'idle' ? says('call.daysAway', plural(days, 'day'), days, on) : '';
  const ago = days === 1 ? 'yesterday' : `${away} ago`;
  switch (call.kind) {
    case 'maturing': {
      const inDays = call.day - asOf;
      const bonds = says('maturing.bonds', plural(call.bonds, 'bond'), call.bonds, on);
      const worth = `${moneyOfCall(call, asOf)} in ${bonds}`;
      if (inDays < 0) return `${worth} matured ${ago}, on ${dayOfCall(call, asOf)}; ${NOT_KNOWN_YET}`;
      const when = inDays === 0 ? 'today' : inDays === 1 ? 'tomorrow' : `in ${away}`;
      return `${worth} matures ${when}, on ${dayOfCall(call, asOf)}`;
    }
    case 'matured': {
      const amount = says('matured.amount', money(call.matured), call.matured, on);
      const bonds = says('matured.bonds', plural(call.bonds, 'bond'), call.bonds, on);
      const matured = `${amount} in ${bonds} matured ${ago}, on ${dayOfCall(call, asOf)}`;
      if (isAfterBook(call.day, bookEnds)) return `${matured}; ${NOT_KNOWN_YET}`;
      const idle = call.amount === call.matured ? 'none of it bought again' : `${moneyOfCall(call, asOf)} ${PHRASES.notBoughtAgain}`;
      return `${matured}; ${idle}${bookEnds === null ? '' : ` by ${claimsOf({}, asOf)('book.newest', date(bookEnds), bookEnds)}`}`;
    }
    case 'idle': {
      const gap = gapOfCall(call, asOf);
      return `${says('call.idle', plural(days, 'day'), days)} since the last purchase${gap === null ? '' : `, usually every ${gap}`}; ${holds(call, asOf)}`;
    }
  }
};

type IdleClient = Extract<ClientCall, { kind: 'idle' }>;

/** The day of the maturity, or of the last purchase. */
export const dayOfCall = ({ clientId: client, kind, day }: ClientCall, asOf: Day): string =>
  kind === 'idle'
    ? claim(date(day), { kind: 'client.lastBought', subject: { client }, number: day, asOf })
    : claim(date(day), { kind: 'call.day', subject: { client, on: day }, number: day, asOf });

/** The client's usual gap between purchases; null without one. */
export const gapOfCall = ({ clientId: client, usualGap }: IdleClient, asOf: Day): string | null => {
  const says = claimsOf({ client }, asOf);
  says('call.goneQuiet', '(gone quiet)', 1);
  const words = usualGap === null ? '(none)' : plural(Math.max(1, Math.round(usualGap)), 'day');
  const gap = says('call.usualGap', words, usualGap ?? 0);
  return usualGap === null ? null : gap;
};

/** The money that comes free, or that wasn't bought again. */
export const moneyOfCall = (call: Exclude<ClientCall, IdleClient>, asOf: Day): string =>
  claim(money(call.amount), {
    kind: call.kind === 'maturing' ? 'maturing.amount' : 'matured.idle',
    subject: { client: call.clientId, on: call.day },
    number: call.amount,
    asOf,
  });

/** What the client has outstanding, as an amount. */
export const heldOfCall = ({ clientId: client, outstanding }: ClientCall, asOf: Day): string | null =>
  outstanding === null ? null : claim(money(outstanding), { kind: 'client.outstanding', subject: { client }, number: outstanding, asOf });

/** The clients of a list for a menu: each once, in the order of the list. */
export const choicesOf = (calls: readonly ClientCall[]): RowChoice[] =>
  [...new Map(calls.map((call) => [call.clientId, call] as const)).values()].map((call) => {
    const [id, name] = whoIsIt(call);
    return [name === null ? id : `${id}  ${name}`, call.clientId];
  });

/** What the client holds; what was bought if that's nothing, or nobody knows. */
const holds = (call: ClientCall, asOf: Day): string => {
  const { clientId: client, outstanding, bought } = call;
  if (outstanding !== null && outstanding > 0) return `${heldOfCall(call, asOf)} outstanding`;
  const paid = claim(money(bought), { kind: 'client.bought', subject: { client }, number: bought, asOf });
  return `${outstandingInWords(outstanding)}, ${paid} bought so far`;
};
