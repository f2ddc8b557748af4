import type { KnownBlock } from '@slack/types';
import type { SeriesFigure } from './figure.ts';
import { figureBlocks } from './figure-block.ts';
import type { ChartLook } from './look.ts';

/** What the chart shows, whichever way it is drawn. */
export interface ChartFigures {
  readonly title: string;
  /** What it says, in figures. */
  readonly alt: string;
  /** For each type (and all others together) its probability, and its share of the amount bought so far; fractions, null where nothing was bought. */
  readonly rows: ReadonlyArray<{ readonly name: string; readonly probability: number; readonly share: number | null }>;
}

const inPercent = (share: number | null): number => (Number.isFinite(share) ? Math.round((share as number) * 1000) / 10 : 0);

const figureOf = ({ title, alt, rows }: ChartFigures): SeriesFigure => {
  const foreseen = { name: 'Likely next', values: rows.map(({ probability }) => inPercent(probability)) };
  const happened = { name: 'Bought so far', values: rows.map(({ share }) => inPercent(share)) };
  return {
    kind: 'bar',
    title,
    alt,
    unit: 'percent',
    categories: rows.map(({ name }) => name),
    series: rows.some(({ share }) => share !== null) ? [foreseen, happened] : [foreseen],
  };
};

/** The recommended types against what the client did so far; nothing where the figures stand among the other words. */
export const chartBlock = (figures: ChartFigures, look: ChartLook): KnownBlock[] =>
  look.kind === 'text' ? [] : figureBlocks(figureOf(figures), look);
