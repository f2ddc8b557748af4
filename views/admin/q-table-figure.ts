import type { Model } from '../../src/advisor/model.ts';
import type { HeatmapFigure } from '../figure.ts';
import { shown } from '../format.ts';

const inPercent = (value: number): number => Math.round(value * 1000) / 10;

/** The Q-table: for every segment and type, the chance that recommending it meets what the client buys next. Without feedback. */
export const qTableFigure = ({ segments, bondTypes, qTable }: Model): HeatmapFigure => {
  // The word that all segments share says nothing, and there is little room beside a row.
  const rows = segments.map(({ name }) => shown(name.replace(/ Investors$/, ''), 60));
  const columns = bondTypes.map((name) => shown(name, 40));
  const best = qTable.values.map((row, at) => {
    const most = row.reduce((place, value, column) => (value > (row[place] ?? 0) ? column : place), 0);
    return `${rows[at]}: ${columns[most] ?? '—'} ${inPercent(row[most] ?? 0)} %`;
  });
  return {
    kind: 'heatmap',
    title: 'Q-table: segments and bond types',
    alt: `The best type of each segment. ${best.join('. ')}.`,
    rows,
    columns,
    values: qTable.values.map((row) => row.map(inPercent)),
    unit: 'percent',
  };
};
