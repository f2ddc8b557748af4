import type { Claim } from '../../src/claims/claim.ts';

/** One line, or the bars of one colour. */
export interface Series {
  readonly name: string;
  readonly values: ReadonlyArray<number | null>;
  /** What each value claims; absent: nothing that can be recomputed. */
  readonly claims?: ReadonlyArray<Claim | null>;
}

/** Values over categories; null is a gap. Values are in `unit`: 40 for 40%, 12.5 for ₹12.5 lakh. */
export interface SeriesFigure {
  readonly kind: 'bar' | 'line' | 'area';
  readonly title: string;
  /** The figures in words, for people who can't see the chart. */
  readonly alt: string;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  /** Unit of the values: `percent`, `₹ lakh`, `clients`. */
  readonly unit: string;
  /** Whether a picture shows the categories as rows, which leaves room for their names. Absent: as columns, for years and ratings. */
  readonly inRows?: boolean;
  /** Labels in a picture where the categories' own names are too long for columns, each in one or two lines. */
  readonly ticks?: ReadonlyArray<readonly string[]>;
}

/** Parts of a whole, as a pie chart. */
export interface PieFigure {
  readonly kind: 'pie';
  readonly title: string;
  readonly alt: string;
  readonly slices: ReadonlyArray<{ readonly name: string; readonly value: number; readonly claim?: Claim }>;
  readonly unit: string;
}

/** A scatter plot. Slack can't draw it, so it's shown as a picture or as its `alt`. */
export interface ScatterFigure {
  readonly kind: 'scatter';
  readonly title: string;
  readonly alt: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly series: ReadonlyArray<{ readonly name: string; readonly points: ReadonlyArray<readonly [x: number, y: number]> }>;
  /** Whether to draw the line where x equals y. */
  readonly diagonal?: boolean;
}

/** A heatmap. Slack can't draw it, so it's shown as a picture or as its `alt`. */
export interface HeatmapFigure {
  readonly kind: 'heatmap';
  readonly title: string;
  readonly alt: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Shape: rows × columns. */
  readonly values: ReadonlyArray<readonly number[]>;
  readonly unit: string;
}

/** A chart's content, before it's drawn by Slack, as a picture or as text. */
export type Figure = SeriesFigure | PieFigure | ScatterFigure | HeatmapFigure;

const MOST_SLICES = 6;

/** Positive slices, at most six: Slack's limit, and as many as a reader can tell apart. From seven on, the five largest and the rest as "All others". */
export const largestSlices = ({ slices }: PieFigure): PieFigure['slices'] => {
  const positive = slices.filter(({ value }) => value > 0);
  if (positive.length <= MOST_SLICES) return positive;
  const ranked = positive.toSorted((left, right) => right.value - left.value);
  const rest = ranked.slice(MOST_SLICES - 1);
  return [...ranked.slice(0, MOST_SLICES - 1), { name: 'All others', value: rest.reduce((sum, { value }) => sum + value, 0) }];
};
