import type { Message } from '../../../views/blocks/blocks.ts';
import type { Look } from '../../../views/blocks/look.ts';
import { mayBeSecondIf } from '../../../views/notices/may-be-second.ts';
import { bondTableMessage, moreMessage } from '../../../views/recommendation/more-message.ts';
import { MORE_ACTION, TABLE_ACTION } from '../../../views/recommendation/recommendation-actions.ts';
import { recommendationGoneMessage } from '../../../views/recommendation/share-answers.ts';
import { recommendationFigures } from '../../charts/recommendation-chart.ts';
import type { Audited } from '../../usecases/actor/audit-trail.ts';
import type { MessagePlace, ShownPlace } from '../../usecases/ports/recommendation-store.ts';
import type { MoreRequest } from '../../usecases/recommendation/more-of-recommendation.ts';
import type { StandingRecommendation } from '../../usecases/recommendation/standing-recommendation.ts';
import type { Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import type { ByActor, On, Press } from '../listener/on.ts';
import { readRecommendationId } from '../listener/remember-recommendation.ts';
import { type DeliversAnswers, forConversation } from '../posting/posting.ts';
import { type OnceReply, replyOnce, threadOf } from '../posting/reply-once.ts';
import { tell } from '../posting/tell.ts';

type ShowsMore = DeliversAnswers & Edge<'moreOfRecommendation' | 'keepPosted' | 'clientChannels'>;

/** What the replies in a recommendation's thread are called. */
export const MORE_REPLIES: readonly MoreRequest['asked'][] = ['details', 'table'];

type Draw = (found: Audited<StandingRecommendation>, under: MessagePlace, look: Look) => Message;

/** A reply that's kept as it was posted, like the recommendation itself. Nobody can vote on it. */
const replyOf = (
  edge: ShowsMore,
  what: string,
  shownTo: string,
  found: Audited<StandingRecommendation>,
  draw: (look: Look) => Message,
): OnceReply => {
  let posted: Message | null = null;
  const { shown } = found;
  return {
    what,
    compose: async (channel, send) => {
      const { sent } = await edge.blocks.send(
        (look) => forConversation(channel, () => draw(look)),
        null,
        (message) => {
          posted = message;
          return send(message);
        },
      );
      return sent;
    },
    note: async (place: ShownPlace) => {
      if (posted === null) return;
      const message = mayBeSecondIf(place.mayBeSecond, posted);
      await edge.services.keepPosted({ shown, message }, { ...place, sharedBy: shownTo }).catch((error: unknown) => {
        edge.logger.error({ recommendation: shown.id, ...loggable(error) }, 'what was shown of a recommendation could not be kept');
      });
    },
  };
};

/** "More …" and "Bonds as a table": what a recommendation's message leaves out, in its thread. */
export const onMore = (on: On, edge: ShowsMore): void => {
  const listen = (actionId: string, asked: MoreRequest['asked'], draw: Draw): void =>
    on
      .press(actionId)
      .admitted()
      .answer(async ({ actor, asker, body, value }: ByActor<Press>) => {
        const [recommendationId, under] = [readRecommendationId(value), threadOf(body)];
        if (recommendationId === null || under === null) return;
        const found = await edge.services.moreOfRecommendation({ actor, recommendationId, asked });
        if (!found) return tell(edge, asker, recommendationGoneMessage());
        await replyOnce(
          edge,
          asker,
          under,
          replyOf(edge, asked, asker.userId, found, (look) => draw(found, under, look)),
        );
      });

  listen(MORE_ACTION, 'details', ({ shown, places }, under, look) => {
    const place = places.find(({ channel, ts }) => channel === under.channel && ts === under.ts);
    const canShare = place?.sharedBy === undefined && edge.services.clientChannels().some((channel) => channel !== under.channel);
    return moreMessage(shown, { look, figures: recommendationFigures(shown), canShare });
  });
  listen(TABLE_ACTION, 'table', ({ shown }, _, look) => bondTableMessage(shown, look));
};
