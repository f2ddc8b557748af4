import { exposureFigures } from '../../../views/family/exposure-figures.ts';
import { familyUnreadableMessage, noFamilyMessage } from '../../../views/family/family-answers.ts';
import { familyMessage } from '../../../views/family/family-message.ts';
import { untrainedMessage } from '../../../views/untrained.ts';
import type { Actor } from '../../usecases/actor.ts';
import { maySeeFirmWide } from '../../usecases/family/read-family-statistics.ts';
import { deliverAnswer } from '../deliver-answer.ts';
import type { Asker, Edge } from '../edge.ts';
import { answerWith } from '../illustrated.ts';
import { composed } from '../posting.ts';
import { tell } from '../tell.ts';
import { tellUnknownClient } from '../tell-unknown-client.ts';

export const FAMILY_COMMAND = '/bond-family';

/** Looks at the family of a client and answers with what came of it. */
export const answerFamily = async (edge: Edge, actor: Actor, asker: Asker, clientId: string): Promise<void> => {
  const outcome = await edge.services.reviewFamily({ actor, clientId });
  const firmWide = maySeeFirmWide(actor);
  switch (outcome.kind) {
    case 'reviewed': {
      const { review } = outcome;
      await answerWith(edge, asker, {
        figures: exposureFigures(review.exposure),
        draw: (look, charts) => familyMessage(review, { look, charts, firmWide }),
      });
      return;
    }
    case 'no-family':
      await deliverAnswer(edge, asker, composed(noFamilyMessage(outcome, firmWide)));
      return;
    case 'unknown-client':
      return tellUnknownClient(edge, actor, asker, outcome, FAMILY_COMMAND);
    case 'untrained':
      return tell(edge, asker, untrainedMessage(outcome));
    case 'source-down':
      return tell(edge, asker, familyUnreadableMessage());
  }
};
