import type { DrawableChart } from '../usecases/ports/charts.ts';

/** A chart with its title and its text for people who can't see it. */
export interface ChartSpec extends DrawableChart {
  /** Shown above the picture: at most 50 characters of plain text. */
  readonly title: string;
  /** What the chart says, in numbers: plain text, at most 2000 UTF-16 units. */
  readonly alt: string;
}
