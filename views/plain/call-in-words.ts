import type { Period, PlainCall } from '../../src/advisor/plain/plain-call.ts';
import type { Day, Paise } from '../../src/advisor/units.ts';
import { claim } from '../../src/claims/claim.ts';
import { date, money, rate, shown } from '../blocks/format.ts';

/** A day that somebody asked about. */
const askedDay = (day: Day): string => claim(date(day), { kind: 'wish.day', subject: { day }, number: day, asOf: day });
const askedMoney = (paise: Paise): string => claim(money(paise), { kind: 'wish.paise', subject: { paise }, number: paise, asOf: 0 });

/** "1 Nov 2026 to 30 Nov 2026", "until 28 Feb 2027". */
const periodInWords = ({ from, to }: Period): string => {
  if (from !== null && from === to) return askedDay(from);
  if (from === null) return to === null ? 'any day' : `until ${askedDay(to)}`;
  return to === null ? `from ${askedDay(from)}` : `${askedDay(from)} to ${askedDay(to)}`;
};

/** What bonds are wished for: "Green Bonds, AA and better, up to 5 years". */
const wish = ({ type, grade, to, from, leastYield, amount }: PlainCall): string =>
  [
    type ?? 'bonds',
    grade && `${grade} and better`,
    from !== null && to !== null
      ? `${from}–${to} years`
      : to !== null
        ? `up to ${to} years`
        : from !== null
          ? `${from} years or longer`
          : null,
    leastYield !== null && `${rate(leastYield)} or more`,
    amount !== null && `from ${askedMoney(amount)} or less`,
  ]
    .filter((part) => typeof part === 'string')
    .join(', ');

/** A whole call as a person would say it, for a button and for what an answer is about. */
export const callInWords = (call: PlainCall): string => {
  const [client = '…', other = '…'] = call.clients.map((id) => shown(id, 24));
  const { type, band, when, amount, to, bond, only } = call;
  const during = when === null ? '' : `, ${periodInWords(when)}`;
  const inBand = band === null ? '' : `, band ${band}`;
  const above = amount === null ? '' : `, ${askedMoney(amount)} or more`;
  switch (call.verb) {
    case 'recommend':
      return `Recommend for ${client}`;
    case 'client':
      return `Show ${client}`;
    case 'compare':
      return `Compare ${client} with ${other}`;
    case 'family':
      return `Family of ${client}`;
    case 'ladder':
      return `Ladder for ${client}${amount === null ? '' : `, ${askedMoney(amount)}`}${to === null ? '' : `, ${to} years`}`;
    case 'why':
      return `Why ${type ?? 'this'} for ${client}?`;
    case 'why-not':
      return type === null ? `What’s left out for ${client}?` : `Why not ${type} for ${client}?`;
    case 'calls': {
      const what = only === 'quiet' ? 'Who has gone quiet' : only === 'maturing' || when !== null ? 'Who matures' : 'Whom to call';
      return `${what}${inBand}${during}${above}`;
    }
    case 'trades':
      return `What ${call.clients.length > 0 ? client : 'your clients'} bought${type === null ? '' : `, ${type}`}${inBand}${during}`;
    case 'offers':
      return `On offer${call.clients.length > 0 ? ` for ${client}` : ''}: ${wish(call)}`;
    case 'quote':
      return `Quote ${shown(bond ?? '', 20)}${amount === null ? '' : ` for ${askedMoney(amount)}`}`;
    case 'help':
      return 'What can you do?';
  }
};
