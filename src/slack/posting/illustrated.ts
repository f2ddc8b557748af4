import type { Message } from '../../../views/blocks/blocks.ts';
import type { Figure } from '../../../views/blocks/figure.ts';
import { drawnBySlack } from '../../../views/blocks/figure-block.ts';
import type { ChartLook, Look } from '../../../views/blocks/look.ts';
import { mayBeSecondIf } from '../../../views/notices/may-be-second.ts';
import { figureChart } from '../../charts/figure-chart.ts';
import type { ShownPlace } from '../../usecases/ports/recommendation-store.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import { deliverAnswer } from './deliver-answer.ts';
import { type Compose, type DeliversAnswers, forConversation } from './posting.ts';
import { uploadChart } from './upload-chart.ts';

/** A message with charts: at most two, which is Slack's limit. */
export interface Illustrated {
  readonly figures: readonly Figure[];
  /** @param charts how to draw each of `figures`, for `figureBlocks` */
  readonly draw: (look: Look, charts: readonly ChartLook[]) => Message;
}

export interface IllustratedPost {
  /** For `deliver` and `postIn`: draws and sends the message. */
  readonly compose: Compose;
  /** Call it after the message is posted: adds the pictures. */
  readonly complete: () => Promise<void>;
}

/** How charts look before their pictures are there: Slack draws what it can and may, the rest is text. */
const looksOf = (figures: readonly Figure[], look: Look): ChartLook[] =>
  figures.map((figure) => ({ kind: look.chart.kind === 'native' && drawnBySlack(figure) ? 'native' : 'text' }));

/**
 * A message with charts, ready to post. It goes out at once. What Slack doesn't draw is drawn and uploaded meanwhile, and added afterwards.
 */
export const illustratedPost = (edge: Edge, { figures, draw }: Illustrated): IllustratedPost => {
  const upload = (figure: Figure) => uploadChart(edge, figureChart(figure), { figure: figure.kind });
  const native = edge.blocks.takes('data_visualization');
  const uploads = figures.map((figure) => (native && drawnBySlack(figure) ? null : upload(figure)));
  let posted: { readonly place: ShownPlace; readonly look: Look; readonly charts: readonly ChartLook[] } | null = null;

  return {
    compose: async (channel, send) => {
      const { sent, look } = await edge.blocks.send(
        (tried) => forConversation(channel, () => draw(tried, looksOf(figures, tried))),
        null,
        (message) => send(message),
      );
      posted = { place: sent, look, charts: looksOf(figures, look) };
      return sent;
    },
    complete: async () => {
      if (!posted?.charts.some(({ kind }) => kind === 'text')) return;
      const { place, look, charts } = posted;
      const files = await Promise.all(figures.map((figure, at) => (charts[at]?.kind === 'text' ? (uploads[at] ?? upload(figure)) : null)));
      if (files.every((file) => file === null)) return;
      const completed = charts.map((chart, at): ChartLook => (files[at] ? { kind: 'file', file: files[at] } : chart));
      try {
        const drawn = forConversation(place.channel, () => draw(look, completed));
        const message = mayBeSecondIf(place.mayBeSecond, drawn);
        await edge.client.chat.update({ channel: place.channel, ts: place.ts, ...message });
      } catch (error) {
        edge.logger.warn(loggable(error), 'a chart could not be added to its message');
      }
    },
  };
};

/** Answers with charts: in the channel if client details are allowed there, else in the asker's direct messages. */
export const answerWith = async (edge: DeliversAnswers, asker: Asker, illustrated: Illustrated): Promise<ShownPlace> => {
  const { compose, complete } = illustratedPost(edge, illustrated);
  const place = await deliverAnswer(edge, asker, compose);
  await complete();
  return place;
};
