import type { Figure } from '../../../views/blocks/figure.ts';
import { exposureFigures } from '../../../views/family/exposure-figures.ts';
import { familyUnreadableMessage, noFamilyMessage } from '../../../views/family/family-answers.ts';
import { saysOfFamily } from '../../../views/family/family-claims.ts';
import { familyMessage, familyMoreMessage } from '../../../views/family/family-message.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { AskedClient } from '../../usecases/asked-client/asked-client.ts';
import type { FamilyReview } from '../../usecases/family/family-outcome.ts';
import { maySeeFirmWide } from '../../usecases/family/read-family-statistics.ts';
import type { MessagePlace } from '../../usecases/ports/recommendation-store.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import type { AsksForClients, ClientQuestion } from '../listener/for-client.ts';
import { deliverAnswer } from '../posting/deliver-answer.ts';
import { answerWith, illustratedPost } from '../posting/illustrated.ts';
import { composed, type DeliversAnswers } from '../posting/posting.ts';
import { replyOnce } from '../posting/reply-once.ts';
import { tell } from '../posting/tell.ts';
import { tellUntrained } from '../posting/tell-untrained.ts';

export type ReviewsFamilies = AsksForClients & DeliversAnswers & Edge<'reviewFamily'>;

export const FAMILY_COMMAND = '/bond-family';
export const FAMILY: ClientQuestion = { for: 'family', command: FAMILY_COMMAND, sourceDown: familyUnreadableMessage };

interface FamilyRequest {
  readonly actor: Actor;
  readonly asker: Asker;
  readonly client: AskedClient;
}

/** Reviews a client's family and shows the review. If there's none, the person is told why. */
const forFamily = async (
  edge: ReviewsFamilies,
  { actor, asker, client }: FamilyRequest,
  show: (review: FamilyReview) => Promise<unknown>,
): Promise<void> => {
  const outcome = await edge.services.reviewFamily({ client });
  switch (outcome.kind) {
    case 'reviewed':
      await show(outcome.review);
      return;
    case 'no-family':
      await deliverAnswer(edge, asker, composed(noFamilyMessage(outcome, maySeeFirmWide(actor))));
      return;
    case 'untrained':
      return tellUntrained(edge, asker, outcome);
    case 'source-down':
      return tell(edge, asker, familyUnreadableMessage());
  }
};

const figuresOf = (review: FamilyReview): readonly Figure[] => exposureFigures(review.exposure, saysOfFamily(review));

/** Reviews a client's family and answers with the review. */
export const answerFamily = (edge: ReviewsFamilies, request: FamilyRequest): Promise<void> =>
  forFamily(edge, request, (review) =>
    answerWith(edge, request.asker, {
      figures: figuresOf(review).slice(0, 1),
      draw: (look, charts) => familyMessage(review, look, charts),
    }),
  );

/** Reviews a client's family and replies under a message with all that the message leaves out. */
export const answerMoreOfFamily = (edge: ReviewsFamilies, under: MessagePlace, request: FamilyRequest): Promise<void> =>
  forFamily(edge, request, async (review) => {
    const firmWide = maySeeFirmWide(request.actor);
    const post = illustratedPost(edge, {
      figures: figuresOf(review),
      draw: (look, charts) => familyMoreMessage(review, { look, charts, firmWide }),
    });
    await replyOnce(edge, request.asker, under, { what: 'family', compose: post.compose });
    await post.complete();
  });
