import type { ActionsBlock, KnownBlock, RichTextBlock } from '@slack/types';
import { type ClientCall, MATURING_WITHIN_DAYS } from '../../src/advisor/desk/call-list.ts';
import type { HomeContent } from '../../src/usecases/desk/home-content.ts';
import type { CallList } from '../../src/usecases/ports/call-store.ts';
import { bold, context, line, plain, richText, words } from '../blocks.ts';
import { clientButtons } from '../client-buttons.ts';
import { date, money, plural } from '../format.ts';
import { whoIsIt, whyToCall } from './call-lines.ts';
import { homeButton } from './home-actions.ts';

const entry = (call: ClientCall, list: CallList): KnownBlock[] => {
  const [id, name] = whoIsIt(call);
  const buttons = clientButtons(call.clientId, call.kind === 'maturing' ? ['recommend', 'profile'] : ['profile', 'recommend']);
  const text: RichTextBlock = richText(line(bold(id), words(`${name === null ? '' : `  ${name}`}\n${whyToCall(call, list.asOf)}`)));
  const actions: ActionsBlock = { type: 'actions', elements: buttons };
  return buttons.length === 0 ? [text] : [text, actions];
};

const maturing = (list: CallList): KnownBlock[] => {
  if (list.maturing.length === 0) {
    return [richText(line(words(`No bond of your clients matures within ${MATURING_WITHIN_DAYS} days.`)))];
  }
  const who = plural(list.maturingClients, 'client');
  const next = list.maturing.length < list.maturingClients ? `; the next ${list.maturing.length}` : '';
  return [
    richText(line(bold(`Maturing within ${MATURING_WITHIN_DAYS} days`), words(`  ${who}, ${money(list.maturingAmount)}${next}`))),
    ...list.maturing.flatMap((call) => entry(call, list)),
  ];
};

const idle = (list: CallList): KnownBlock[] =>
  list.idle.length === 0
    ? []
    : [
        richText(line(bold('Idle since the last purchase'), words('  the longest of the larger ones'))),
        ...list.idle.flatMap((call) => entry(call, list)),
      ];

/** Whom this person may want to call. `withButtons` is false where the installation does not offer the whole list. */
export const callBlocks = ({ calls, seesNobody, actor }: HomeContent): KnownBlock[] => {
  const title = actor.sees === 'all' ? 'Clients to call' : 'Your clients to call';
  const header: KnownBlock = { type: 'header', text: plain(title, 150) };
  if (seesNobody) {
    return [header, richText(line(words('No relationship manager is named for you yet, so no client is yours. An admin can name one.')))];
  }
  if (!calls) return [];
  if (calls.maturing.length === 0 && calls.idle.length === 0) {
    return [
      header,
      richText(line(words(`Nobody: nothing matures within ${MATURING_WITHIN_DAYS} days, and nobody has been idle for unusually long.`))),
    ];
  }
  return [
    header,
    ...maturing(calls),
    ...idle(calls),
    { type: 'actions', elements: [homeButton('calls', 'Send me the whole list')] },
    context(
      `As of ${date(calls.asOf)}, the day of the newest trade. Idle: more than twice the client’s usual gap, or 180 days where there is none.`,
    ),
  ];
};
