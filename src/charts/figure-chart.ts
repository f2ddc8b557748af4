import { type Figure, largestSlices, type PieFigure, type SeriesFigure } from '../../views/blocks/figure.ts';
import { shown } from '../../views/blocks/format.ts';
import { withMinus } from '../advisor/signed.ts';
import type { ChartSpec } from './chart-spec.ts';
import { axisTitle, colour, common, GRID, LARGE, label, SMALL, SQUARER, TEXT, TITLE, ticks, titleRoom } from './chart-style.ts';
import { CARD } from './colours.ts';
import { heatmapConfig } from './heatmap-chart.ts';
import { briefShare, ROW_CHART_WIDTH, type RowChart, rowChartConfig, rowChartHeight } from './row-chart.ts';
import { scatterConfig } from './scatter-chart.ts';
import { fitted, textWidth } from './text-width.ts';

/** The widest line next to a pie; the pie has the rest. */
const LEGEND = 300;
/** The square and the gaps of a line. */
const BESIDES_WORDS = 44;
const LONGEST_TITLE = 50;
/** From this many columns on, not every year is labelled. */
const MANY_COLUMNS = 10;
/** Smaller shares of clients or rupees must not look like the whole either. */
const AT_LEAST = { percent: 25, other: 1 } as const;

const isYear = (category: string): boolean => /^\d{4}$/.test(category);

/** Values over time or grades, from left to right. The unit is in the title, because words on their side are hard to read. */
const overCategories = (figure: SeriesFigure): object => {
  const withUnit = `${figure.title} (${figure.unit})`;
  const fits = textWidth(withUnit, TITLE) <= titleRoom(SMALL.width);
  const [labels, rotation] = figure.ticks
    ? [figure.ticks, { maxRotation: 0, autoSkip: false }]
    : [
        figure.categories.map((name) => label(name, 110)),
        figure.categories.every(isYear)
          ? { maxRotation: 0, autoSkip: figure.categories.length >= MANY_COLUMNS }
          : { maxRotation: 50, autoSkip: false },
      ];
  return {
    type: figure.kind === 'bar' ? 'bar' : 'line',
    data: {
      labels,
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
      ...common(fits ? withUnit : figure.title, figure.series.length > 1),
      scales: {
        x: { grid: { display: false }, ticks: { ...ticks, ...rotation } },
        y: {
          beginAtZero: true,
          border: { display: false },
          grid: { color: GRID },
          ticks: { ...ticks, maxTicksLimit: 6 },
          title: axisTitle(fits ? '' : fitted(shown(figure.unit, 60), { size: TEXT }, 140)),
        },
      },
    },
  };
};

const numbers = new Intl.NumberFormat('en-IN', { maximumFractionDigits: 1 });

/** A figure whose categories need room for their names. */
const rowsOf = ({ title, unit, categories, series }: SeriesFigure): RowChart => ({
  title: shown(title, 200),
  names: categories,
  series: series.map(({ name, values }, at) => ({
    name,
    values,
    words: values.map((value) => (value === null ? '' : unit === 'percent' ? briefShare(value / 100) : withMinus(numbers.format(value)))),
    colour: colour(at),
  })),
  atLeast: unit === 'percent' ? AT_LEAST.percent : AT_LEAST.other,
});

const pie = (figure: PieFigure): object => {
  const slices = largestSlices(figure);
  const total = slices.reduce((sum, { value }) => sum + value, 0);
  const options = common(figure.title, true);
  const said = ({ name, value }: PieFigure['slices'][number]): string => {
    // The share comes first because names may be cut.
    const part = `${briefShare(value / total)}  `;
    return `${part}${label(name, LEGEND - BESIDES_WORDS - textWidth(part, { size: TEXT }))}`;
  };
  return {
    type: 'doughnut',
    data: {
      labels: slices.map(said),
      datasets: [{ data: slices.map(({ value }) => value), backgroundColor: slices.map((_, at) => colour(at)), borderColor: CARD }],
    },
    options: {
      ...options,
      cutout: '45%',
      plugins: {
        ...options.plugins,
        // Below the title, which a legend of full size would touch.
        legend: { ...options.plugins.legend, align: 'center', position: 'right', fullSize: false, maxWidth: LEGEND },
      },
    },
  };
};

const isInRows = (figure: Figure): figure is SeriesFigure => figure.kind === 'bar' && figure.inRows === true;

const configOf = (figure: Figure): object => {
  if (isInRows(figure)) return rowChartConfig(rowsOf(figure));
  switch (figure.kind) {
    case 'pie':
      return pie(figure);
    case 'scatter':
      return scatterConfig(figure);
    case 'heatmap':
      return heatmapConfig(figure);
    default:
      return overCategories(figure);
  }
};

const sizeOf = (figure: Figure): Pick<ChartSpec, 'width' | 'height'> => {
  if (figure.kind === 'heatmap') return { ...LARGE, height: Math.max(LARGE.height, 190 + 30 * figure.rows.length) };
  if (isInRows(figure))
    return { width: ROW_CHART_WIDTH, height: rowChartHeight(figure.categories.length, figure.series.length, SMALL.height) };
  return figure.kind === 'scatter' ? SQUARER : SMALL;
};

/** A figure as a Chart.js chart: 480 × 270, points 480 × 340, rows and heat maps as tall as they need. */
export const figureChart = (figure: Figure): ChartSpec => ({
  ...sizeOf(figure),
  title: shown(figure.title, LONGEST_TITLE),
  alt: shown(figure.alt, 2000),
  config: configOf(figure) as ChartSpec['config'],
});
