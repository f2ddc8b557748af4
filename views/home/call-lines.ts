import type { ClientCall } from '../../src/advisor/desk/call-list.ts';
import type { Day } from '../../src/advisor/units.ts';
import { date, money, plural, shown } from '../format.ts';

/** The client as people know it: the id, and the name where the book keeps one. */
export const whoIsIt = ({ clientId, clientName }: ClientCall): readonly [id: string, name: string | null] => [
  shown(clientId, 80),
  clientName === null ? null : shown(clientName, 60),
];

/** Why to call: what matures when, or for how long nothing was bought. */
export const whyToCall = (call: ClientCall, asOf: Day): string => {
  if (call.kind === 'maturing') {
    const what = call.bonds === 1 ? money(call.amount) : `${money(call.amount)} in ${plural(call.bonds, 'bond')}`;
    const inDays = call.day - asOf;
    const when = inDays === 0 ? 'today' : `in ${plural(inDays, 'day')}`;
    return `${what} matures ${when}, ${call.bonds === 1 ? 'on' : 'from'} ${date(call.day)}`;
  }
  const usual = call.usualGap === null ? '' : `, usually every ${plural(Math.max(1, Math.round(call.usualGap)), 'day')}`;
  return `${plural(asOf - call.day, 'day')} since the last purchase${usual}; ${money(call.invested)} invested`;
};
