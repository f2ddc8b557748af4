import type { HeatmapFigure } from '../../views/blocks/figure.ts';
import { common, LARGE, label, TEXT, ticks } from './chart-style.ts';
import { CARD, INK, shade } from './colours.ts';

const CELL_TEXT = 13;
const COLUMN_NAME = 190;
const ROW_NAME = 200;
const SUBTITLE = { display: true, align: 'start', color: INK, font: { size: TEXT }, padding: { bottom: 12 } };
const brief = (value: number): string => value.toLocaleString('en-IN', { maximumSignificantDigits: 2 });

/** A heat map as a Chart.js chart: rows of equally long bars, one above the other; each cell is a segment in its shade. */
export const heatmapConfig = (figure: HeatmapFigure): object => {
  const values = figure.values.flat().filter(Number.isFinite);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const base = common(figure.title, false, LARGE.width);
  const shareOf = (value: number): number => (most > least ? (value - least) / (most - least) : 0.5);
  return {
    type: 'bar',
    data: {
      labels: figure.rows.map((name) => label(name, ROW_NAME)),
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
          labels: figure.columns.map((name) => label(name, COLUMN_NAME, CELL_TEXT)),
          offset: true,
          grid: { display: false },
          border: { display: false },
          ticks: { ...ticks, font: { size: CELL_TEXT }, autoSkip: false, minRotation: 55, maxRotation: 55 },
        },
      },
    },
  };
};
