import type { ContextBlock, KnownBlock, RichTextBlock } from '@slack/types';
import { MATURED_WITHIN_DAYS } from '../../src/advisor/book/freed-money.ts';
import type { Profile } from '../../src/advisor/book/profile.ts';
import { bothDaysInWords } from '../../src/advisor/calendar/book-days-in-words.ts';
import type { SegmentCard } from '../../src/advisor/model/model.ts';
import { differsFromSegment } from '../../src/advisor/segments/differs-from-segment.ts';
import type { Day } from '../../src/advisor/units.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { claimAll, claimsOf, type Says } from '../../src/claims/claim.ts';
import type { ClientLookup, LookedUpSegment, LookedUpTrades } from '../../src/usecases/client/client-lookup.ts';
import { asFarAs } from '../asked-client/bought-again-words.ts';
import { clientActions, moreButton, riskProfileButton } from '../asked-client/client-buttons.ts';
import { clientInShort } from '../asked-client/client-facts.ts';
import { clientName } from '../asked-client/client-name.ts';
import { guardianLines } from '../asked-client/guardian-note.ts';
import { descriptionClaims, stabilityInWords } from '../asked-client/segment-claims.ts';
import { bold, context, line, list, type Message, plain, richText, words } from '../blocks/blocks.ts';
import type { Figure } from '../blocks/figure.ts';
import { figureBlocks } from '../blocks/figure-block.ts';
import { ago, escapeMrkdwn, oldBookLines, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import type { ChartLook, Look } from '../blocks/look.ts';
import { intakeLines } from '../intake/intake-lines.ts';
import { linkButton } from '../intake/link-button.ts';
import { bookAway, DISCLOSURE, differsInWords } from '../recommendation/provenance.ts';
import { bestOffer } from './best-offer.ts';
import { historyFigure } from './history-figure.ts';
import { maturityFigure } from './maturity-figure.ts';
import { maturityMonths } from './maturity-months.ts';
import { idleMoneyLines, nextToMature } from './maturity-words.ts';
import { pastAdvice } from './past-advice.ts';
import { profileLines } from './profile-lines.ts';
import { tradeTable } from './trade-table.ts';

const LONGEST_NAME = 140;

/** Makes claims of the client. */
const saysOf = ({ profile: { clientId, asOf } }: ClientLookup) => claimsOf({ client: clientId }, asOf);

/** The charts of a client, what matures first, in the same order as the looks passed to {@link clientMoreMessage}. */
export const clientFigures = (lookup: ClientLookup): readonly Figure[] => {
  const { trades } = lookup;
  if (!trades) return [];
  const says = saysOf(lookup);
  return [maturityFigure(trades.maturities, says), historyFigure(trades.history, says)].filter((figure) => figure !== null);
};

/** First line: what matures next. `said` is the bold part. */
const headline = (lookup: ClientLookup): readonly [said: string, more: string] => {
  const { trades } = lookup;
  if (!trades) return ['Purchases can’t be read right now', ': the firm’s book is away.'];
  return trades.count === 0 ? ['No purchase yet', ''] : nextToMature(trades.maturities, saysOf(lookup));
};

/** How stable a segment is, by how much of it stays together on fresh samples. */
const STABLE: ReadonlyArray<readonly [from: number, name: string, meaning: string]> = [
  [0.85, 'Very stable segment', 'it comes out the same on fresh samples.'],
  [0.6, 'Fairly stable segment', 'most of it comes out the same on fresh samples.'],
  [0, 'Unstable segment', 'on fresh samples it comes out differently.'],
];

const confidenceOf = ({ id, confidence }: SegmentCard): string => {
  const stable = STABLE.find(([from]) => confidence !== null && confidence >= from);
  if (confidence === null || !stable) return 'How stable the segment is wasn’t measured: the book is too small.';
  const [, name, meaning] = stable;
  return `${name} (${stabilityInWords(id, confidence)}): ${meaning}`;
};

/** A card's description, which is of the day that the model learned on. */
const describedOn = (card: SegmentCard, learnedOn: Day): string => {
  const { id: segment, size, meanAge, meanReinvestmentRatio: ratio, bandShares = [], description, described } = card;
  const meanReinvestment = ratio === null ? null : ratio / 100;
  const claims = described && descriptionClaims({ segment, size, meanAge, meanReinvestment, bandShares, ...described }, learnedOn);
  return claimAll(shown(description, 600), claims ?? []);
};

/** The client's segment, or why there is none. */
const segmentLines = (segment: LookedUpSegment, profile: Profile): RichTextBlock => {
  if (segment.kind === 'untrained') {
    const why =
      segment.damagedVersion === undefined ? PHRASES.untrained : `there's no usable model: version ${segment.damagedVersion} is damaged`;
    return richText(line(bold('No segment'), words(` ${why}.`)));
  }
  const { card, learnedOn } = segment;
  const name = shown(card.name, 100);
  const differs = differsInWords(differsFromSegment(card, profile), card.id, profile);
  return richText(line(bold(`Segment ${name}`), words(`${differs}\n${describedOn(card, learnedOn)}\n${confidenceOf(card)}`)));
};

/** Warnings that what's known is old: the book, or the client's purchases. */
const ageWarnings = ({ oldBook, profileFrom }: ClientLookup, zone: string): string[] => [
  ...oldBookLines(oldBook),
  ...(profileFrom.kind === 'snapshot' ? [`⚠️ ${bookAway(profileFrom.takenAt, zone)}.`] : []),
];

const source = (lookup: ClientLookup, zone: string): ContextBlock => {
  const { profile, dataAsOf, segment, shownAt } = lookup;
  const model = segment.kind === 'placed' ? ` · model ${segment.model.version}, trained ${ago(segment.model.trainedAt, shownAt)}` : '';
  return context(...ageWarnings(lookup, zone), `${bothDaysInWords(profile.asOf, dataAsOf)}${model}`, DISCLOSURE);
};

/** What matured lately and wasn't bought again. */
const idleMoney = ({ freed }: LookedUpTrades, says: Says, bookEnds: Day | null): RichTextBlock[] => {
  const lines = idleMoneyLines(freed, says, bookEnds);
  if (lines.length === 0) return [];
  const heading = bold(`Matured in the last ${MATURED_WITHIN_DAYS} days, ${PHRASES.notBoughtAgain}${asFarAs(bookEnds)}`);
  return [
    richText(
      line(heading),
      list(
        'bullet',
        lines.map((each) => line(words(each))),
      ),
    ),
  ];
};

/** A client on one phone screen: what matures next, who it is, what to offer, and the first of `clientFigures`. `clientMoreMessage` has everything else. */
export const clientMessage = (lookup: ClientLookup, look: Look, [chart = { kind: 'text' }]: readonly ChartLook[]): Message => {
  const { profile, countedBand } = lookup;
  const name = clientName(profile, LONGEST_NAME);
  const [said, more] = headline(lookup);
  const isOffered = (lookup.advice?.recommendation.recommended.length ?? 0) > 0;
  const warnings = [...(isOffered ? guardianLines(profile) : []), ...ageWarnings(lookup, look.zone)];
  const [figure] = clientFigures(lookup);
  return {
    text: escapeMrkdwn(`${name} · ${said}${more}`),
    blocks: [
      { type: 'header', text: plain(name, SLACK_LIMITS.headerText) },
      richText(line(bold(said), ...(more === '' ? [] : [words(more)]))),
      context(clientInShort(profile, countedBand)),
      ...bestOffer(lookup.advice),
      ...(warnings.length > 0 ? [context(...warnings)] : []),
      // Without its picture the figures are in the thread.
      ...(figure && chart.kind !== 'text' ? figureBlocks(figure, chart) : []),
      ...clientActions(profile.clientId, ['recommend', 'ladder'], moreButton(profile.clientId)),
    ],
  };
};

/** Everything else about a client, for the thread: profile, segment, all figures, maturities, purchases, past advice and more buttons. */
export const clientMoreMessage = (lookup: ClientLookup, look: Look, charts: readonly ChartLook[]): Message => {
  const { profile, trades } = lookup;
  const heading = `More on ${clientName(profile, LONGEST_NAME)}`;
  const says = saysOf(lookup);
  const [said, more] = headline(lookup);
  const figures: KnownBlock[] = clientFigures(lookup).flatMap((figure, at) => figureBlocks(figure, charts[at] ?? { kind: 'text' }));
  return {
    text: escapeMrkdwn(`${heading} · ${said}${more}`),
    blocks: [
      richText(line(bold(heading))),
      profileLines(lookup),
      ...intakeLines(lookup.intake, look.zone, says),
      segmentLines(lookup.segment, lookup.profile),
      ...figures,
      ...(trades ? idleMoney(trades, says, lookup.oldBook?.day ?? null) : []),
      ...(trades ? maturityMonths(trades.maturities, look.folds, says) : []),
      ...(trades
        ? tradeTable(trades.newest, trades.count, { clientId: profile.clientId, asOf: trades.maturities.from, native: look.table })
        : []),
      pastAdvice(lookup.recommendations, { now: lookup.shownAt, zone: look.zone, says }),
      source(lookup, look.zone),
      ...clientActions(
        profile.clientId,
        ['recommend', 'compare', 'family', 'ladder'],
        [...riskProfileButton(profile.clientId), ...(lookup.intake?.bookId === null ? linkButton(lookup.intake.id) : [])],
      ),
    ],
  };
};
