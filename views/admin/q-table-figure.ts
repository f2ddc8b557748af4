import type { Model } from '../../src/advisor/model/model.ts';
import { claim } from '../../src/claims/claim.ts';
import type { HeatmapFigure } from '../blocks/figure.ts';
import { shown } from '../blocks/format.ts';

const inPercent = (value: number): number => Math.round(value * 1000) / 10;

/** The Q-table as a heatmap: for each segment and bond type, the chance that it's what the client buys next, in percent. Feedback isn't included. */
export const qTableFigure = (version: number, { segments, bondTypes, qTable }: Model): HeatmapFigure => {
  // All segment names end in "Investors", and there's little room next to a row.
  const rows = segments.map(({ name }) => shown(name.replace(/ Investors$/, ''), 60));
  const columns = bondTypes.map((name) => shown(name, 40));
  const best = qTable.values.map((row, at) => {
    const most = row.reduce((place, value, column) => (value > (row[place] ?? 0) ? column : place), 0);
    const value = row[most] ?? 0;
    const subject = { version, what: 'best', segment: segments[at]?.name ?? '', bondType: bondTypes[most] ?? '' };
    const said = claim(String(inPercent(value)), { kind: 'model.figure', subject, number: value * 100, asOf: 0 });
    return `${rows[at]}: ${columns[most] ?? '—'} ${said}%`;
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
