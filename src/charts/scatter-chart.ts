import type { ScatterFigure } from '../../views/blocks/figure.ts';
import { shown } from '../../views/blocks/format.ts';
import { axisTitle, colour, common, GRID, label, TEXT, ticks } from './chart-style.ts';
import { INK } from './colours.ts';
import { piledPoints } from './piled-points.ts';
import { fitted } from './text-width.ts';

const POINT_RADIUS = 4;
const MOST_RADIUS = 16;
/** Room for the names of the axes. */
const [X_ROOM, Y_ROOM] = [380, 170] as const;

/** Points in a plane as a Chart.js chart; a crowd of points is a larger one. */
export const scatterConfig = (figure: ScatterFigure): object => {
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
  const legend = {
    ...options.plugins.legend,
    labels: { ...options.plugins.legend.labels, boxWidth: 10, boxHeight: 10, usePointStyle: true },
  };
  return {
    type: 'scatter',
    data: { datasets: sets },
    options: {
      ...options,
      plugins: { ...options.plugins, legend },
      scales: {
        x: { grid: { color: GRID }, ticks, title: axisTitle(fitted(shown(figure.xLabel, 200), { size: TEXT }, X_ROOM)) },
        y: { grid: { color: GRID }, ticks, title: axisTitle(fitted(shown(figure.yLabel, 200), { size: TEXT }, Y_ROOM)) },
      },
    },
  };
};
