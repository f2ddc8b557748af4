import type { KnownBlock, RichTextBlock, RichTextSection } from '@slack/types';
import { dayAt } from '../../src/advisor/calendar/wall-clock.ts';
import type { BoughtLine, Change, Digest, SegmentLine } from '../../src/advisor/digest/digest.ts';
import type { UptakeLine } from '../../src/advisor/digest/uptake-by.ts';
import { claim, claimsOf } from '../../src/claims/claim.ts';
import { bold, context, line, list, type Message, person, plain, richText, words } from '../blocks/blocks.ts';
import { figureBlocks } from '../blocks/figure-block.ts';
import { folded } from '../blocks/folded.ts';
import { count, date, money, oldBookLines, percent, plural, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import type { ChartLook, Look } from '../blocks/look.ts';
import { digestCharts } from './digest-charts.ts';
import { advisedClaim, boughtClaim, clientsInWords, periodsOf, segmentClaims, signed, trainedOn, uptakeInWords } from './digest-claims.ts';
import { digestSources } from './digest-sources.ts';

const MOST_LINES = 15;
const MOST_FIRST = 5;

/** Why this digest was posted, if it isn't simply the week's. */
export type DigestNote =
  | { readonly kind: 'none' }
  | { readonly kind: 'preview' }
  | { readonly kind: 'test'; readonly by: string }
  /** Slack didn't confirm an earlier try, so the digest may be here twice. */
  | { readonly kind: 'again' };

const periodOf = ({ from, until, readAt }: Digest, zone: string): string => {
  const last = claim(date(until), { kind: 'digest.until', subject: {}, number: until, asOf: dayAt(new Date(readAt), zone) });
  if (until < from) return `nothing new since ${last}`;
  if (from === until) return last;
  // The year is shown once if both dates share it.
  const first = date(from);
  return `${first.slice(-4) === last.slice(-4) ? first.slice(0, -5) : first} to ${last}`;
};

const changeInWords = (change: Change, digest: Digest, zone: string): string => {
  switch (change.kind) {
    case 'model':
      return `Model ${change.version} is new, trained ${trainedOn(change, zone)}`;
    case 'type': {
      const { now, before } = periodsOf(digest);
      const amount = boughtClaim(money(change.amount), 'digest.bought', change.amount, change.bondType, now);
      const earlier = boughtClaim(money(change.amountBefore), 'digest.bought', change.amountBefore, change.bondType, before);
      return `${shown(change.bondType, 60)}: ${amount} bought, ${change.amount > change.amountBefore ? 'up' : 'down'} from ${earlier}`;
    }
    case 'segment': {
      const of = segmentClaims(digest, zone);
      const by = claim(signed(change.change), of.change(change.name, change.change));
      return `${shown(change.name, 80)}: ${by}, now ${claim(clientsInWords(change.clients), of.size(change.name, change.clients))}`;
    }
    case 'move': {
      const { from, to, clients } = change.move;
      const moved = claim(clientsInWords(clients), segmentClaims(digest, zone).moved(from, to, clients));
      return `${moved} moved from ${shown(from, 80)} to ${shown(to, 80)}`;
    }
  }
};

type Elements = RichTextBlock['elements'];

const bullets = (heading: string, items: readonly string[], ...after: readonly RichTextSection[]): Elements =>
  items.length === 0 && after.length === 0
    ? []
    : [
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
      ];

const segmentInWords = ({ name, clients, change }: SegmentLine, of: ReturnType<typeof segmentClaims>): string => {
  const members = claim(clientsInWords(clients), of.size(name, clients));
  const by = change && name !== null ? ` (${claim(signed(change), of.change(name, change))})` : '';
  return `${name === null ? 'Small segments together' : shown(name, 80)}: ${members}${by}`;
};

const boughtLine = ({ bondType, purchases, amount, amountBefore }: BoughtLine, digest: Digest): string => {
  const { now, before } = periodsOf(digest);
  const times = boughtClaim(plural(purchases, 'purchase'), 'digest.purchases', purchases, bondType, now);
  if (amount === null) return `${shown(bondType, 60)}: ${times}`;
  const paid = boughtClaim(money(amount), 'digest.bought', amount, bondType, now);
  const earlier =
    amountBefore === null
      ? ''
      : ` (${boughtClaim(amountBefore === 0 ? 'none' : money(amountBefore), 'digest.bought', amountBefore, bondType, before)} before)`;
  return `${shown(bondType, 60)}: ${times}, ${paid}${earlier}`;
};

const boughtParts = (digest: Digest): Elements => {
  const { bought } = digest;
  if (digest.until < digest.from) return bullets('Bought', [], line(words('The book hasn’t been read since the last digest.')));
  if (bought.kind === 'nothing') return bullets('Bought', [], line(words('Nothing in these days.')));
  if (bought.kind === 'few') return bullets('Bought', [], line(words('Fewer than five clients bought in these days.')));
  const { now } = periodsOf(digest);
  const times = boughtClaim(plural(bought.purchases, 'purchase'), 'digest.purchases', bought.purchases, null, now);
  const total = `${times}, ${boughtClaim(money(bought.amount), 'digest.bought', bought.amount, null, now)}`;
  return bullets(
    `Bought: ${total}`,
    bought.lines.map((each) => boughtLine(each, digest)),
  );
};

const MOST_UPTAKE = 5;

/** "Corporate Bonds 12 of 40 (18–45%)": purchases within 30 days, recommendations, and the 95% interval of the share. */
const uptakeWords = (lines: readonly UptakeLine[], of: 'bondType' | 'segment', { until }: Digest): string =>
  lines
    .slice(0, MOST_UPTAKE)
    .map(({ name, advised, bought, low, high }) => {
      const says = claimsOf({ [of]: name }, until);
      const range = `${says('followed.low', percent(low), low)} to ${says('followed.high', percent(high), high)}`;
      return `${shown(name, 40)} ${says('followed.bought', count(bought), bought)} of ${says('followed.advised', count(advised), advised)} (${range})`;
    })
    .join(', ');

const followedItems = (digest: Digest): string[] => {
  const { byType = [], bySegment = [] } = digest.advice.followed ?? {};
  return [
    ...(byType.length > 0 ? [`Bought within 30 days of the advice: ${uptakeWords(byType, 'bondType', digest)}`] : []),
    ...(bySegment.length > 0 ? [`By segment: ${uptakeWords(bySegment, 'segment', digest)}`] : []),
  ];
};

const adviceItems = (digest: Digest): string[] => {
  const { advice } = digest;
  const first = advice.first
    .slice(0, MOST_FIRST)
    .map(({ bondType, times }) => `${shown(bondType, 40)} ${advisedClaim(count(times), 'advised.times', times, digest, bondType)}`);
  const chosen = advice.choseFirst + advice.choseOther;
  const says = claimsOf({ from: digest.adviceFrom, until: digest.adviceUntil }, digest.until);
  const [up, down] = [
    says('votes.up', count(advice.thumbsUp), advice.thumbsUp),
    says('votes.down', count(advice.thumbsDown), advice.thumbsDown),
  ];
  const [took, of] = [says('votes.first', count(advice.choseFirst), advice.choseFirst), says('votes.choices', count(chosen), chosen)];
  return [
    ...(first.length > 0 ? [`First places: ${first.join(', ')}`] : []),
    ...(advice.thumbsUp + advice.thumbsDown > 0 ? [`Thumbs: ${up} up, ${down} down`] : []),
    ...(chosen > 0 ? [`Clients’ choices: ${took} of ${of} took the first type`] : []),
    ...uptakeInWords(digest),
    ...followedItems(digest),
  ];
};

const adviceParts = (digest: Digest): Elements => {
  const { shown: times, clients: advised } = digest.advice;
  const items = adviceItems(digest);
  const many = advisedClaim(times > 0 ? plural(times, 'recommendation') : 'none', 'advised.times', times, digest);
  const whom = advisedClaim(times > 0 ? clientsInWords(advised) : 'none', 'advised.clients', advised, digest);
  if (times > 0) return bullets(`Advice: ${many} for ${whom}`, items);
  return bullets('Advice', ['Nobody asked for a recommendation', ...items]);
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
      return [context('Sent again: Slack didn’t confirm the first try, so you may see it twice.')];
  }
};

