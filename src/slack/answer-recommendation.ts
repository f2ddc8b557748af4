import { nothingSuitableMessage } from '../../views/recommendation-message.ts';
import { sourceDownMessage } from '../../views/source-down.ts';
import { untrainedMessage } from '../../views/untrained.ts';
import type { Actor } from '../usecases/actor.ts';
import type { RecommendBondOutcome } from '../usecases/outcomes.ts';
import { deliverAnswer } from './deliver-answer.ts';
import type { Asker, Edge } from './edge.ts';
import { recommendationPost } from './post-recommendation.ts';
import { composed } from './posting.ts';
import { tell } from './tell.ts';
import { tellUnknownClient } from './tell-unknown-client.ts';

/** Exactly as typed first; where nobody has that id but one client's differs in letter case alone, that client is meant. */
const recommend = async (edge: Edge, actor: Actor, clientId: string): Promise<RecommendBondOutcome> => {
  const outcome = await edge.services.recommendBond({ actor, clientId });
  if (outcome.kind !== 'unknown-client') return outcome;
  const meant = outcome.similar.filter((id) => id.toLowerCase() === clientId.toLowerCase());
  const [only] = meant;
  return meant.length === 1 && only !== undefined && only !== clientId ? edge.services.recommendBond({ actor, clientId: only }) : outcome;
};

/** Asks for a recommendation and answers with what came of it. */
export const answerRecommendation = async (edge: Edge, actor: Actor, asker: Asker, clientId: string): Promise<void> => {
  const outcome = await recommend(edge, actor, clientId);
  switch (outcome.kind) {
    case 'recommended': {
      const { compose, note, complete } = recommendationPost(edge, outcome);
      await deliverAnswer(edge, asker, compose, note);
      return complete();
    }
    case 'nothing-suitable':
      await deliverAnswer(edge, asker, composed(nothingSuitableMessage(outcome.shown)));
      return;
    case 'unknown-client':
      return tellUnknownClient(edge, actor, asker, outcome);
    case 'untrained':
      return tell(edge, asker, untrainedMessage(outcome));
    case 'source-down':
      return tell(edge, asker, sourceDownMessage());
  }
};
