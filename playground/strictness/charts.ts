import { z } from 'zod';
import { isObject } from '../ground/blocks.ts';
import { blockId } from './composition.ts';
import { alsoRule, byType, list, object, type Shape, string } from './shapes.ts';

// docs.slack.dev/reference/block-kit/blocks/data-visualization-block. Slack has raised 6 to 12 in places; 6 is safe everywhere.

/** How many charts a message may have. */
export const MOST_CHARTS = 2;
const MOST_SERIES = 6;

const label = string(20, { least: 1 });

const pie = object({ type: z.literal('pie'), segments: list(object({ label, value: z.number().positive() }), 1, MOST_SERIES) });

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const labelsOf = (series: unknown): readonly unknown[] =>
  isObject(series) ? listIn(series.data).map((point) => (isObject(point) ? point.label : undefined)) : [];

/** Every series has exactly one point for each category, and a name of its own. */
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
      type: z.literal(type),
      series: list(object({ name: label, data: list(object({ label, value: z.number() }), 1, 20) }), 1, MOST_SERIES),
      axis_config: object({ categories: list(label, 1, 20) }, { x_label: string(50), y_label: string(50) }),
    }),
    seriesFitTheAxis,
  );

export const dataVisualization: Shape = object(
  {
    type: z.literal('data_visualization'),
    title: string(50, { least: 1 }),
    chart: byType({ pie, bar: overCategories('bar'), area: overCategories('area'), line: overCategories('line') }),
  },
  { block_id: blockId },
);
