import type { KnownBlock, RichTextSection } from '@slack/types';
import { bothDaysInWords } from '../../src/advisor/calendar/book-days-in-words.ts';
import { dayAt } from '../../src/advisor/calendar/wall-clock.ts';
import type { BoughtLine, Change, Digest, SegmentLine } from '../../src/advisor/digest/digest.ts';
import { bold, context, line, list, type Message, person, plain, richText, words } from '../blocks/blocks.ts';
import { figureBlocks } from '../blocks/figure-block.ts';
import { ago, count, date, dateOf, money, oldBookLines, percent, plural, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import type { ChartLook } from '../blocks/look.ts';
import { digestCharts } from './digest-charts.ts';

const MOST_LINES = 15;
const MOST_FIRST = 5;

/** Why this digest was posted, if it isn't simply the week's. */
export type DigestNote =
  | { readonly kind: 'none' }
  | { readonly kind: 'preview' }
  | { readonly kind: 'test'; readonly by: string }
  /** Slack didn't confirm an earlier try, so the digest may be here twice. */
  | { readonly kind: 'again' };

const signed = (change: number): string => `${change < 0 ? '−' : '+'}${count(Math.abs(change))}`;
const clients = (number: number): string => plural(number, 'client');

const periodOf = ({ from, until }: Digest): string => {
  if (until < from) return `nothing new since ${date(until)}`;
  if (from === until) return date(until);
  // The year is shown once if both dates share it.
  const [first, last] = [date(from), date(until)];
  return `${first.slice(-4) === last.slice(-4) ? first.slice(0, -5) : first} to ${last}`;
};

const changeInWords = (change: Change, zone: string): string => {
  switch (change.kind) {
    case 'model':
      return `Model ${change.version} is new, trained ${dateOf(new Date(change.trainedAt), zone)}`;
    case 'type':
      return `${shown(change.bondType, 60)}: ${money(change.amount)} bought, ${change.amount > change.amountBefore ? 'up' : 'down'} from ${money(change.amountBefore)}`;
    case 'segment':
      return `${shown(change.name, 80)}: ${signed(change.change)}, now ${clients(change.clients)}`;
    case 'move':
      return `${clients(change.move.clients)} moved from ${shown(change.move.from, 80)} to ${shown(change.move.to, 80)}`;
  }
};

const bullets = (heading: string, items: readonly string[], ...after: readonly RichTextSection[]): KnownBlock[] =>
  items.length === 0 && after.length === 0
    ? []
    : [
        richText(
          line(bold(heading)),
          ...(items.length > 0
            ? [
                list(
                  'bullet',
                  items.slice(0, MOST_LINES).map((item) => line(words(item))),
                ),
              ]
            : []),
          ...(items.length > MOST_LINES ? [line(words(`and ${count(items.length - MOST_LINES)} more`))] : []),
          ...after,
        ),
      ];

const segmentInWords = ({ name, clients: size, change }: SegmentLine): string =>
  `${name === null ? 'Small segments together' : shown(name, 80)}: ${clients(size)}${change ? ` (${signed(change)})` : ''}`;

const sinceInWords = ({ movement }: Digest, zone: string): string | null => {
  switch (movement.kind) {
    case 'since':
      return `Movements since ${dateOf(new Date(movement.at), zone)}.`;
    case 'since-over-a-training':
      return `Movements since ${dateOf(new Date(movement.at), zone)}; a training in between moved the borders of segments too.`;
    case 'segments-are-new':
      return `The segments were drawn anew on ${dateOf(new Date(movement.at), zone)}; movements are counted from there.`;
    case 'first':
      return 'Movements are counted from now on.';
  }
};

const boughtLine = ({ bondType, purchases, amount, amountBefore }: BoughtLine): string => {
  const before = amountBefore === null ? '' : ` (${amountBefore === 0 ? 'none' : money(amountBefore)} before)`;
  return `${shown(bondType, 60)}: ${plural(purchases, 'purchase')}${amount === null ? '' : `, ${money(amount)}${before}`}`;
};

const boughtBlocks = (digest: Digest): KnownBlock[] => {
  const { bought } = digest;
  if (digest.until < digest.from) return bullets('Bought', [], line(words('The book has not been read since the last digest.')));
  if (bought.kind === 'nothing') return bullets('Bought', [], line(words('Nothing in these days.')));
  if (bought.kind === 'few') return bullets('Bought', [], line(words('Fewer than five clients bought in these days.')));
  const total = `${plural(bought.purchases, 'purchase')}, ${money(bought.amount)}`;
  return bullets(`Bought: ${total}`, bought.lines.map(boughtLine));
};

const adviceItems = ({ advice }: Digest): string[] => {
  const first = advice.first.slice(0, MOST_FIRST).map(({ bondType, times }) => `${shown(bondType, 40)} ${count(times)}`);
  const chosen = advice.choseFirst + advice.choseOther;
  return [
    ...(first.length > 0 ? [`First places: ${first.join(', ')}`] : []),
    ...(advice.thumbsUp + advice.thumbsDown > 0 ? [`Thumbs: ${count(advice.thumbsUp)} up, ${count(advice.thumbsDown)} down`] : []),
    ...(chosen > 0 ? [`Clients’ choices: ${count(advice.choseFirst)} of ${count(chosen)} took the first type`] : []),
    ...advice.uptake.map(
      ({ days, clients: asked, bought }) =>
        `Of ${clients(asked)} advised ${days} days ago or earlier, ${count(bought)} (${percent(bought / asked)}) bought a type they were shown within ${days} days`,
    ),
  ];
};

const adviceBlocks = (digest: Digest): KnownBlock[] => {
  const { shown: times, clients: advised } = digest.advice;
  const items = adviceItems(digest);
  if (times > 0) return bullets(`Advice: ${plural(times, 'recommendation')} for ${clients(advised)}`, items);
  return bullets('Advice', ['Nobody asked for a recommendation in this time', ...items]);
};

const noteBlocks = (note: DigestNote): KnownBlock[] => {
  switch (note.kind) {
    case 'none':
      return [];
    case 'preview':
      return [context('A preview: only you see it.')];
    case 'test':
      return [richText(line(words('A test, sent by '), person(note.by), words('. The next digest comes at its own time.')))];
    case 'again':
      return [context('Sent again: Slack did not confirm the first try, so it may stand here twice.')];
  }
};

/**
 * The desk's week in one message: what changed, clients by segment, what was bought, what was advised and what came of it.
 * No segment, movement or amount covers fewer than five clients; plain counts may be smaller.
 * A chart that isn't drawn is left out, because the lists hold its figures.
 * @param charts how to draw each of `digestCharts`
 * @param zone the desk's time zone
 */
export const digestMessage = (digest: Digest, charts: readonly ChartLook[], note: DigestNote, zone: string): Message => {
  const period = periodOf(digest);
  const changes = digest.changes.map((change) => changeInWords(change, zone));
  const quiet = 'A quiet week: nothing changed by much.';
  const drawn = digestCharts(digest).map((figure, at) =>
    charts[at] && charts[at].kind !== 'text' ? figureBlocks(figure, charts[at]) : [],
  );
  const [first = [], second = []] = drawn;
  const moves = digest.moves.map(({ from, to, clients: number }) => `${clients(number)} from ${shown(from, 80)} to ${shown(to, 80)}`);
  const since = sinceInWords(digest, zone);
  return {
    text: `Weekly digest, ${period}. ${shown(changes[0] ?? quiet, 200)}`.replaceAll(/[<>&]/g, ' '),
    blocks: [
      ...noteBlocks(note),
      { type: 'header', text: plain(`Weekly digest · ${period}`, SLACK_LIMITS.headerText) },
      ...(changes.length > 0 ? bullets('What changed', changes) : [richText(line(words(quiet)))]),
      ...bullets(`Segments: ${clients(digest.clients)}`, digest.segments.map(segmentInWords)),
      ...(digest.segmentsOf === undefined
        ? []
        : [
            context(
              `Segments and movements are those of model ${digest.segmentsOf}; the segments of model ${digest.model.version} come with the next reading of the book.`,
            ),
          ]),
      ...first,
      ...bullets('Moved', moves),
      ...boughtBlocks(digest),
      ...adviceBlocks(digest),
      ...second,
      context(
        ...oldBookLines(digest.oldBook),
        `${bothDaysInWords(dayAt(new Date(digest.madeAt), zone), digest.dataAsOf)}, read ${ago(new Date(digest.readAt), new Date(digest.madeAt))} · model ${digest.model.version}, trained ${dateOf(new Date(digest.model.trainedAt), zone)}`,
        `${since} Segments of fewer than five clients stand together; movements and amounts of fewer than five are left out. A purchase after advice need not come from it.`,
      ),
    ],
  };
};
