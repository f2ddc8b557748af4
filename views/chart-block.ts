import type { Block, ImageBlock, KnownBlock } from '@slack/types';
import { plain } from './blocks.ts';
import { shown } from './format.ts';
import { SLACK_LIMITS } from './limits.ts';
import type { ChartLook } from './look.ts';

/** What the chart shows, whichever way it is drawn. */
export interface ChartFigures {
  readonly title: string;
  /** What it says, in figures. */
  readonly alt: string;
  /** For each type (and all others together) its probability, and its share of the amount bought so far; fractions, null where nothing was bought. */
  readonly rows: ReadonlyArray<{ readonly name: string; readonly probability: number; readonly share: number | null }>;
}

/** Slack's native chart; `@slack/types` does not know it yet. https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
interface DataVisualizationBlock extends Block {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'bar';
    readonly series: ReadonlyArray<{
      readonly name: string;
      readonly data: ReadonlyArray<{ readonly label: string; readonly value: number }>;
    }>;
    readonly axis_config: { readonly categories: readonly string[]; readonly y_label: string };
  };
}

/** Names that fit under a bar, each different: the word that all of them share goes first. */
const labelsFor = (names: readonly string[]): string[] => {
  const labels: string[] = [];
  for (const name of names) {
    const short = shown(name.replace(/ Bonds$/, ''), SLACK_LIMITS.chartLabel);
    const isTaken = labels.includes(short);
    labels.push(isTaken ? `${shown(short, SLACK_LIMITS.chartLabel - 3)} ${labels.length + 1}` : short);
  }
  return labels;
};

const inPercent = (share: number): number => (Number.isFinite(share) ? Math.round(share * 1000) / 10 : 0);

const nativeChart = ({ title, rows }: ChartFigures): DataVisualizationBlock => {
  const most = rows.slice(0, SLACK_LIMITS.chartCategories);
  const labels = labelsFor(most.map(({ name }) => name));
  const series = (name: string, values: readonly number[]) => ({
    name,
    data: labels.map((label, place) => ({ label, value: inPercent(values[place] ?? 0) })),
  });
  const foreseen = series(
    'Likely next',
    most.map(({ probability }) => probability),
  );
  const happened = series(
    'Bought so far',
    most.map(({ share }) => share ?? 0),
  );
  return {
    type: 'data_visualization',
    title: shown(title, SLACK_LIMITS.chartTitle),
    chart: {
      type: 'bar',
      series: most.some(({ share }) => share !== null) ? [foreseen, happened] : [foreseen],
      axis_config: { categories: labels, y_label: 'percent' },
    },
  };
};

const picture = ({ title, alt }: ChartFigures, file: string): ImageBlock => ({
  type: 'image',
  slack_file: { id: file },
  title: plain(title, SLACK_LIMITS.chartTitle),
  alt_text: shown(alt, SLACK_LIMITS.altText),
});

/** The recommended types against what the client did so far; nothing where the figures stand as text. */
export const chartBlock = (figures: ChartFigures, look: ChartLook): KnownBlock[] => {
  if (figures.rows.length === 0 || look.kind === 'text') return [];
  return look.kind === 'file' ? [picture(figures, look.file)] : [nativeChart(figures) as unknown as KnownBlock];
};
