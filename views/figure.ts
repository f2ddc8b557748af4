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
