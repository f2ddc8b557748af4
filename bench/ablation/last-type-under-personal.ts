import type { PolicyMaker } from '../../src/advisor/measure/policies.ts';
import type { QTable } from '../../src/advisor/model/model.ts';
import { PersonalPart } from '../../src/advisor/values/personal.ts';
import { learnSequence } from './sequence-policy.ts';

/**
 * The advisor policy with a table of (segment, last type) in place of the segment's: shows what remembering the last purchase is worth on
 * top of the client's history. States use their segment's amounts, and the weights are those tuned for the shipped table.
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
  // With the segment's amounts the state would hardly matter, so days are split evenly.
  const part = new PersonalPart({ qTable: table, personal: { ...personal, amountWeight: 0 } });
  return { name: '(segment, last type) under history', predict: (client) => part.probabilities(fold.reader.read(client, stateOf(client))) };
};
