import type { JsonObject, WireBlock } from '../../wire/wire.ts';

export interface Segment {
  readonly label: string;
  readonly value: number;
}

/** A named series; null for a category without a value. */
export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

export interface PieModel {
  readonly kind: 'pie';
  readonly title: string;
  readonly segments: readonly Segment[];
}

export interface AxesModel {
  readonly kind: 'bar' | 'line' | 'area';
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  readonly xLabel: string;
  readonly yLabel: string;
}

export type ChartModel = PieModel | AxesModel;

const list = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? (value as JsonObject[]) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);

const axesModel = (kind: AxesModel['kind'], title: string, chart: JsonObject): AxesModel => {
  const axis = (chart.axis_config ?? {}) as JsonObject;
  const series = list(chart.series);
  const named = (Array.isArray(axis.categories) ? axis.categories : []).map(String);
  const used = series.flatMap((it) => list(it.data).map((point) => textOf(point.label)));
  const categories = [...new Set(named.length > 0 ? named : used)];
  return {
    kind,
    title,
    categories,
    series: series.map((it) => {
      const values = new Map(list(it.data).map((point) => [textOf(point.label), numberOf(point.value)]));
      return { name: textOf(it.name), values: categories.map((category) => values.get(category) ?? null) };
    }),
    xLabel: textOf(axis.x_label),
    yLabel: textOf(axis.y_label),
  };
};

/** What a `data_visualization` block draws; null if its kind is unknown. https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
export const chartModel = (block: WireBlock): ChartModel | null => {
  const chart = (block.chart ?? {}) as JsonObject;
  const title = textOf(block.title);
  if (chart.type === 'pie') {
    const segments = list(chart.segments).map((it) => ({ label: textOf(it.label), value: Math.max(0, numberOf(it.value) ?? 0) }));
    return { kind: 'pie', title, segments };
  }
  if (chart.type === 'bar' || chart.type === 'line' || chart.type === 'area') return axesModel(chart.type, title, chart);
  return null;
};
