import { approvalRequestMessage } from '../../../views/intake/risk-profile-answers.ts';
import type { RecordedOutcome } from '../../usecases/profiles/record-profile.ts';
import { postDirectly } from '../admin/post-directly.ts';
import type { Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';

/** Asks everybody who may approve a raised band. */
export const askApprovers = async (edge: Edge, outcome: RecordedOutcome): Promise<void> => {
  for (const id of outcome.askedOf) {
    try {
      await postDirectly(edge, id, () => approvalRequestMessage(outcome));
    } catch (error) {
      edge.logger.warn({ user: id, ...loggable(error) }, 'somebody could not be asked to approve a risk profile');
    }
  }
};
