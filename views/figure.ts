/** Values over categories. A null is a gap. Values are as they are read: 40 for 40 %, 12.5 for ₹12.5 lakh. */
export interface SeriesFigure {
  readonly kind: 'bar' | 'line' | 'area';
  readonly title: string;
  /** What it says, in figures, for those who do not see it. */
  readonly alt: string;
  readonly categories: readonly string[];
  readonly series: ReadonlyArray<{ readonly name: string; readonly values: ReadonlyArray<number | null> }>;
  /** Of the values: `percent`, `₹ lakh`, `clients`. */
  readonly unit: string;
}

/** Parts of a whole. */
export interface PieFigure {
  readonly kind: 'pie';
  readonly title: string;
  readonly alt: string;
  readonly slices: ReadonlyArray<{ readonly name: string; readonly value: number }>;
  readonly unit: string;
}

/** Points in the plane; Slack draws none, so it is a picture or its `alt`. */
export interface ScatterFigure {
  readonly kind: 'scatter';
  readonly title: string;
  readonly alt: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly series: ReadonlyArray<{ readonly name: string; readonly points: ReadonlyArray<readonly [x: number, y: number]> }>;
  /** Whether to draw the line on which both are equal. */
  readonly diagonal?: boolean;
}

/** A table of shades; Slack draws none, so it is a picture or its `alt`. */
export interface HeatmapFigure {
  readonly kind: 'heatmap';
  readonly title: string;
  readonly alt: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** rows × columns */
  readonly values: ReadonlyArray<readonly number[]>;
  readonly unit: string;
}

/** What a chart shows, whichever way it is drawn: by Slack, as a picture, or in words. */
export type Figure = SeriesFigure | PieFigure | ScatterFigure | HeatmapFigure;

const MOST_SLICES = 6;

/** The slices that are something; beyond six the largest, and the rest as one. Slack takes no more, and nobody tells more apart. */
export const largestSlices = ({ slices }: PieFigure): PieFigure['slices'] => {
  const positive = slices.filter(({ value }) => value > 0);
  if (positive.length <= MOST_SLICES) return positive;
  const ranked = positive.toSorted((left, right) => right.value - left.value);
  const rest = ranked.slice(MOST_SLICES - 1);
  return [...ranked.slice(0, MOST_SLICES - 1), { name: 'All others', value: rest.reduce((sum, { value }) => sum + value, 0) }];
};
