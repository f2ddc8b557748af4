import type { JSX } from 'preact/compat';
import type { ChartModel } from './chart-model.ts';
import { shareOf } from './pie.tsx';
import { fullNumber } from './scale.ts';

interface Figures {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const figuresOf = (model: ChartModel): Figures => {
  if (model.kind !== 'pie') {
    return {
      header: [model.xLabel || 'Category', ...model.series.map(({ name }) => name)],
      rows: model.categories.map((category, at) => [
        category,
        ...model.series.map(({ values }) => (values[at] === null || values[at] === undefined ? '–' : fullNumber(values[at]))),
      ]),
    };
  }
  const total = model.segments.reduce((sum, { value }) => sum + value, 0);
  return {
    header: ['Part', 'Value', 'Share'],
    rows: model.segments.map(({ label, value }) => [label, fullNumber(value), shareOf(value, total)]),
  };
};

/** The chart as a table, for anyone who can't see it or wants the numbers. */
export const ChartFigures = ({ model }: { model: ChartModel }): JSX.Element => {
  const { header, rows } = figuresOf(model);
  return (
    <details className="chart-figures">
      <summary>Show the figures</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users must be able to scroll it. */}
      <section className="block-table" tabIndex={0} aria-label={`Figures of ${model.title}`}>
        <table>
          <thead>
            <tr>
              {header.map((name, at) => (
                <th key={name} scope="col" className={at === 0 ? 'align-left' : 'align-right'}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row[0]}>
                {row.map((cell, at) =>
                  at === 0 ? (
                    <th key={header[at]} scope="row" className="align-left">
                      {cell}
                    </th>
                  ) : (
                    <td key={header[at]} className="align-right">
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
};
