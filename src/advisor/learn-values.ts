import type { Book } from './book.ts';
import type { QTable } from './model.ts';
import { PurchaseDays } from './purchase-days.ts';
import { QLearner } from './q-learning.ts';
import type { Day } from './units.ts';

/** Rounds that the whole book's value weighs in a segment's cell. */
export const PSEUDO_ROUNDS = 20;

/**
 * The Q-table from purchases: one episode is one client's purchase days up to `asOf` in time order, every purchase day is a round in the
 * client's segment in which each bond type is rewarded with 1 where it was bought and with 0 where it was not. So a cell is the chance that
 * a recommendation of that type to that segment meets what the client buys.
 *
 * The discount is 0: a recommendation ends its episode (what the client buys after it does not depend on which type was shown, since the
 * rounds are what clients bought by themselves), so there is no future for an action to earn, and the learner is a contextual bandit. A
 * reward is never given for anything but the action. Cells start from the whole book's value, worth `PSEUDO_ROUNDS` rounds.
 *
 * @param segmentOf one segment a client, in [0, segments)
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
    initialValue: (_, type) => wholeBook.values[type] as number,
  });
  const reward = new Float64Array(types);
  const shares = new Float64Array(segments * types);
  for (let client = 0; client < book.clients.length; client++) {
    const segment = segmentOf[client] as number;
    rounds.start(client, asOf);
    while (rounds.next()) {
      for (let place = 0; place < rounds.size; place++) reward[rounds.types[place] as number] = 1;
      for (let type = 0; type < types; type++) learner.learn(segment, type, reward[type] as number, null);
      for (let place = 0; place < rounds.size; place++) {
        const type = rounds.types[place] as number;
        reward[type] = 0;
        shares[segment * types + type] = (shares[segment * types + type] as number) + rounds.amountShare(place);
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

/** Values and mean amount shares over all rounds of the book; every type the same where there is no round. */
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
        const type = rounds.types[place] as number;
        bought[type] = (bought[type] as number) + 1;
        shares[type] = (shares[type] as number) + rounds.amountShare(place);
      }
    }
  }
  if (days === 0) return { values: new Array<number>(types).fill(1 / types), amountShares: new Array<number>(types).fill(1 / types) };
  return { values: Array.from(bought, (count) => count / days), amountShares: Array.from(shares, (sum) => sum / days) };
};

const shrunkRow = (sums: Float64Array, rounds: number, prior: readonly number[]): number[] =>
  Array.from(sums, (sum, type) => (sum + PSEUDO_ROUNDS * (prior[type] as number)) / (rounds + PSEUDO_ROUNDS));
