import type { Message } from '../../../views/blocks/blocks.ts';
import { sourceDownMessage } from '../../../views/notices/source-down.ts';
import { nothingSuitableMessage } from '../../../views/recommendation/recommendation-message.ts';
import type { AskedClient } from '../../usecases/asked-client/asked-client.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import type { AsksForClients, ClientQuestion } from '../listener/for-client.ts';
import { deliverAnswer } from '../posting/deliver-answer.ts';
import { recommendationLabel } from '../posting/message-metadata.ts';
import { type DeliversAnswers, forConversation } from '../posting/posting.ts';
import { tellUntrained } from '../posting/tell-untrained.ts';
import { noting, type PostsRecommendations, recommendationPost } from './post-recommendation.ts';

export type Recommends = AsksForClients & PostsRecommendations & DeliversAnswers & Edge<'recommendBond'>;

export const RECOMMENDATION: ClientQuestion = { for: 'recommendation', sourceDown: sourceDownMessage };

/** Recommends for a client and answers with the recommendation. */
export const answerRecommendation = async (edge: Recommends, asker: Asker, client: AskedClient): Promise<void> => {
  const outcome = await edge.services.recommendBond({ client });
  switch (outcome.kind) {
    case 'recommended': {
      // Asked again on a day, its picture is there already.
      const chartFile = outcome.places.find((place) => place.chartFile !== undefined)?.chartFile;
      const { compose, note, complete } = recommendationPost(edge, outcome, chartFile === undefined ? {} : { chartFile });
      await deliverAnswer(edge, asker, compose, note);
      return complete();
    }
    case 'nothing-suitable': {
      const { shown } = outcome;
      let message: Message | null = null;
      await deliverAnswer(
        edge,
        asker,
        (channel, send) => {
          message = forConversation(channel, () => nothingSuitableMessage(shown, edge.calendar.zone));
          return send(message, recommendationLabel(shown.id));
        },
        noting(edge, shown, () => message),
      );
      return;
    }
    case 'untrained':
      return tellUntrained(edge, asker, outcome);
  }
};
