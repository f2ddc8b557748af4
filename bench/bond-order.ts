/**
 * How well the bonds of a type are put in order, on held-out purchases: `node bin/run.js bench/bond-order.ts [--seed S] [--csv FILE] [BOOK...]`, with
 * the books of bench/quality.ts. Prints nDCG@5 and hit@5 of the learned order and of each simple one, with the 95% interval of the difference.
 */

import { newestDay } from '../src/advisor/book/newest-day.ts';
import { BondMeasure } from '../src/advisor/measure/bond-quality.ts';
import { fitFold } from '../src/advisor/measure/fit-fold.ts';
import { heldOutOf, OUTER_GROUPS, OUTER_ORIGINS } from '../src/advisor/measure/run-folds.ts';
import { seededRandom } from '../src/advisor/random.ts';
import { assignAll } from '../src/advisor/segments/assign.ts';
import type { Day } from '../src/advisor/units.ts';
import { booksAsked } from './books.ts';

const { seed, books } = booksAsked();
for (const [name, read] of books) {
  const book = await read();
  const measure = new BondMeasure(book, seededRandom(seed));
  const until = newestDay(book) as Day;
  for (const { learn, asOf, asked } of heldOutOf(book, until, { origins: OUTER_ORIGINS, groups: OUTER_GROUPS }, 5000, seededRandom(seed))) {
    const fold = fitFold(learn, asOf, { segments: 5, seed }, 300);
    for (const { columns, targets } of asked) measure.ask(fold, { book, columns, segmentOf: assignAll(fold.placement, columns) }, targets);
  }
  const found = measure.report(2000, seededRandom(seed));
  console.log(`\n## ${name}`);
  if (found) console.log(`advisor nDCG@5 ${found.ndcgAt5.toFixed(3)} hit@5 ${found.hitAt5.toFixed(3)} of ${found.choices} choices`);
  for (const { name: baseline, ndcgAt5, hitAt5, difference, ci95 } of found?.baselines ?? []) {
    const within = (x: number, i: readonly number[]) =>
      `${x >= 0 ? '+' : ''}${x.toFixed(3)} (${i.map((each) => each.toFixed(3)).join(' to ')})`;
    console.log(
      `${baseline.padEnd(14)} nDCG@5 ${ndcgAt5.toFixed(3)} ${within(difference.ndcgAt5, ci95.ndcgAt5)}   hit@5 ${hitAt5.toFixed(3)} ${within(difference.hitAt5, ci95.hitAt5)}`,
    );
  }
}
