import test from 'ava';
import { evaluate } from '../../../src/advisor/evaluation/evaluate.ts';
import { evaluationTables, groupTables } from '../../../src/cli/output/evaluation-tables.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';

const evaluation = evaluate(busyBook(80, 6), { segments: 3, seed: 1, draws: 200 });

test('the tables name every policy, and a tie is called a tie', (t) => {
  const comparison = { policy: 'advisor', baseline: 'softmax', metric: 'hitAt1', difference: 0.02 } as const;
  const text = evaluationTables({
    ...evaluation,
    comparisons: [
      { ...comparison, ci95: [-0.01, 0.05], ci99: [-0.02, 0.06] },
      { ...comparison, metric: 'ndcgAt3', ci95: [0.01, 0.05], ci99: [-0.001, 0.06] },
      { ...comparison, metric: 'logLoss', ci95: [0.01, 0.05], ci99: [0.004, 0.06] },
    ],
  }).join('\n');
  for (const { name } of evaluation.policies) t.true(text.includes(`\n${name} `), name);
  const line = text.split('\n').find((one) => one.startsWith('advisor − softmax ') && /tie/.test(one) && / loss$/.test(one.trim())) ?? '';
  t.deepEqual(
    line.split(/ {2,}/).filter((cell) => /^\(?(win|tie|loss)/.test(cell)),
    ['tie', '(win)', 'loss'],
  );
});

test('the calibration error is next to what a calibrated forecaster would show', (t) => {
  const { ece, eceOfCalibrated } = evaluation.policies[0] ?? { ece: 0, eceOfCalibrated: 0 };
  const line = evaluationTables(evaluation)
    .join('\n')
    .split('\n')
    .find((one) => one.startsWith('advisor '));
  t.regex(line ?? '', new RegExp(`${ece.toFixed(3)} +${eceOfCalibrated.toFixed(3)}`));
});

test('a track without predictions says so', (t) => {
  t.true(
    evaluationTables({ ...evaluation, tracks: { ...evaluation.tracks, none: [] } }).includes('\nClients without a purchase before: none'),
  );
});

test('groups are listed with their clients and intervals', (t) => {
  const text = groupTables(evaluation).join('\n');
  t.true(text.includes('by risk band') && text.includes('by gender') && text.includes('by age'));
  t.true(text.includes('55 and over'));
});
