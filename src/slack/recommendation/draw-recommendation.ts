import type { Message } from '../../../views/blocks/blocks.ts';
import type { Look } from '../../../views/blocks/look.ts';
import { mayBeSecondIf } from '../../../views/notices/may-be-second.ts';
import { recommendationMessage } from '../../../views/recommendation/recommendation-message.ts';
import { recommendationFigures } from '../../charts/recommendation-chart.ts';
import type { MessagePlace, ShownPlace } from '../../usecases/ports/recommendation-store.ts';
import type { StandingRecommendation } from '../../usecases/recommendation/standing-recommendation.ts';
import type { Edge } from '../edge/edge.ts';
import { forConversation } from '../posting/posting.ts';

export type DrawsRecommendations = Edge<'standingRecommendation'>;

type Standing = Pick<StandingRecommendation, 'shown' | 'tally'>;

/** A recommendation's message for one conversation, as `WorkspaceBlocks.send` wants it. */
export const drawing =
  ({ shown, tally }: Standing, place: Pick<ShownPlace, 'channel' | 'sharedBy' | 'mayBeSecond'>) =>
  (look: Look): Message => {
    const message = forConversation(place.channel, () =>
      recommendationMessage(shown, tally, {
        look,
        figures: recommendationFigures(shown),
        ...(place.sharedBy !== undefined && { sharedBy: place.sharedBy }),
      }),
    );
    return mayBeSecondIf(place.mayBeSecond, message);
  };

/** Redraws a recommendation's message. Resolves to what it says now. */
export const redraw = async (edge: DrawsRecommendations, standing: Standing, place: ShownPlace): Promise<Message> => {
  const { channel, ts }: MessagePlace = place;
  const { sent } = await edge.blocks.send(drawing(standing, place), place.chartFile ?? null, async (message) => {
    await edge.client.chat.update({ channel, ts, ...message });
    return message;
  });
  return sent;
};

/**
 * Redraws it when its conversation's turn comes, with the state at that time: an older state mustn't overwrite a newer one. Resolves to what
 * it says now; null if there's nothing to draw.
 */
export const redrawInTurn = (edge: DrawsRecommendations, recommendationId: string, place: ShownPlace): Promise<Message | null> =>
  edge.turns.take(place.channel, async () => {
    const standing = await edge.services.standingRecommendation(recommendationId);
    const known = standing?.places.find(({ channel, ts }) => channel === place.channel && ts === place.ts);
    return standing ? redraw(edge, standing, { ...place, ...known }) : null;
  });
