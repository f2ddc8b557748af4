import type { Block, ImageBlock, KnownBlock, RichTextBlock } from '@slack/types';
import { withMinus } from '../../src/advisor/signed.ts';
import { type Claim, claim } from '../../src/claims/claim.ts';
import { bold, line, list, richText, words } from './blocks.ts';
import { type Figure, largestSlices, type PieFigure, type SeriesFigure } from './figure.ts';
import { shown } from './format.ts';
import { SLACK_LIMITS } from './limits.ts';
import type { ChartLook } from './look.ts';

/** Slack's native chart block, which `@slack/types` doesn't have yet. https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
interface DataVisualizationBlock extends Block {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: object;
}

const MOST_SERIES = 6;
const MOST_LINES = 20;
const numbers = new Intl.NumberFormat('en-IN', { maximumFractionDigits: 2 });

/** Unique labels that fit Slack's limit. The word "Bonds", which most types share, is cut first. */
export const chartLabels = (names: readonly string[]): string[] => {
  const labels: string[] = [];
  for (const name of names) {
    const short = shown(name.replace(/ Bonds$/, ''), SLACK_LIMITS.chartLabel);
    const isTaken = labels.includes(short);
    labels.push(isTaken ? `${shown(short, SLACK_LIMITS.chartLabel - 3)} ${labels.length + 1}` : short);
  }
  return labels;
};

const finite = (value: number | null | undefined): number => (Number.isFinite(value) ? Math.round((value as number) * 100) / 100 : 0);

/** Whether Slack can draw the figure natively. It draws no empty charts, scatter plots or heatmaps, and needs at least one positive slice in a pie. */
export const drawnBySlack = (figure: Figure): figure is SeriesFigure | PieFigure => {
  switch (figure.kind) {
    case 'pie':
      return figure.slices.some(({ value }) => value > 0);
    case 'bar':
    case 'line':
    case 'area':
      return figure.series.length > 0 && figure.categories.length > 0;
    default:
      return false;
  }
};

/** `12.5%`, `₹1.2 lakh`, `7 clients`. */
const inUnit = (value: number, unit: string): string => {
  const number = numbers.format(value);
  if (unit === 'percent') return `${number}%`;
  const [, scale] = /^₹(.*)$/.exec(unit) ?? [];
  return scale === undefined ? `${number} ${shown(unit, 30)}` : `₹${number}${scale}`;
};

const withUnit = (value: number, unit: string, made: Claim | null | undefined): string => {
  const words = withMinus(inUnit(value, unit));
  return made ? claim(words, made) : words;
};

const pie = (figure: PieFigure): object => {
  const slices = largestSlices(figure);
  const labels = chartLabels(slices.map(({ name }) => name));
  for (const slice of slices) withUnit(finite(slice.value), figure.unit, slice.claim);
  return { type: 'pie', segments: slices.map(({ value }, place) => ({ label: labels[place], value: Math.max(0.01, finite(value)) })) };
};

const overCategories = (figure: SeriesFigure): object => {
  const categories = chartLabels(figure.categories.slice(0, SLACK_LIMITS.chartCategories));
  const series = figure.series.slice(0, MOST_SERIES);
  const names = chartLabels(series.map(({ name }) => name));
  return {
    type: figure.kind,
    series: series.map(({ values, claims }, at) => ({
      name: names[at],
      data: categories.map((label, place) => {
        const value = finite(values[place]);
        withUnit(value, figure.unit, claims?.[place]);
        return { label, value };
      }),
    })),
    axis_config: { categories, y_label: shown(figure.unit, 50) },
  };
};

const native = (figure: SeriesFigure | PieFigure): DataVisualizationBlock => ({
  type: 'data_visualization',
  title: shown(figure.title, SLACK_LIMITS.chartTitle),
  chart: figure.kind === 'pie' ? pie(figure) : overCategories(figure),
});

/** It has no title of its own: the title is in the picture. */
const picture = ({ alt }: Figure, file: string): ImageBlock => ({
  type: 'image',
  slack_file: { id: file },
  alt_text: shown(alt, SLACK_LIMITS.altText),
});

const rowsOf = (figure: Figure): readonly string[] => {
  if (figure.kind === 'pie')
    return figure.slices.map(({ name, value, claim }) => `${shown(name, 80)}: ${withUnit(value, figure.unit, claim)}`);
  if (figure.kind === 'scatter' || figure.kind === 'heatmap') return [shown(figure.alt, SLACK_LIMITS.altText)];
  const several = figure.series.length > 1;
  return figure.categories.map((category, place) => {
    const values = figure.series.slice(0, MOST_SERIES).flatMap(({ name, values, claims }) => {
      const value = values[place] ?? Number.NaN;
      if (!Number.isFinite(value)) return [];
      return [`${several ? `${shown(name, 40)} ` : ''}${withUnit(value, figure.unit, claims?.[place])}`];
    });
    return `${shown(category, 80)}: ${values.join(' · ') || '—'}`;
  });
};

const asText = (figure: Figure): RichTextBlock => {
  const rows = rowsOf(figure);
  const more = rows.length - MOST_LINES;
  return richText(
    line(bold(shown(figure.title, SLACK_LIMITS.chartTitle))),
    list(
      'bullet',
      rows.slice(0, MOST_LINES).map((row) => line(words(row))),
    ),
    ...(more > 0 ? [line(words(`and ${more} more`))] : []),
  );
};

const isEmpty = (figure: Figure): boolean => {
  if (figure.kind === 'pie') return figure.slices.length === 0;
  if (figure.kind === 'scatter') return figure.series.every(({ points }) => points.length === 0);
  if (figure.kind === 'heatmap') return figure.values.length === 0;
  return figure.categories.length === 0 || figure.series.length === 0;
};

/** A figure as Slack's own chart, an uploaded picture or a list of its values. Empty if the figure has no values. */
export const figureBlocks = (figure: Figure, look: ChartLook): KnownBlock[] => {
  if (isEmpty(figure)) return [];
  if (look.kind === 'file') return [picture(figure, look.file)];
  if (look.kind === 'native' && drawnBySlack(figure)) return [native(figure) as unknown as KnownBlock];
  return [asText(figure)];
};
