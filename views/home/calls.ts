import type { KnownBlock, MrkdwnElement, PlainTextElement, SectionBlock } from '@slack/types';
import { type ClientCall, MATURING_WITHIN_DAYS } from '../../src/advisor/desk/call-list.ts';
import type { HomeContent } from '../../src/usecases/desk/home-content.ts';
import type { CallList } from '../../src/usecases/ports/call-store.ts';
import { bold, context, line, plain, richText, words } from '../blocks.ts';
import { clientButtons } from '../client-buttons.ts';
import { date, money, plural } from '../format.ts';
import { whoIsIt, whyToCall } from './call-lines.ts';
import { homeButton } from './home-actions.ts';

/** Letters and digits, with single signs between them. */
const HARMLESS = /^[\p{L}\p{N}]+(?:[ ._'-][\p{L}\p{N}]+)*$/u;

/** What to do first: a new offer where money comes back, a look at who has gone quiet. The one leads to the other. */
const entry = (call: ClientCall, list: CallList): SectionBlock => {
  const [id, name] = whoIsIt(call);
  const [button] = clientButtons(call.clientId, call.kind === 'maturing' ? ['recommend'] : ['profile']);
  const why = whyToCall(call, list.asOf);
  const known = name === null ? '' : `  ${name}`;
  // Beside a button only text in markup can be bold: where a name could be read as markup, it is not.
  const text: MrkdwnElement | PlainTextElement =
    HARMLESS.test(id) && (name === null || HARMLESS.test(name))
      ? { type: 'mrkdwn', text: `*${id}*${known}\n${why}` }
      : { type: 'plain_text', text: `${id}${known}\n${why}`, emoji: false };
  return { type: 'section', text, ...(button && { accessory: button }) };
};

const maturing = (list: CallList): KnownBlock[] => {
  if (list.maturing.length === 0) {
    return [richText(line(words(`No bond of your clients matures within ${MATURING_WITHIN_DAYS} days.`)))];
  }
  const who = plural(list.maturingClients, 'client');
  const next = list.maturing.length < list.maturingClients ? `; the next ${list.maturing.length}` : '';
  return [
    richText(line(bold(`Maturing within ${MATURING_WITHIN_DAYS} days`), words(`  ${who}, ${money(list.maturingAmount)}${next}`))),
    ...list.maturing.map((call) => entry(call, list)),
  ];
};

const idle = (list: CallList): KnownBlock[] =>
  list.idle.length === 0
    ? []
    : [
        richText(line(bold('Idle since the last purchase'), words('  the longest of the larger ones'))),
        ...list.idle.map((call) => entry(call, list)),
      ];

/** Whom this person may want to call, a few of each kind; the whole list is a message. */
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
