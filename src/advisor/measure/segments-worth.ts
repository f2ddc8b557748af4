import type { SegmentsWorth } from '../model/quality.ts';
import type { Random } from '../random.ts';
import { reportPolicies } from './report-policies.ts';
import { type Predicted, rowsOfPredicted } from './run-folds.ts';

/** Policies that only show what the segments are worth: nothing is known of the client's own purchases. */
export const SEGMENT_POLICIES = ['table-and-traits', 'traits-alone'] as const;

/** With fewer predictions, nothing is said. */
const FEWEST_PREDICTIONS = 30;

/** What the segments are worth for clients with one purchase or none; null with too few predictions. */
export const segmentsWorth = (
  predicted: Predicted,
  options: { readonly types: number; readonly draws: number; readonly random: Random },
): SegmentsWorth | null => {
  const rows = rowsOfPredicted(predicted, (row) => predicted.purchasesBefore[row] <= 1);
  if (rows.clients.length < FEWEST_PREDICTIONS) return null;
  const policies = rows.policies.filter(({ name }) => (SEGMENT_POLICIES as readonly string[]).includes(name));
  const { comparisons } = reportPolicies({ ...rows, policies }, { ...options, comparisons: [SEGMENT_POLICIES] });
  const found = comparisons.find(({ metric }) => metric === 'logLoss');
  if (!found) return null;
  const [low, high] = found.ci95;
  return { predictions: rows.clients.length, gain: -found.difference, ci95: [-high, -low], pays: high < 0 };
};
