import {
  type Figure,
  type HeatmapFigure,
  largestSlices,
  type PieFigure,
  type ScatterFigure,
  type SeriesFigure,
} from '../../views/blocks/figure.ts';
import { percent, shown } from '../../views/blocks/format.ts';
import type { ChartSpec } from './chart-spec.ts';
import { CARD, INK, SERIES, shade } from './colours.ts';
import { piledPoints } from './piled-points.ts';

/** Half as high as wide, and with letters that are still readable at the width of a phone. */
const SMALL = { width: 480, height: 270 } as const;
/** Points and cells need more room. */
const LARGE = { width: 600, height: 400 } as const;
const TEXT = 15;
const LONGEST_LABEL = 28;
/** What fits next to a pie. */
const LONGEST_SLICE = 24;
const LONGEST_TITLE = 50;

const GRID = '#CDD3DC';
const label = (name: string): string => shown(name, LONGEST_LABEL);
const colour = (place: number): string => SERIES[place % SERIES.length] as string;
const ticks = { color: INK, font: { size: TEXT } };
const axisTitle = (text: string) => ({ display: text !== '', text, color: INK, font: { size: TEXT } });

const common = (title: string, legend: boolean) => ({
  locale: 'en-IN',
  layout: { padding: { top: 12, right: 20, bottom: 12, left: 14 } },
  plugins: {
    title: {
      display: true,
      align: 'start',
      text: shown(title, LONGEST_TITLE),
      color: INK,
      font: { size: 20, weight: 600 },
      padding: { bottom: 12 },
    },
    legend: { display: legend, align: 'start', labels: { color: INK, font: { size: TEXT }, boxWidth: 16, boxHeight: 16 } },
    tooltip: { enabled: false },
  },
  backgroundColor: CARD,
});

const overCategories = (figure: SeriesFigure): object => ({
  type: figure.kind === 'bar' ? 'bar' : 'line',
  data: {
    labels: figure.categories.map(label),
    datasets: figure.series.map(({ name, values }, at) => ({
      label: label(name),
      data: values,
      backgroundColor: colour(at),
      borderColor: colour(at),
      ...(figure.kind === 'bar' ? { borderRadius: 3 } : { borderWidth: 3, pointRadius: 3 }),
      ...(figure.kind === 'area' && { fill: true, backgroundColor: `${colour(at)}55` }),
    })),
  },
  options: {
    ...common(figure.title, figure.series.length > 1),
    scales: {
      x: { grid: { display: false }, ticks: { ...ticks, maxRotation: 50, autoSkip: figure.kind !== 'bar' } },
      y: { beginAtZero: true, grid: { color: GRID }, ticks, title: axisTitle(shown(figure.unit, LONGEST_LABEL)) },
    },
  },
});

const pie = (figure: PieFigure): object => {
  const slices = largestSlices(figure);
  const total = slices.reduce((sum, { value }) => sum + value, 0);
  const options = common(figure.title, true);
  return {
    type: 'doughnut',
    data: {
      // The share comes first because names may be cut.
      labels: slices.map(({ name, value }) => `${percent(value / total)}  ${shown(name, LONGEST_SLICE)}`),
      datasets: [{ data: slices.map(({ value }) => value), backgroundColor: slices.map((_, at) => colour(at)), borderColor: CARD }],
    },
    options: { ...options, plugins: { ...options.plugins, legend: { ...options.plugins.legend, position: 'right' } } },
  };
};

const POINT_RADIUS = 4;
const MOST_RADIUS = 16;

