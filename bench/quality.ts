/**
 * The bar for the advice, on the demo book and on books with other structures:
 * `node bin/run.js bench/quality.ts [--seed S] [--csv FILE] [--groups] [BOOK...]`, where BOOK is one of demo-1 to demo-3, demo-11 to
 * demo-18, trend, one-trade, one-product, one-product-twice, no-ages, twelve, one-day; default all. Peers: the other policies of `evaluate`, boosted trees
 * and an ensemble. Prints a line per policy and the bar's verdict. Exit
 * status 1 if a book misses it.
 */
import { missesOfBar } from '../src/advisor/evaluation/bar.ts';
import { evaluate } from '../src/advisor/evaluation/evaluate.ts';
import { NotEnoughToLearnError } from '../src/advisor/not-enough-to-learn-error.ts';
import { evaluationTables, groupTables } from '../src/cli/output/evaluation-tables.ts';
import { BASELINES } from './baselines/ensemble.ts';
import { booksAsked } from './books.ts';

const { seed, books, groups } = booksAsked();
for (const [name, read] of books) {
  const book = await read();
  console.log(`\n## ${name}: ${book.clients.length} clients, ${book.trades.day.length} trades, ${book.bondTypes.length} types`);
  try {
    const from = performance.now();
    const evaluation = evaluate(book, { segments: 5, seed }, { baselines: BASELINES });
    console.log(evaluationTables(evaluation).join('\n'));
    if (groups) console.log(groupTables(evaluation).join('\n'));
    const misses = missesOfBar(evaluation);
    console.log(`\nbar: ${misses.length === 0 ? 'holds' : misses.join('; ')} (${((performance.now() - from) / 1000).toFixed(1)} s)`);
    if (misses.length > 0) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof NotEnoughToLearnError)) throw error;
    console.log(error.message);
  }
}
