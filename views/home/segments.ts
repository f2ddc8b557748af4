import type { ImageBlock, KnownBlock, RichTextBlock } from '@slack/types';
import type { DeskFigures, SegmentRow } from '../../src/advisor/desk/desk-figures.ts';
import { FEWEST_CLIENTS } from '../../src/advisor/desk/explore.ts';
import { bold, context, line, list, plain, richText, words } from '../blocks.ts';
import type { PieFigure } from '../figure.ts';
import { bar, money, percent, plural, shown } from '../format.ts';
import { SLACK_LIMITS } from '../limits.ts';

const MOST_SEGMENTS = 12;
const OTHERS = 'Smaller segments together';

/** Segments of fewer than five clients say too much of each of them. */
const large = ({ segments }: DeskFigures): readonly SegmentRow[] =>
  segments.filter(({ clients }) => clients >= FEWEST_CLIENTS).slice(0, MOST_SEGMENTS);

/** How many clients are in each segment, for a picture. */
export const segmentsFigure = (figures: DeskFigures): PieFigure => {
  const told = large(figures);
  const others = figures.clients - told.reduce((sum, { clients }) => sum + clients, 0);
  const slices = [
    ...told.map(({ name, clients }) => ({ name, value: clients })),
    ...(others >= FEWEST_CLIENTS ? [{ name: OTHERS, value: others }] : []),
  ];
  return {
    kind: 'pie',
    title: 'Clients by segment',
    alt: `Clients by segment: ${slices.map(({ name, value }) => `${shown(name, 80)} ${plural(value, 'client')}`).join(', ')}`,
    slices,
    unit: 'clients',
  };
};

/** Without a title of its own: it stands under the heading, and has one inside. */
const picture = (figures: DeskFigures, file: string): ImageBlock => ({
  type: 'image',
  slack_file: { id: file },
  alt_text: shown(segmentsFigure(figures).alt, SLACK_LIMITS.altText),
});

const boughtMost = ({ topTypes }: SegmentRow): string | null =>
  topTypes.length === 0 ? null : `mostly ${topTypes.map(({ bondType, share }) => `${shown(bondType, 40)} (${percent(share)})`).join(', ')}`;

/** A segment's own words for itself; its size stands beside its name already. */
const described = ({ description }: SegmentRow): string => shown(description.replace(/^[\d,]+ clients?, /, ''), 600);

const entry = (segment: SegmentRow, figures: DeskFigures, withBar: boolean): RichTextBlock => {
  const share = figures.clients > 0 ? segment.clients / figures.clients : 0;
  const facts = [
    `${money(segment.invested)} invested`,
    boughtMost(segment),
    segment.confidence === null ? null : `confidence ${segment.confidence.toFixed(2)}`,
  ].filter((fact) => fact !== null);
  return richText(
    line(
      bold(shown(segment.name, 100)),
      words(`  ${withBar ? `${bar(share)} ` : ''}${plural(segment.clients, 'client')} (${percent(share)})`),
    ),
    list('bullet', [line(words(described(segment))), line(words(facts.join(' · ')))]),
  );
};

/**
 * The segments: a picture where there is one, else bars, and each with its description and key figures.
 * @param version of the model in force: where another was put in force since the book was read, that is said
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
    ...(untold > 0 ? [richText(line(words(`${plural(untold, 'more segment')} with few clients, not told apart.`)))] : []),
  ];
};
