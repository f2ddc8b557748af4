import { type JSX, type RefObject, useLayoutEffect, useRef, useState } from 'preact/compat';
import type { WireBlock } from '../../wire/wire.ts';
import { Axes } from './axes.tsx';
import { ChartFigures } from './chart-figures.tsx';
import { type AxesModel, type ChartModel, chartModel, type PieModel } from './chart-model.ts';
import { frameFor } from './frame.ts';
import { Bars, Lines } from './marks.tsx';
import { Pie, shareOf } from './pie.tsx';

const KINDS: { readonly [kind in ChartModel['kind']]: string } = { pie: 'Pie', bar: 'Bar', line: 'Line', area: 'Area' };

const labelOf = (model: ChartModel): string => {
  const parts = model.kind === 'pie' ? model.segments.map(({ label }) => label) : model.series.map(({ name }) => name);
  return `${KINDS[model.kind]} chart: ${model.title}. ${parts.join(', ')}.`;
};

const Legend = ({ names }: { names: readonly (readonly [name: string, value: string])[] }): JSX.Element => (
  <ul className="chart-legend">
    {names.map(([name, value], which) => (
      <li key={name}>
        <span className={`chart-swatch series-${which + 1}`} aria-hidden="true" />
        <span className="chart-name">{name}</span>
        {value !== '' && <span className="chart-value">{value}</span>}
      </li>
    ))}
  </ul>
);

const PieChart = ({ model }: { model: PieModel }): JSX.Element => {
  const total = model.segments.reduce((sum, { value }) => sum + value, 0);
  return (
    <div className="chart-round">
      <Pie model={model} label={labelOf(model)} />
      <Legend names={model.segments.map(({ label, value }) => [label, shareOf(value, total)])} />
    </div>
  );
};

/** The element's current width in CSS pixels. A drawing of that width keeps its text at the right size. */
const useWidth = <T extends HTMLElement>(before: number): readonly [RefObject<T | null>, number] => {
  const element = useRef<T>(null);
  const [width, setWidth] = useState(before);
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return;
    const look = (): void => setWidth(Math.max(200, Math.floor(box.clientWidth)));
    look();
    const observer = new ResizeObserver(look);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return [element, width];
};

const AxesChart = ({ model }: { model: AxesModel }): JSX.Element => {
  const [box, width] = useWidth<HTMLDivElement>(560);
  const frame = frameFor(model, width);
  const Marks = model.kind === 'bar' ? Bars : Lines;
  return (
    <>
      <div ref={box} className="chart-plot" style={{ height: frame.height }}>
        <svg width={width} height={frame.height} role="img" aria-label={labelOf(model)}>
          <Axes model={model} frame={frame} />
          <Marks model={model} frame={frame} />
        </svg>
      </div>
      <Legend names={model.series.map(({ name }) => [name, ''])} />
    </>
  );
};

/** Slack's native chart, with a legend and its figures as a table. */
export const DataVisualization = ({ block }: { block: WireBlock }): JSX.Element => {
  const model = chartModel(block);
  if (model === null) return <p className="block-unknown">This chart can’t be shown.</p>;
  return (
    <figure className="block-chart">
      <figcaption>{model.title}</figcaption>
      {model.kind === 'pie' ? <PieChart model={model} /> : <AxesChart model={model} />}
      <ChartFigures model={model} />
    </figure>
  );
};
