import { recommendationChart } from '../charts/recommendation-chart.ts';
import type { StandingRecommendation } from '../usecases/outcomes.ts';
import type { ShownPlace } from '../usecases/ports.ts';
import { drawing, redrawAsItStands } from './draw-recommendation.ts';
import type { Edge } from './edge.ts';
import { inTime } from './in-time.ts';
import { loggable } from './loggable.ts';
import type { Compose, Note } from './posting.ts';
import { uploadChart } from './upload-chart.ts';

export interface RecommendationPost {
  /** For `deliver`: draws and sends the message. */
  readonly compose: Compose;
  /** Keeps where the message stands. */
  readonly note: Note;
  /** After the message is posted: puts the chart's picture into it, where it came too late for the message. */
  readonly complete: () => Promise<void>;
}

/**
 * A recommendation on its way into a conversation. Where Slack does not draw the chart itself a picture of it is uploaded; the message goes out
 * with the figures as text when that takes too long or fails.
 * @param chartFile a picture that was uploaded for another message
 */
export const recommendationPost = (
  edge: Edge,
  standing: Pick<StandingRecommendation, 'shown' | 'tally'>,
  given: { readonly sharedBy?: string; readonly chartFile?: string } = {},
): RecommendationPost => {
  const { shown } = standing;
  const upload = () => uploadChart(edge, recommendationChart(shown), { recommendation: shown.id });
  const drawsItself = edge.blocks.takes('data_visualization');
  let picture = given.chartFile === undefined && !drawsItself ? upload() : null;
  let lacking: ShownPlace | null = null;
  const sharedBy = given.sharedBy === undefined ? {} : { sharedBy: given.sharedBy };

  const note: Note = async (place) => {
    // The message stands; its buttons name the recommendation, so only reactions would be lost.
    await edge.services.noteRecommendationPosted(shown.id, place).catch((error: unknown) => {
      edge.logger.error({ recommendation: shown.id, ...loggable(error) }, 'the place of a recommendation could not be noted');
    });
  };

  return {
    note,
    compose: async (channel, send) => {
      const file = given.chartFile ?? (picture && (await inTime(picture)));
      const { sent, look } = await edge.blocks.send(drawing(edge, standing, { channel, ...sharedBy }), file, send);
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
      await note(completed);
      await redrawAsItStands(edge, shown.id, completed).catch((error: unknown) => {
        edge.logger.warn({ recommendation: shown.id, ...loggable(error) }, 'the chart could not be added to its message');
      });
    },
  };
};
