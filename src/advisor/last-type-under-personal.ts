import type { QTable } from './model.ts';
import { PersonalPart } from './personal.ts';
import type { PolicyMaker } from './policies.ts';
import { learnSequence } from './sequence-policy.ts';

/**
 * Ours with a table of (segment, last type) in the place of the segment's: what remembering the last purchase is worth where the whole history comes
 * after it. A state without amounts of its own has its segment's. Weights as they were tuned for the shipped table.
 */
export const lastTypeUnderPersonal: PolicyMaker = (fold) => {
  const { learner, states, stateOf } = learnSequence(fold, { discount: 0, remembersLastType: true });
  const { qTable, personal } = fold.model;
  const lasts = states / qTable.values.length;
  const rows = Array.from({ length: states }, (_, state) => state);
  const table: QTable = {
    ...qTable,
    values: rows.map((state) => learner.valuesOf(state)),
    visits: rows.map((state) => learner.visitsOf(state)),
    amountShares: rows.map((state) => qTable.amountShares[Math.floor(state / lasts)] as readonly number[]),
  };
  // Where a segment's amounts would stand in for the state's, the state would hardly show: days are split evenly.
  const part = new PersonalPart({ qTable: table, personal: { ...personal, amountWeight: 0 } });
  return { name: '(segment, last type) under history', predict: (client) => part.probabilities(fold.reader.read(client, stateOf(client))) };
};
