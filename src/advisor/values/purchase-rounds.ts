import type { QTable } from '../model/model.ts';
import { PSEUDO_ROUNDS } from './learn-values.ts';

/**
 * The purchase rounds behind a Q-table, segments × types as flat arrays: cell = segment · types + type. Undoes `learnValues`, where a cell is the
 * mean of its rounds and of `PSEUDO_ROUNDS` rounds with the whole book's value.
 */
export const purchaseRounds = ({ values, visits, wholeBook }: QTable) => {
  const [segments, types] = [values.length, wholeBook.length];
  const successes = new Float64Array(segments * types);
  const failures = new Float64Array(segments * types);
  values.forEach((row, segment) => {
    row.forEach((value, type) => {
      const rounds = visits[segment]?.[type] ?? 0;
      const sum = value * (PSEUDO_ROUNDS + rounds) - PSEUDO_ROUNDS * wholeBook[type];
      const cell = segment * types + type;
      successes[cell] = Math.min(rounds, Math.max(0, sum));
      failures[cell] = rounds - successes[cell];
    });
  });
  return { segments, types, successes, failures };
};
