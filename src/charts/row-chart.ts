import { percent, shown } from '../../views/blocks/format.ts';
import { CARD, INK } from './colours.ts';
import { fitted, textWidth } from './text-width.ts';

const TEXT = 16;
const TITLE_SIZE = 18;
/** Height of a bar, and of the line of figures at its end, so that each figure is next to its bar. */
const BAR = 17;
/** Room for a row's bars and the gap to the next row's. */
const ROW_GAP = 10;
const ABOVE_THE_BARS = 74;
const LONGEST_NAME = 234;
/** The square of a name in the legend, and the gaps around it. */
const LEGEND_ENTRY = 38;
const [LEFT, RIGHT, GAP] = [14, 14, 8] as const;

export const ROW_CHART_WIDTH = 480;

/** Bars of one colour, one per row. Null: no bar and no figure. */
export interface RowSeries {
  readonly name: string;
  readonly values: ReadonlyArray<number | null>;
  /** Each value in the few characters that fit next to a bar. */
  readonly words: readonly string[];
  readonly colour: string;
}

/** Rows of one or two bars each, with a name at the beginning and the figures at the end. */
export interface RowChart {
  readonly title: string;
  readonly names: readonly string[];
  readonly series: readonly RowSeries[];
  /** The value of a bar over the whole width; a larger one counts instead. */
  readonly atLeast: number;
}

/** No bar for zero: a rounded one would leave a hairline. */
const bars = (values: ReadonlyArray<number | null>): Array<number | null> => values.map((value) => value || null);

/** A share in the few characters that fit next to a bar. */
export const briefShare = (share: number): string => (share > 0 && share < 0.005 ? '<1%' : percent(share));

/** Most types end in "Bonds", which says nothing here. */
const shortName = (name: string): string =>
  fitted(shown(shown(name, 200).replace(/(?<=.) (Bonds|Investors)$/, ''), 200), { size: TEXT }, LONGEST_NAME);

/** Height in pixels, in which no figure touches the one below it. */
export const rowChartHeight = (rows: number, barsEach: number, least: number): number =>
  Math.max(least, ABOVE_THE_BARS + rows * (BAR * Math.max(1, barsEach) + ROW_GAP));

/** Horizontal bars as a Chart.js chart, readable on a phone, with every figure next to its bar. */
export const rowChartConfig = ({ title, names, series, atLeast }: RowChart) => {
  const largest = Math.max(atLeast, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const shared = { border: { display: false }, grid: { display: false, tickLength: 0 } };
  const room = ROW_CHART_WIDTH - LEFT - RIGHT;
  const labels = names.map(shortName);
  const widest = (texts: readonly string[], semiBold: boolean): number =>
    Math.max(0, ...texts.map((text) => textWidth(text, { size: TEXT, semiBold })));
  const plot =
    room -
    GAP -
    widest(
      series.flatMap(({ words }) => words),
      true,
    );
  const fitsLegend = series.reduce((sum, { name }) => sum + textWidth(name, { size: TEXT }) + LEGEND_ENTRY, 0) <= room;
  const nameRoom = widest(labels, false) + GAP;
  return {
    type: 'bar',
    data: {
      labels,
      datasets: series.map(({ name, values, colour }, at) => ({
        // The space separates the entries: the legend's own padding would indent the first one too.
        label: `${fitsLegend ? shown(name, 200) : fitted(shown(name, 200), { size: TEXT }, room / series.length - LEGEND_ENTRY)}${at < series.length - 1 ? '\u2003' : ''}`,
        data: bars(values),
        backgroundColor: colour,
        barThickness: BAR,
        borderRadius: 3,
      })),
    },
    options: {
      indexAxis: 'y',
      locale: 'en-IN',
      layout: { autoPadding: false, padding: { top: 12, right: RIGHT, bottom: 8, left: LEFT } },
      scales: {
        // The names are drawn left of zero: Chart.js gives an axis of its own at most a quarter of the width, which cuts them.
        x: { ...shared, display: false, min: (-largest * nameRoom) / (plot - nameRoom), max: largest },
        y: { ...shared, ticks: { mirror: true, crossAlign: 'near', padding: 0, color: INK, font: { size: TEXT }, autoSkip: false } },
        figures: {
          ...shared,
          type: 'category',
          position: 'right',
          // Always a line for each bar, so that each is next to its own.
          labels: names.map((_, row) => series.map(({ words }) => words[row] ?? '')),
          offset: true,
          ticks: { padding: GAP, color: INK, font: { size: TEXT, weight: 600, lineHeight: BAR / TEXT }, autoSkip: false },
        },
      },
      plugins: {
        title: {
          display: true,
          align: 'start',
          text: fitted(title, { size: TITLE_SIZE, semiBold: true }, room),
          color: INK,
          font: { size: TITLE_SIZE, weight: 600 },
          padding: { top: 0, bottom: 8 },
        },
        legend: {
          display: series.length > 1,
          align: 'start',
          labels: { color: INK, font: { size: TEXT }, boxWidth: 14, boxHeight: 14, padding: 0 },
        },
        // Room between the legend and the first bar.
        subtitle: { display: true, text: '', font: { size: 1 }, padding: { top: 0, bottom: 6 } },
        tooltip: { enabled: false },
      },
      backgroundColor: CARD,
    },
  };
};
