import type { DrawableChart } from '../usecases/ports.ts';

/** A chart and what is said about it where it is shown. */
export interface ChartSpec extends DrawableChart {
  /** Over the picture, at most 50 characters of plain text. */
  readonly title: string;
  /** What the chart says, in figures, for those who do not see it: plain text, at most 2000 UTF-16 units. */
  readonly alt: string;
}
