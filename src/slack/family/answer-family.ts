import { exposureFigures } from '../../../views/family/exposure-figures.ts';
import { familyUnreadableMessage, noFamilyMessage } from '../../../views/family/family-answers.ts';
import { saysOfFamily } from '../../../views/family/family-claims.ts';
import { familyMessage } from '../../../views/family/family-message.ts';
import { untrainedMessage } from '../../../views/notices/untrained.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { AskedClient } from '../../usecases/asked-client/asked-client.ts';
import { maySeeFirmWide } from '../../usecases/family/read-family-statistics.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import type { AsksForClients, ClientQuestion } from '../listener/for-client.ts';
import { deliverAnswer } from '../posting/deliver-answer.ts';
import { answerWith } from '../posting/illustrated.ts';
import { composed, type DeliversAnswers } from '../posting/posting.ts';
import { tell } from '../posting/tell.ts';

export type ReviewsFamilies = AsksForClients & DeliversAnswers & Edge<'reviewFamily'>;

export const FAMILY_COMMAND = '/bond-family';
export const FAMILY: ClientQuestion = { for: 'family', command: FAMILY_COMMAND, sourceDown: familyUnreadableMessage };

/** Reviews a client's family and answers with the review. */
export const answerFamily = async (edge: ReviewsFamilies, actor: Actor, asker: Asker, client: AskedClient): Promise<void> => {
  const outcome = await edge.services.reviewFamily({ client });
  const firmWide = maySeeFirmWide(actor);
  switch (outcome.kind) {
    case 'reviewed': {
      const { review } = outcome;
      await answerWith(edge, asker, {
        figures: exposureFigures(review.exposure, saysOfFamily(review)),
        draw: (look, charts) => familyMessage(review, { look, charts, firmWide }),
      });
      return;
    }
    case 'no-family':
      await deliverAnswer(edge, asker, composed(noFamilyMessage(outcome, firmWide)));
      return;
    case 'untrained':
      return tell(edge, asker, untrainedMessage(outcome));
    case 'source-down':
      return tell(edge, asker, familyUnreadableMessage());
  }
};
