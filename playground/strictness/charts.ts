import { isObject } from '../blocks.ts';
import { blockId } from './composition.ts';
import type { Shape } from './report.ts';
import { alsoRule, byType, list, number, object, oneOf, string } from './shapes.ts';

// docs.slack.dev/reference/block-kit/blocks/data-visualization-block. Slack has raised 6 to 12 in places; the smaller number holds everywhere.

/** How many of these a message may hold. */
export const MOST_CHARTS = 2;
const MOST_SERIES = 6;

const label = string(20, { least: 1 });

const moreThanNothing: Shape = (report, pointer, value) => {
  number()(report, pointer, value);
  if (typeof value === 'number' && value <= 0) report(pointer, 'must be more than 0');
};

const pie = object({ type: oneOf('pie'), segments: list(object({ label, value: moreThanNothing }), 1, MOST_SERIES) });

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const labelsOf = (series: unknown): readonly unknown[] =>
  isObject(series) ? listIn(series.data).map((point) => (isObject(point) ? point.label : undefined)) : [];

/** Every series has one point for every category, and no other; no two have a name in common. */
const seriesFitTheAxis = (chart: { readonly [field: string]: unknown }): string | null => {
  const categories = isObject(chart.axis_config) ? listIn(chart.axis_config.categories) : [];
  if (new Set(categories).size < categories.length) return 'categories must be unique';
  const series = listIn(chart.series);
  const names = series.map((it) => (isObject(it) ? it.name : undefined));
  if (new Set(names).size < names.length) return 'series names must be unique';
  const fits = series.every((it) => {
    const labels = labelsOf(it);
    return labels.length === categories.length && categories.every((category) => labels.includes(category));
  });
  return fits ? null : 'each series must have exactly one data point for each category';
};

const overCategories = (type: string): Shape =>
  alsoRule(
    object({
      type: oneOf(type),
      series: list(object({ name: label, data: list(object({ label, value: number() }), 1, 20) }), 1, MOST_SERIES),
      axis_config: object({ categories: list(label, 1, 20) }, { x_label: string(50), y_label: string(50) }),
    }),
    seriesFitTheAxis,
  );

export const dataVisualization: Shape = object(
  {
    type: oneOf('data_visualization'),
    title: string(50, { least: 1 }),
    chart: byType({ pie, bar: overCategories('bar'), area: overCategories('area'), line: overCategories('line') }),
  },
  { block_id: blockId },
);
