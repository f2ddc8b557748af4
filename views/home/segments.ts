import type { ImageBlock, KnownBlock, RichTextBlock } from '@slack/types';
import { FEWEST_CLIENTS } from '../../src/advisor/breakdown/break-down.ts';
import type { DeskFigures, SegmentRow } from '../../src/advisor/desk/desk-figures.ts';
import type { Day } from '../../src/advisor/units.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { type Claim, claim, claimAll, claimsOf } from '../../src/claims/claim.ts';
import type { ClaimKind } from '../../src/claims/kinds.ts';
import { descriptionClaims, stabilityInWords } from '../asked-client/segment-claims.ts';
import { bold, context, line, list, plain, richText, words } from '../blocks/blocks.ts';
import type { PieFigure } from '../blocks/figure.ts';
import { bar, money, percent, plural, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

const MOST_SEGMENTS = 12;
const OTHERS = 'Smaller segments together';

/** Segments large enough to show. Figures of fewer than five clients would say too much about each of them. */
const large = ({ segments }: DeskFigures): readonly SegmentRow[] =>
  segments.filter(({ clients }) => clients >= FEWEST_CLIENTS).slice(0, MOST_SEGMENTS);

/** Clients by segment, as a pie chart. Small segments are combined, or left out if they hold fewer than five clients together. */
export const segmentsFigure = (figures: DeskFigures): PieFigure => {
  const told = large(figures);
  const others = figures.clients - told.reduce((sum, { clients }) => sum + clients, 0);
  const says = claimsOf({}, figures.asOf);
  const slices = [
    ...told.map(({ id, name, clients }) => ({ name, value: clients, claim: says.made('segment.size', clients, { segment: id }) })),
    ...(others >= FEWEST_CLIENTS
      ? [{ name: OTHERS, value: others, claim: says.made('segment.others', others, { besides: told.map(({ id }) => id).join(' ') }) }]
      : []),
  ];
  return {
    kind: 'pie',
    title: PHRASES.clientsBySegment,
    alt: `${PHRASES.clientsBySegment}: ${slices.map(({ name, value, claim: made }) => `${shown(name, 80)} ${claim(plural(value, 'client'), made)}`).join(', ')}`,
    slices,
    unit: 'clients',
  };
};

/** The picture without a title, because it's under a heading and has a title inside. */
const picture = (figures: DeskFigures, file: string): ImageBlock => ({
  type: 'image',
  slack_file: { id: file },
  alt_text: shown(segmentsFigure(figures).alt, SLACK_LIMITS.altText),
});

const holdsMost = ({ id, topTypes }: SegmentRow, asOf: Day): string | null => {
  if (topTypes.length === 0) return null;
  const types = topTypes.map(({ bondType, share }) => {
    const part = claim(percent(share), { kind: 'segment.typeShare', subject: { segment: id, bondType }, number: share, asOf });
    return `${shown(bondType, 40)} (${part})`;
  });
  return `mostly ${types.join(', ')}`;
};

const claimsOfRow = ({ id, meanAge, meanReinvestment, described: behind }: SegmentRow, asOf: Day): Claim[] =>
  behind ? descriptionClaims({ segment: id, meanAge, meanReinvestment, ...behind }, asOf) : [];

/** The segment's description without its size, which is shown next to its name. */
const described = (segment: SegmentRow, asOf: Day): string =>
  claimAll(shown(segment.description.replace(/^[\d,]+ clients?, /, ''), 600), claimsOfRow(segment, asOf));

const entry = (segment: SegmentRow, figures: DeskFigures, withBar: boolean): RichTextBlock => {
  const { asOf } = figures;
  const share = figures.clients > 0 ? segment.clients / figures.clients : 0;
  const about = (words: string, kind: ClaimKind, number: number): string =>
    claim(words, { kind, subject: { segment: segment.id }, number, asOf });
  const facts = [
    // How much a few of them hold would say too much about each.
    segment.holders === 0 || segment.holders >= FEWEST_CLIENTS
      ? `${about(money(segment.outstanding), 'segment.outstanding', segment.outstanding)} outstanding, held by ${about(plural(segment.holders, 'client'), 'segment.holders', segment.holders)}`
      : 'fewer than five clients hold anything',
    segment.holders >= FEWEST_CLIENTS ? holdsMost(segment, asOf) : null,
    segment.confidence === null ? null : `confidence ${stabilityInWords(segment.id, segment.confidence, figures.version)}`,
  ].filter((fact) => fact !== null);
  return richText(
    line(
      bold(shown(segment.name, 100)),
      words(
        `  ${withBar ? `${bar(share)} ` : ''}${about(plural(segment.clients, 'client'), 'segment.size', segment.clients)} (${about(percent(share), 'segment.share', share)})`,
      ),
    ),
    list('bullet', [line(words(described(segment, asOf))), line(words(facts.join(' · ')))]),
  );
};

/**
 * The segments with their descriptions and key figures, under a picture or with text bars.
 * @param file Slack file id of the picture; null for text bars
 * @param version version of the active model; a note says if the figures are from another one
 */
export const segmentBlocks = (figures: DeskFigures, file: string | null, version: number | null): KnownBlock[] => {
  const told = large(figures);
  const untold = figures.segments.filter(({ clients }) => clients > 0).length - told.length;
  return [
    { type: 'header', text: plain('Segments', 150) },
    ...(version === null || version === figures.version
      ? []
      : [context(`Those of model ${figures.version}; the segments of model ${version} come with the next reading of the book.`)]),
    ...(file === null ? [] : [picture(figures, file)]),
    ...told.map((segment) => entry(segment, figures, file === null)),
    ...(untold > 0 ? [richText(line(words(`${plural(untold, 'more segment')} with few clients, combined.`)))] : []),
  ];
};
