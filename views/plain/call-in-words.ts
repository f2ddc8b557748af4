import { periodInWords } from '../../src/advisor/plain/period-in-words.ts';
import type { PlainCall } from '../../src/advisor/plain/plain-call.ts';
import { money, rate, shown } from '../blocks/format.ts';

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
    amount !== null && `from ${money(amount)} or less`,
  ]
    .filter((part) => typeof part === 'string')
    .join(', ');

/** A whole call as a person would say it, for a button and for what an answer is about. */
export const callInWords = (call: PlainCall): string => {
  const [client = '…', other = '…'] = call.clients.map((id) => shown(id, 24));
  const { type, band, when, amount, to, bond, only } = call;
  const during = when === null ? '' : `, ${periodInWords(when)}`;
  const inBand = band === null ? '' : `, band ${band}`;
  const above = amount === null ? '' : `, ${money(amount)} or more`;
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
      return `Ladder for ${client}${amount === null ? '' : `, ${money(amount)}`}${to === null ? '' : `, ${to} years`}`;
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
      return `Quote ${shown(bond ?? '', 20)}${amount === null ? '' : ` for ${money(amount)}`}`;
    case 'help':
      return 'What can you do?';
  }
};
