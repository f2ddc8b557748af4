import test from 'ava';
import { missesOfBar, verdictOf } from '../../../src/advisor/evaluation/bar.ts';
import { type Evaluation, evaluate } from '../../../src/advisor/evaluation/evaluate.ts';
import { bookWithoutAges, oneTradeBook, trendBook, twelveClients } from '../../helpers/samples/other-books.ts';

test('a difference with 0 in its interval is a tie, and a smaller log-loss is better', (t) => {
  t.is(verdictOf('hitAt1', [-0.01, 0.2]), 'tie');
  t.is(verdictOf('hitAt1', [0, 0.2]), 'tie');
  t.is(verdictOf('hitAt1', [0.01, 0.2]), 'win');
  t.is(verdictOf('ndcgAt3', [-0.2, -0.01]), 'loss');
  t.is(verdictOf('logLoss', [-0.2, -0.01]), 'win');
  t.is(verdictOf('logLoss', [0.01, 0.2]), 'loss');
});

const settings = { segments: 3, seed: 1, draws: 200 };
const measured = evaluate(bookWithoutAges(80), settings);

test('what misses the bar is said in words: losses for certain, bad calibration, unsuitable advice', (t) => {
  const loss = { metric: 'hitAt1', difference: -0.05, ci95: [-0.08, -0.02], ci99: [-0.1, -0.01] } as const;
  const spoilt: Evaluation = {
    ...measured,
    comparisons: [
      { policy: 'advisor', baseline: 'softmax', ...loss },
      { policy: 'advisor', baseline: 'item-knn', ...loss, ci99: [-0.1, 0.01] },
      { policy: 'advisor', baseline: 'random', ...loss, metric: 'hitAt3' },
      { policy: 'segment-q', baseline: 'segment-popularity', ...loss },
      { policy: 'segment-q', baseline: 'segment-popularity', ...loss, metric: 'ndcgAt3' },
    ],
    policies: measured.policies.map((policy) => ({ ...policy, ece: 0.2, eceOfCalibrated99: policy.name === 'advisor' ? 0.06 : 0.01 })),
    tracks: { ...measured.tracks, none: [], one: [], more: [] },
    suitabilityViolations: 2,
  };
  t.deepEqual(missesOfBar(spoilt), [
    'advisor loses to softmax in hitAt1 by 0.050',
    'segment-q loses to segment-popularity in hitAt1 by 0.050',
    "advisor's calibration error is 0.200, above 0.060",
    '2 unsuitable recommendations',
  ]);
});

for (const [name, book] of [
  ['institutions that follow the market, 21 types', trendBook(30, 24)],
  ['one purchase each, 40 types', oneTradeBook(500)],
  ['nobody’s age known', bookWithoutAges(200)],
] as const) {
  test(`nobody beats the advice for certain: ${name}`, (t) => {
    t.deepEqual(missesOfBar(evaluate(book, { segments: 5, seed: 1, draws: 500 })), []);
  });
}

test('with a dozen clients, too, no policy beats the advice significantly', (t) => {
  const misses = missesOfBar(evaluate(twelveClients(), { segments: 5, seed: 1, draws: 500 }));
  // With so few predictions the calibration error says little: purchases targeted at two origins count twice.
  t.deepEqual(
    misses.filter((miss) => !miss.includes('calibration')),
    [],
  );
});

test('quality is told by risk band, gender and age, and the groups are the whole', (t) => {
  const { groups, protocol, policies } = measured;
  for (const reports of Object.values(groups)) {
    t.is(
      reports.reduce((sum, { predictions }) => sum + predictions, 0),
      protocol.predictions,
    );
    const hits = reports.reduce((sum, { predictions, hitAt1 }) => sum + predictions * hitAt1, 0);
    t.true(Math.abs(hits / protocol.predictions - (policies[0]?.hitAt1 ?? 0)) < 1e-9);
  }
  t.deepEqual(
    groups.gender.map(({ group }) => group),
    ['unknown'],
  );
});

test('every baseline is compared in every metric of the bar, with an interval of 95 and one of 99 percent', (t) => {
  const baselines = measured.policies.map(({ name }) => name).filter((name) => name !== 'advisor');
  t.is(baselines.length, 12);
  for (const baseline of baselines) {
    for (const metric of ['hitAt1', 'ndcgAt3', 'logLoss']) {
      const found = measured.comparisons.find((one) => one.policy === 'advisor' && one.baseline === baseline && one.metric === metric);
      t.true((found?.ci99[0] ?? 1) <= (found?.ci95[0] ?? 0) && (found?.ci99[1] ?? 0) >= (found?.ci95[1] ?? 1), `${baseline} ${metric}`);
    }
  }
});
