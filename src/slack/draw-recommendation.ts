import type { Message } from '../../views/blocks.ts';
import type { Look } from '../../views/look.ts';
import { recommendationMessage } from '../../views/recommendation-message.ts';
import { recommendationChart } from '../charts/recommendation-chart.ts';
import { recommendationRows } from '../charts/recommendation-rows.ts';
import type { StandingRecommendation } from '../usecases/outcomes.ts';
import type { MessagePlace, ShownPlace } from '../usecases/ports.ts';
import type { Edge } from './edge.ts';

type Standing = Pick<StandingRecommendation, 'shown' | 'tally'>;

/** How a recommendation looks in a conversation, for `WorkspaceBlocks.send`. */
export const drawing =
  (edge: Edge, { shown, tally }: Standing, place: Pick<ShownPlace, 'channel' | 'sharedBy'>) =>
  (look: Look): Message => {
    const { title, alt } = recommendationChart(shown);
    return recommendationMessage(shown, tally, {
      look,
      figures: { title, alt, rows: recommendationRows(shown.recommendation, shown.profile) },
      canShare: edge.services.clientChannels().some((channel) => channel !== place.channel),
      ...(place.sharedBy !== undefined && { sharedBy: place.sharedBy }),
    });
  };

/** Draws a recommendation's message again. */
export const redraw = async (edge: Edge, standing: Standing, place: ShownPlace): Promise<void> => {
  const { channel, ts }: MessagePlace = place;
  await edge.blocks.send(drawing(edge, standing, place), place.chartFile ?? null, (message) =>
    edge.client.chat.update({ channel, ts, ...message }),
  );
};

/** Draws it again as it stands when its conversation's turn comes, so that no older state overwrites a newer one. */
export const redrawAsItStands = (edge: Edge, recommendationId: string, place: ShownPlace): Promise<void> =>
  edge.turns.take(place.channel, async () => {
    const standing = await edge.services.standingRecommendation(recommendationId);
    const known = standing?.places.find(({ channel, ts }) => channel === place.channel && ts === place.ts);
    if (standing) await redraw(edge, standing, { ...place, ...known });
  });