const scatter = (figure: ScatterFigure): object => {
  const points = figure.series.flatMap(({ points }) => points);
  const ends = points.length === 0 ? [0, 1] : [Math.min(...points.flat()), Math.max(...points.flat())];
  const sets: object[] = figure.series.map(({ name, points }, at) => {
    const piled = piledPoints(points);
    return {
      label: label(name),
      data: piled.map(({ x, y }) => ({ x, y })),
      backgroundColor: `${colour(at)}B0`,
      pointRadius: piled.map(({ count }) => Math.min(MOST_RADIUS, POINT_RADIUS * Math.sqrt(count))),
      // Draw points on the edge whole.
      clip: false,
    };
  });
  if (figure.diagonal === true) {
    const line = { type: 'line', label: 'Both equal', data: ends.map((end) => ({ x: end, y: end })), pointRadius: 0, pointStyle: 'line' };
    sets.push({ ...line, borderColor: INK, backgroundColor: INK, borderDash: [6, 5], borderWidth: 2 });
  }
  const options = common(figure.title, sets.length > 1);
  const legend = { ...options.plugins.legend, labels: { ...options.plugins.legend.labels, usePointStyle: true } };
  return {
    type: 'scatter',
    data: { datasets: sets },
    options: {
      ...options,
      plugins: { ...options.plugins, legend },
      scales: {
        x: { grid: { color: GRID }, ticks, title: axisTitle(shown(figure.xLabel, 60)) },
        y: { grid: { color: GRID }, ticks, title: axisTitle(shown(figure.yLabel, 60)) },
      },
    },
  };
};

const SUBTITLE = { display: true, align: 'start', color: INK, font: { size: TEXT }, padding: { bottom: 12 } };
const brief = (value: number): string => value.toLocaleString('en-IN', { maximumSignificantDigits: 2 });

/** Draws rows of equally long bars, one above the other; each cell is a segment in its shade. */
const heatmap = (figure: HeatmapFigure): object => {
  const values = figure.values.flat().filter(Number.isFinite);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const base = common(figure.title, false);
  const shareOf = (value: number): number => (most > least ? (value - least) / (most - least) : 0.5);
  return {
    type: 'bar',
    data: {
      labels: figure.rows.map(label),
      datasets: figure.columns.map((name, column) => ({
        label: name,
        data: figure.rows.map(() => 1),
        backgroundColor: figure.rows.map((_, row) => shade(shareOf(figure.values[row]?.[column] ?? least))),
        borderColor: CARD,
        borderWidth: 1,
        barPercentage: 1,
        categoryPercentage: 1,
      })),
    },
    options: {
      ...base,
      indexAxis: 'y',
      plugins: { ...base.plugins, subtitle: { ...SUBTITLE, text: `${figure.unit}: light ${brief(least)}, dark ${brief(most)}` } },
      scales: {
        x: { stacked: true, display: false, max: figure.columns.length },
        y: { stacked: true, grid: { display: false }, border: { display: false }, ticks: { ...ticks, autoSkip: false } },
        columns: {
          type: 'category',
          position: 'bottom',
          labels: figure.columns.map((name) => label(name.replace(/ Bonds$/, ''))),
          offset: true,
          grid: { display: false },
          border: { display: false },
          ticks: { ...ticks, font: { size: 13 }, autoSkip: false, minRotation: 55, maxRotation: 55 },
        },
      },
    },
  };
};

const configOf = (figure: Figure): object => {
  switch (figure.kind) {
    case 'pie':
      return pie(figure);
    case 'scatter':
      return scatter(figure);
    case 'heatmap':
      return heatmap(figure);
    default:
      return overCategories(figure);
  }
};

const sizeOf = (figure: Figure): Pick<ChartSpec, 'width' | 'height'> => {
  if (figure.kind === 'heatmap') return { ...LARGE, height: Math.max(LARGE.height, 190 + 30 * figure.rows.length) };
  return figure.kind === 'scatter' ? LARGE : SMALL;
};

/** A figure as a Chart.js chart: 480 × 270, points 600 × 400, a heat map as tall as its rows need. */
export const figureChart = (figure: Figure): ChartSpec => ({
  ...sizeOf(figure),
  title: shown(figure.title, LONGEST_TITLE),
  alt: shown(figure.alt, 2000),
  config: configOf(figure) as ChartSpec['config'],
});
