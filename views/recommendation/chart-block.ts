import type { KnownBlock } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { Claim } from '../../src/claims/claim.ts';
import type { SeriesFigure } from '../blocks/figure.ts';
import { figureBlocks } from '../blocks/figure-block.ts';
import type { ChartLook } from '../blocks/look.ts';

/** The figures of a recommendation's chart, before it's drawn by Slack, as a picture or as text. */
export interface ChartFigures {
  readonly title: string;
  /** The figures in words, for people who can't see the chart. */
  readonly alt: string;
  /** One per bond type, plus one for all others: its probability, its chance among what fits (null for all others), and its share of the amount bought so far (null where nothing was bought). All are fractions. */
  readonly rows: ReadonlyArray<{
    readonly name: string;
    readonly probability: number;
    readonly chance: number | null;
    readonly share: number | null;
    /** What the drawn figures claim. */
    readonly claims?: { readonly chance: Claim | null; readonly share: Claim | null };
  }>;
}

const inPercent = (share: number | null): number => (Number.isFinite(share) ? Math.round((share as number) * 1000) / 10 : 0);

const figureOf = ({ title, alt, rows }: ChartFigures): SeriesFigure => {
  const foreseen = {
    name: PHRASES.amongFits,
    values: rows.map(({ chance }) => inPercent(chance)),
    claims: rows.map(({ claims }) => claims?.chance ?? null),
  };
  const happened = {
    name: PHRASES.boughtSoFar,
    values: rows.map(({ share }) => inPercent(share)),
    claims: rows.map(({ claims }) => claims?.share ?? null),
  };
  return {
    kind: 'bar',
    title,
    alt,
    unit: 'percent',
    categories: rows.map(({ name }) => name),
    series: rows.some(({ share }) => share !== null) ? [foreseen, happened] : [foreseen],
  };
};

/** Bar chart of the recommended types vs what the client bought so far. Empty for a text look, because the thread shows the figures. */
export const chartBlock = (figures: ChartFigures, look: ChartLook): KnownBlock[] =>
  look.kind === 'text' ? [] : figureBlocks(figureOf(figures), look);
