/**
 * What each part of the advice is worth, and what a discount or a memory of the last purchase would add:
 * `node bin/run.js bench/ablation.ts [--seed S] [--csv FILE] [BOOK...]`. Peer: the advisor policy as shipped; each difference is the row minus the
 * advisor, with its 99% interval (paired bootstrap by client, 2,000 draws).
 */

import { newestDay } from '../src/advisor/book/newest-day.ts';
import { FITTING_CASES } from '../src/advisor/measure/fit-fold.ts';
import { advisor, segmentQ } from '../src/advisor/measure/policies.ts';
import { reportPolicies } from '../src/advisor/measure/report-policies.ts';
import { heldOutOf, OUTER_GROUPS, OUTER_ORIGINS, runFolds } from '../src/advisor/measure/run-folds.ts';
import { seededRandom } from '../src/advisor/random.ts';
import type { Day } from '../src/advisor/units.ts';
import { table } from '../src/cli/output/table.ts';
import { ABLATIONS } from './ablation/ablations.ts';
import { sequencePolicy } from './ablation/sequence-policy.ts';
import { booksAsked } from './books.ts';

const { seed, books } = booksAsked();
const SEQUENCES = [true, false].flatMap((remembersLastType) =>
  [0, 0.25, 0.5, 0.9].map((discount) => sequencePolicy({ discount, remembersLastType })),
);

for (const [name, read] of books) {
  const book = await read();
  const predicted = runFolds(book, { segments: 5, seed }, [advisor, segmentQ, ...ABLATIONS, ...SEQUENCES], {
    cases: FITTING_CASES,
    heldOut: heldOutOf(book, newestDay(book) as Day, { origins: OUTER_ORIGINS, groups: OUTER_GROUPS }, 5000, seededRandom(seed)),
  });
  const names = predicted.policies.map((policy) => policy.name);
  const { policies, comparisons } = reportPolicies(predicted, {
    types: book.bondTypes.length,
    draws: 2000,
    random: seededRandom(seed),
    comparisons: names.slice(1).map((other) => [other, 'advisor'] as const),
  });
  const against = (policy: string, metric: string): string => {
    const found = comparisons.find((one) => one.policy === policy && one.metric === metric);
    return found ? `${found.difference.toFixed(3)} (${found.ci99.map((bound) => bound.toFixed(3)).join(' to ')})` : '';
  };
  console.log(`\n## ${name}: ${predicted.clients.length} predictions`);
  console.log(
    table(
      ['policy', 'hit@1', 'nDCG@3', 'log-loss', 'ECE', 'hit@1 − advisor', 'log-loss − advisor'],
      policies.map((one) => [
        one.name,
        ...[one.hitAt1, one.ndcgAt3, one.logLoss, one.ece].map((value) => value.toFixed(3)),
        against(one.name, 'hitAt1'),
        against(one.name, 'logLoss'),
      ]),
    ),
  );
}