/** How a digest is drawn: the look, and how to draw each of `digestCharts`. */
export interface DigestDrawing {
  readonly look: Pick<Look, 'folds'>;
  readonly charts: readonly ChartLook[];
}

const segmentParts = (digest: Digest, zone: string): Elements => {
  const of = segmentClaims(digest, zone);
  const readOn = dayAt(new Date(digest.readAt), zone);
  const clients = claim(clientsInWords(digest.clients), { kind: 'desk.clients', subject: {}, number: digest.clients, asOf: readOn });
  const moves = digest.moves.map(
    ({ from, to, clients: moved }) =>
      `${claim(clientsInWords(moved), of.moved(from, to, moved))} from ${shown(from, 80)} to ${shown(to, 80)}`,
  );
  return [
    ...bullets(
      `Segments: ${clients}`,
      digest.segments.map((segment) => segmentInWords(segment, of)),
    ),
    ...bullets('Moved', moves),
  ];
};

const FOLD = 'Segments, purchases and advice';

/**
 * The desk's week on one screen: what changed and a chart. Folded below: clients by segment, what was bought, what was advised and what came of it.
 * No segment, movement or amount covers fewer than five clients; plain counts may be smaller.
 * A chart that isn't drawn is left out, because the lists hold its figures.
 * @param zone the desk's time zone
 */
export const digestMessage = (
  digest: Digest,
  { look, charts: [chart = { kind: 'text' }] }: DigestDrawing,
  note: DigestNote,
  zone: string,
): Message => {
  const period = periodOf(digest, zone);
  const changes = digest.changes.map((change) => changeInWords(change, digest, zone));
  // A week without trades in the book needn't have been a quiet one.
  const quiet = digest.oldBook ? 'The book is old, so we can’t tell what changed.' : 'A quiet week: nothing much changed.';
  const [figure] = digestCharts(digest, zone);
  const old = oldBookLines(digest.oldBook);
  const parts = [segmentParts(digest, zone), boughtParts(digest), adviceParts(digest)];
  return {
    text: `Weekly digest, ${period}. ${shown(changes[0] ?? quiet, 200)}`.replaceAll(/[<>&]/g, ' '),
    blocks: [
      ...noteBlocks(note),
      { type: 'header', text: plain(`Weekly digest · ${period}`, SLACK_LIMITS.headerText) },
      richText(...(changes.length > 0 ? bullets('What changed', changes) : [line(words(quiet))])),
      ...(old.length > 0 ? [context(...old)] : []),
      ...(figure && chart.kind !== 'text' ? figureBlocks(figure, chart) : []),
      ...(look.folds
        ? [
            folded(FOLD, parts.flat(), true),
            folded(
              'Where this comes from',
              digestSources(digest, zone).map((each) => line(words(each))),
              true,
            ),
          ]
        : [
            ...parts.filter((elements) => elements.length > 0).map((elements) => richText(...elements)),
            context(...digestSources(digest, zone)),
          ]),
    ],
  };
};
