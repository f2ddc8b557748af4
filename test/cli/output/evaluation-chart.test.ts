import test from 'ava';
import { evaluate } from '../../../src/advisor/evaluation/evaluate.ts';
import { openChartRenderer } from '../../../src/charts/open-renderer.ts';
import { evaluationChart } from '../../../src/cli/output/evaluation-chart.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';

const evaluation = evaluate(busyBook(80, 6), { segments: 3, seed: 1, draws: 200 });
const chart = evaluationChart(evaluation);

test('every policy has a bar and its interval, the best one first', (t) => {
  const { labels, datasets } = chart.config.data as {
    labels: string[];
    datasets: [{ data: ReadonlyArray<readonly [number, number]> }, { data: number[] }];
  };
  t.is(labels.length, evaluation.policies.length);
  const hits = datasets[1].data;
  t.deepEqual(
    hits,
    hits.toSorted((a, b) => b - a),
  );
  datasets[0].data.forEach(([low, high], at) => {
    t.true(low <= (hits[at] ?? -1) && (hits[at] ?? 2) <= high, labels[at]);
  });
});

test('the plot is drawn as a PNG', async (t) => {
  const renderer = openChartRenderer({ quickChartUrl: null });
  t.teardown(() => renderer.close());
  const picture = await renderer.render(chart, { devicePixelRatio: 1 });
  t.deepEqual([...picture.slice(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
});
