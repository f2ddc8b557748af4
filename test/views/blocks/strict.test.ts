import { cannotSearchOption } from '../../../views/blocks/cannot-search.ts';
import type { Figure } from '../../../views/blocks/figure.ts';
import { figureBlocks } from '../../../views/blocks/figure-block.ts';
import { loadingModal } from '../../../views/blocks/loading-modal.ts';
import { type Builders, type Size, strictViews, times } from '../../helpers/slack/strict-views.ts';

const figures = (words: string, size: Size): Figure[] => {
  const names = times(size, (at) => `${words}${at}`);
  const common = { title: words || 'Chart', alt: words || 'Chart', unit: words };
  const series = times(size, (at) => ({ name: words, values: names.map((_, place) => (place === at ? null : Number.NaN)) }));
  return [
    ...(['bar', 'line', 'area'] as const).map((kind) => ({ ...common, kind, categories: names, series })),
    { ...common, kind: 'pie', slices: names.map((name, at) => ({ name, value: at - 1 })) },
    {
      ...common,
      kind: 'scatter',
      xLabel: words,
      yLabel: words,
      series: [{ name: words, points: names.map((_, at) => [at, at] as const) }],
    },
    { ...common, kind: 'heatmap', rows: names, columns: names, values: names.map(() => names.map(() => 0.5)) },
  ];
};

const BUILDERS: Builders = {
  'cannot-search': () => [{ options: [cannotSearchOption()] }],
  'figure-block': (words, size) =>
    figures(words, size).flatMap((figure) =>
      [{ kind: 'native' } as const, { kind: 'file', file: 'F0CHART' } as const, { kind: 'text' } as const].map((look) => ({
        text: 'A chart',
        blocks: figureBlocks(figure, look),
      })),
    ),
  'loading-modal': (words) => [loadingModal(words)],
};

const PARTS = ['blocks', 'figure', 'folded', 'format', 'limits', 'look', 'money-scale', 'row-menu'];

strictViews('blocks', BUILDERS, PARTS);
