import type { KnownBlock, MrkdwnElement, PlainTextElement, SectionBlock } from '@slack/types';
import { MATURED_WITHIN_DAYS } from '../../src/advisor/book/freed-money.ts';
import type { ClientCall } from '../../src/advisor/desk/call-list.ts';
import type { Day } from '../../src/advisor/units.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { HomeContent } from '../../src/usecases/home/home-content.ts';
import type { CallList } from '../../src/usecases/ports/call-store.ts';
import { asFarAs } from '../asked-client/bought-again-words.ts';
import { clientButtons } from '../asked-client/client-buttons.ts';
import { bold, context, line, plain, richText, words } from '../blocks/blocks.ts';
import { dateTimeOf } from '../blocks/format.ts';
import {
  asOfInWords,
  type MoneyKind,
  maturedInAll,
  maturingInAll,
  saysNone,
  saysPlaces,
  sumsInWords,
  whoIsIt,
  whyToCall,
  withinReach,
} from './call-lines.ts';
import { homeButton } from './home-actions.ts';

/** Letters and digits with single separators between them, so nothing can be read as markup. */
const HARMLESS = /^[\p{L}\p{N}]+(?:[ ._'-][\p{L}\p{N}]+)*$/u;

/** A client to call. The button offers a recommendation if money becomes free or has, and the profile if the client is idle. */
const entry = (call: ClientCall, list: CallList, bookEnds: Day | null): SectionBlock => {
  const [id, name] = whoIsIt(call);
  const [button] = clientButtons(call.clientId, call.kind === 'idle' ? ['profile'] : ['recommend']);
  const why = whyToCall(call, list.asOf, bookEnds);
  const known = name === null ? '' : `  ${name}`;
  // Next to a button, only markup text can be bold. Names that could be read as markup stay plain.
  const text: MrkdwnElement | PlainTextElement =
    HARMLESS.test(id) && (name === null || HARMLESS.test(name))
      ? { type: 'mrkdwn', text: `*${id}*${known}\n${why}` }
      : { type: 'plain_text', text: `${id}${known}\n${why}`, emoji: false };
  return { type: 'section', text, ...(button && { accessory: button }) };
};

const money = (heading: string, kind: MoneyKind, list: CallList, bookEnds: Day | null): KnownBlock[] => {
  const { calls, days } = list[kind];
  if (calls.length === 0) return [];
  const sums = sumsInWords(list, kind);
  const shown = calls.length < days ? `; ${calls.length} of ${sums.days} shown` : '';
  const inAll = `  ${sums.clients}, ${sums.amount} in all${shown}`;
  return [richText(line(bold(heading), words(inAll))), ...calls.map((call) => entry(call, list, bookEnds))];
};

const idle = (list: CallList): KnownBlock[] =>
  list.idle.length === 0
    ? []
    : [
        richText(line(bold('Gone quiet'), words('  longest without a purchase first, among the largest clients'))),
        ...list.idle.map((call) => entry(call, list, null)),
      ];

/** A few clients to call of each kind, out of those this person may see. The whole list is a separate message. */
export const callBlocks = ({ calls, seesNobody, actor, zone, oldBook }: HomeContent): KnownBlock[] => {
  const title = actor.sees === 'all' ? PHRASES.clientsToCall : 'Your clients to call';
  const header: KnownBlock = { type: 'header', text: plain(title, 150) };
  if (seesNobody) {
    return [
      header,
      richText(line(words(`You aren’t linked to a relationship manager yet, so you have no clients here. ${PHRASES.adminCanLink}`))),
    ];
  }
  if (!calls) return [];
  const { matured, maturedSince, maturing } = calls;
  saysPlaces(calls);
  const bookEnds = oldBook?.day ?? null;
  if (matured.days + maturedSince.days + maturing.days + calls.idle.length === 0) {
    const nobody = `Nobody: ${maturingInAll(calls)}, ${maturedInAll(calls, bookEnds)}, and nobody has gone quiet.`;
    return [header, richText(line(words(nobody)))];
  }
  return [
    header,
    ...money(`Matured in the last ${MATURED_WITHIN_DAYS} days, ${PHRASES.notBoughtAgain}${asFarAs(bookEnds)}`, 'matured', calls, bookEnds),
    ...money('Matured since the book was read (not known yet if it was bought again)', 'maturedSince', calls, bookEnds),
    ...(maturing.days === 0
      ? [richText(line(words(saysNone(calls, 'maturing', `None of your clients’ bonds mature ${withinReach(calls)}.`))))]
      : []),
    ...money(`Maturing ${withinReach(calls)}`, 'maturing', calls, bookEnds),
    ...idle(calls),
    { type: 'actions', elements: [homeButton('calls', 'Send me the whole list')] },
    context(
      `As of ${asOfInWords(calls)}, from the book as read ${dateTimeOf(calls.takenAt, zone)}. One line per maturity day, at the price paid. Gone quiet: more than twice the client’s usual gap without a purchase, or 180 days if there’s no usual gap.`,
    ),
  ];
};
