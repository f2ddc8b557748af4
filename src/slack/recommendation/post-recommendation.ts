import type { Message } from '../../../views/blocks/blocks.ts';
import { mayBeSecondIf } from '../../../views/notices/may-be-second.ts';
import { recommendationChart } from '../../charts/recommendation-chart.ts';
import type { ShownPlace } from '../../usecases/ports/recommendation-store.ts';
import type { ShownRecommendation } from '../../usecases/ports/shown-recommendation.ts';
import type { StandingRecommendation } from '../../usecases/recommendation/standing-recommendation.ts';
import type { Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import { recommendationLabel } from '../posting/message-metadata.ts';
import type { Compose, Note } from '../posting/posting.ts';
import { uploadChart } from '../posting/upload-chart.ts';
import { type DrawsRecommendations, drawing, redrawInTurn } from './draw-recommendation.ts';

export type PostsRecommendations = DrawsRecommendations & Edge<'noteRecommendationPosted' | 'keepPosted'>;

export interface RecommendationPost {
  /** For `deliver` and `postIn`: draws and sends the message. */
  readonly compose: Compose;
  /** Stores the message's place. */
  readonly note: Note;
  /** Call it after the message is posted: adds the chart's picture. */
  readonly complete: () => Promise<void>;
}

/**
 * Stores where a recommendation's message is, and what it says.
 * @param posted the message as it was sent last; null: what it says was stored before
 */
export const noting =
  (edge: PostsRecommendations, shown: ShownRecommendation, posted: () => Message | null): Note =>
  async (place) => {
    const message = posted();
    const advice = message === null ? undefined : { shown, message: mayBeSecondIf(place.mayBeSecond, message) };
    // The message is posted all the same, and a reaction to it finds it again (find-message.ts).
    await edge.services.noteRecommendationPosted(shown.id, place, advice).catch((error: unknown) => {
      edge.logger.error({ recommendation: shown.id, ...loggable(error) }, 'the place of a recommendation could not be noted');
    });
  };

/**
 * A recommendation, ready to post. It doesn't wait for its picture: that is drawn and uploaded meanwhile, unless Slack draws the chart itself, and
 * added afterwards. If that fails, the message stays as it is: the figures are in its thread.
 * @param given `chartFile`: a picture that was uploaded for another message
 */
export const recommendationPost = (
  edge: PostsRecommendations,
  standing: Pick<StandingRecommendation, 'shown' | 'tally'>,
  given: { readonly sharedBy?: string; readonly chartFile?: string } = {},
): RecommendationPost => {
  const { shown } = standing;
  const upload = () => uploadChart(edge, recommendationChart(shown), { recommendation: shown.id });
  const drawsItself = edge.blocks.takes('data_visualization');
  let picture = given.chartFile === undefined && !drawsItself ? upload() : null;
  let lacking: ShownPlace | null = null;
  let posted: Message | null = null;
  const sharedBy = given.sharedBy === undefined ? {} : { sharedBy: given.sharedBy };

  const note = noting(edge, shown, () => posted);

  return {
    note,
    compose: async (channel, send) => {
      const file = given.chartFile ?? null;
      const { sent, look } = await edge.blocks.send(drawing(standing, { channel, ...sharedBy }), file, (message) => {
        posted = message;
        return send(message, recommendationLabel(shown.id));
      });
      const place = { ...sent, ...sharedBy, ...(look.chart.kind === 'file' && { chartFile: look.chart.file }) };
      lacking = look.chart.kind === 'text' && file === null ? place : null;
      return place;
    },
    complete: async () => {
      if (!lacking) return;
      picture ??= upload();
      const chartFile = await picture;
      if (chartFile === null) return;
      const completed = { ...lacking, chartFile };
      posted = null;
      await note(completed);
      try {
        const message = await redrawInTurn(edge, shown.id, completed);
        if (message) await edge.services.keepPosted({ shown, message }, completed);
      } catch (error) {
        edge.logger.warn({ recommendation: shown.id, ...loggable(error) }, 'the chart could not be added to its message');
      }
    },
  };
};
