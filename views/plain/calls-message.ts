import type { KnownBlock } from '@slack/types';
import type { OldBook } from '../../src/advisor/calendar/old-book.ts';
import type { ClientCall } from '../../src/advisor/desk/call-list.ts';
import type { ChosenCalls } from '../../src/usecases/plain/calls-of.ts';
import { CLIENT_ACTIONS } from '../asked-client/client-buttons.ts';
import { bold, context, line, list, type Message, richText, words } from '../blocks/blocks.ts';
import { date, escapeMrkdwn, oldBookLines } from '../blocks/format.ts';
import { rowMenu } from '../blocks/row-menu.ts';
import { choicesOf, whoIsIt, whyToCall } from '../home/call-lines.ts';
import { callInWords } from './call-in-words.ts';

/** Menus that lead on to each client. */
const leadOn = (calls: readonly ClientCall[]): KnownBlock[] => {
  const clients = choicesOf(calls);
  const elements = [...rowMenu(CLIENT_ACTIONS.recommend, 'Recommend to …', clients), ...rowMenu(CLIENT_ACTIONS.profile, 'Open …', clients)];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
};

/** Clients to call, of those that were asked for: a line for each, and menus that lead on. */
export const chosenCallsMessage = (chosen: ChosenCalls, oldBook: OldBook | null): Message => {
  const { asked, asOf, from, until, calls, more, isCut } = chosen;
  const title = callInWords(asked);
  const isBeyond = asked.when !== null && (asked.when.to === null || asked.when.to > until);
  const isBefore = asked.when !== null && ((asked.when.from ?? from) < from || (asked.when.to ?? from) < from);
  const notes = [
    ...(more ? ['There are more. Narrow it down by band, amount or days.'] : []),
    ...(isCut && !more ? ['Your call list is too long to look through to its end, so there may be more.'] : []),
    ...(isBefore ? [`The call list reaches back to ${date(from)}. For one client, ask what they bought.`] : []),
    ...(isBeyond ? [`The call list reaches to ${date(until)}. For one client, ask what matures when.`] : []),
    ...(asked.only === 'quiet' ? [] : ['Matured bonds are listed only if the money wasn’t reinvested.']),
    ...(oldBook ? oldBookLines(oldBook) : []),
  ];
  const lines = calls.map((call) => {
    const [id, name] = whoIsIt(call);
    return line(bold(id), words(`${name === null ? '' : `  ${name}`}  ${whyToCall(call, asOf, oldBook?.day ?? null)}`));
  });
  const nobody = line(words(isCut ? 'Nobody in the part of your call list that I looked through.' : 'Nobody among your clients.'));
  return {
    text: escapeMrkdwn(`${title}: ${calls.length === 0 ? 'nobody' : calls.map((call) => whoIsIt(call)[0]).join(', ')}`.slice(0, 500)),
    blocks: [richText(line(bold(title)), lines.length === 0 ? nobody : list('bullet', lines)), ...leadOn(calls), context(...notes)].filter(
      (block) => block.type !== 'context' || block.elements.length > 0,
    ),
  };
};
