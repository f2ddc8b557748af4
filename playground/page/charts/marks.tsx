import type { JSX } from 'preact/compat';
import type { AxesModel, Series } from './chart-model.ts';
import type { Frame } from './frame.ts';
import { fullNumber } from './scale.ts';

interface MarksProps {
  readonly model: AxesModel;
  readonly frame: Frame;
}

const words = (model: AxesModel, series: Series, category: number): JSX.Element => (
  <title>{`${model.categories[category]}, ${series.name}: ${fullNumber(series.values[category] ?? 0)}`}</title>
);

/** Bars, side by side within a category. */
export const Bars = ({ model, frame }: MarksProps): JSX.Element => {
  const wide = Math.min(44, (frame.slot * 0.72) / Math.max(1, model.series.length));
  const start = (wide * model.series.length) / 2;
  return (
    <>
      {model.series.map((series, which) => (
        <g key={series.name} className={`series-${which + 1}`}>
          {series.values.map((value, at) => {
            if (value === null) return null;
            const [from, to] = [frame.y(Math.max(0, frame.ticks[0] ?? 0)), frame.y(value)];
            return (
              <rect
                key={model.categories[at]}
                x={frame.x(at) - start + which * wide + wide * 0.06}
                y={Math.min(from, to)}
                width={wide * 0.88}
                height={value === 0 ? 0 : Math.max(1, Math.abs(from - to))}
                rx={Math.min(3, wide / 4)}
              >
                {words(model, series, at)}
              </rect>
            );
          })}
        </g>
      ))}
    </>
  );
};

/** Runs of values without a gap, as a gap in the data is a gap in the line. */
const runsIn = (series: Series, frame: Frame): readonly (readonly (readonly [number, number])[])[] => {
  const runs: [number, number][][] = [[]];
  series.values.forEach((value, at) => {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push([frame.x(at), frame.y(value)]);
  });
  return runs.filter((run) => run.length > 0);
};

const pathOf = (run: readonly (readonly [number, number])[]): string =>
  run.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ');

/** Each line has its own dashes and marks, for anyone who can't tell the colours apart. */
const DASHES = ['', '7 4', '2 4', '10 4 2 4', '4 3', '12 5'];
const SHAPES = ['M-4 0A4 4 0 1 0 4 0A4 4 0 1 0-4 0Z', 'M-3.6-3.6H3.6V3.6H-3.6Z', 'M0-4.8L4.6 3.6H-4.6Z', 'M0-5L5 0L0 5L-5 0Z'];

/** Lines; in an area chart they're filled below. */
export const Lines = ({ model, frame }: MarksProps): JSX.Element => {
  const ground = frame.y(Math.max(0, frame.ticks[0] ?? 0));
  return (
    <>
      {model.series.map((series, which) => (
        <g key={series.name} className={`series-${which + 1}`}>
          {runsIn(series, frame).map((run) => (
            <g key={run[0]?.[0]}>
              {model.kind === 'area' && (
                <path className="chart-area" d={`${pathOf(run)} L${run.at(-1)?.[0]} ${ground} L${run[0]?.[0]} ${ground} Z`} />
              )}
              <path className="chart-line" d={pathOf(run)} strokeDasharray={DASHES[which]} />
            </g>
          ))}
          {series.values.map((value, at) =>
            value === null ? null : (
              <path
                key={model.categories[at]}
                className="chart-mark"
                d={SHAPES[which % SHAPES.length]}
                transform={`translate(${frame.x(at).toFixed(1)} ${frame.y(value).toFixed(1)})`}
              >
                {words(model, series, at)}
              </path>
            ),
          )}
        </g>
      ))}
    </>
  );
};
