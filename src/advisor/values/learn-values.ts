import type { Book } from '../book/book.ts';
import { PurchaseDays } from '../book/purchase-days.ts';
import type { QTable } from '../model/model.ts';
import type { Day } from '../units.ts';
import { QLearner } from './q-learning.ts';

/** The weight of the whole book's value in a segment's cell, in rounds. */
export const PSEUDO_ROUNDS = 20;

/**
 * Learns the Q-table from purchases. An episode is one client's purchase days up to `asOf`, in time order. Every purchase day is a round in
 * the client's segment: each bond type gets reward 1 if it was bought and 0 if not. So a cell is the chance that recommending the type to
 * the segment matches what the client buys.
 *
 * The discount is 0, which makes the learner a contextual bandit: clients bought by themselves, so later purchases don't depend on what
 * would have been shown. Rewards depend on nothing but the action. Cells start from the whole book's value, worth `PSEUDO_ROUNDS` rounds.
 *
 * @param segmentOf one segment per client, in [0, segments)
 */
export const learnValues = (book: Book, segmentOf: Int32Array, segments: number, asOf: Day): QTable => {
  const types = book.bondTypes.length;
  const rounds = new PurchaseDays(book);
  const wholeBook = valuesOfWholeBook(book, rounds, asOf);
  const learner = new QLearner({
    states: segments,
    actions: types,
    discount: 0,
    pseudoRounds: PSEUDO_ROUNDS,
    initialValue: (_, type) => wholeBook.values[type],
  });
  const reward = new Float64Array(types);
  const shares = new Float64Array(segments * types);
  for (let client = 0; client < book.clients.length; client++) {
    const segment = segmentOf[client];
    rounds.start(client, asOf);
    while (rounds.next()) {
      for (let place = 0; place < rounds.size; place++) reward[rounds.types[place]] = 1;
      for (let type = 0; type < types; type++) learner.learn(segment, type, reward[type], null);
      for (let place = 0; place < rounds.size; place++) {
        const type = rounds.types[place];
        reward[type] = 0;
        shares[segment * types + type] += rounds.amountShare(place);
      }
    }
  }
  const rows = Array.from({ length: segments }, (_, segment) => segment);
  return {
    values: rows.map((segment) => learner.valuesOf(segment)),
    visits: rows.map((segment) => learner.visitsOf(segment)),
    wholeBook: wholeBook.values,
    wholeBookAmountShares: wholeBook.amountShares,
    amountShares: rows.map((segment) =>
      shrunkRow(shares.subarray(segment * types, (segment + 1) * types), learner.visits[segment * types] ?? 0, wholeBook.amountShares),
    ),
  };
};

/** Values and mean amount shares over all rounds of the book; equal for all types without a round. */
const valuesOfWholeBook = (book: Book, rounds: PurchaseDays, asOf: Day): { values: number[]; amountShares: number[] } => {
  const types = book.bondTypes.length;
  const bought = new Float64Array(types);
  const shares = new Float64Array(types);
  let days = 0;
  for (let client = 0; client < book.clients.length; client++) {
    rounds.start(client, asOf);
    while (rounds.next()) {
      days++;
      for (let place = 0; place < rounds.size; place++) {
        const type = rounds.types[place];
        bought[type] += 1;
        shares[type] += rounds.amountShare(place);
      }
    }
  }
  if (days === 0) return { values: new Array<number>(types).fill(1 / types), amountShares: new Array<number>(types).fill(1 / types) };
  return { values: Array.from(bought, (count) => count / days), amountShares: Array.from(shares, (sum) => sum / days) };
};

const shrunkRow = (sums: Float64Array, rounds: number, prior: readonly number[]): number[] =>
  Array.from(sums, (sum, type) => (sum + PSEUDO_ROUNDS * prior[type]) / (rounds + PSEUDO_ROUNDS));
