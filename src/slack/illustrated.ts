import type { Message } from '../../views/blocks.ts';
import type { Figure } from '../../views/figure.ts';
import { drawnBySlack } from '../../views/figure-block.ts';
import type { ChartLook, Look } from '../../views/look.ts';
import { figureChart } from '../charts/figure-chart.ts';
import type { MessagePlace } from '../usecases/ports.ts';
import { deliverAnswer } from './deliver-answer.ts';
import type { Asker, Edge } from './edge.ts';
import { inTime } from './in-time.ts';
import { loggable } from './loggable.ts';
import type { Compose } from './posting.ts';
import { uploadChart } from './upload-chart.ts';

/** A message with charts in it: at most two, which is what Slack takes. */
export interface Illustrated {
  readonly figures: readonly Figure[];
  /** @param charts how each of `figures` is to be drawn, for `figureBlocks` */
  readonly draw: (look: Look, charts: readonly ChartLook[]) => Message;
}

export interface IllustratedPost {
  /** For `deliver` and `postIn`: draws and sends the message. */
  readonly compose: Compose;
  /** After the message is posted: puts those pictures into it that came too late for it. */
  readonly complete: () => Promise<void>;
}

/** Slack draws what it can; the rest are pictures, and where there is none (yet) their figures stand in words. */
const looksOf = (figures: readonly Figure[], look: Look, files: ReadonlyArray<string | null>): ChartLook[] =>
  figures.map((figure, at) => {
    const file = files[at] ?? null;
    if (look.chart.kind === 'native' && drawnBySlack(figure)) return { kind: 'native' };
    return look.chart.kind === 'text' || file === null ? { kind: 'text' } : { kind: 'file', file };
  });

/**
 * A message with charts on its way into a conversation. Pictures are drawn and uploaded for what Slack does not draw; the message waits a
 * second for them and goes out without them after that.
 */
export const illustratedPost = (edge: Edge, { figures, draw }: Illustrated): IllustratedPost => {
  const upload = (figure: Figure) => uploadChart(edge, figureChart(figure), { figure: figure.kind });
  const native = edge.blocks.takes('data_visualization');
  const uploads = figures.map((figure) => (native && drawnBySlack(figure) ? null : upload(figure)));
  let posted: { readonly place: MessagePlace; readonly look: Look; readonly charts: readonly ChartLook[] } | null = null;

  return {
    compose: async (_, send) => {
      const files = await Promise.all(uploads.map((file) => file && inTime(file)));
      const chartFile = files.find((file) => file !== null) ?? null;
      const { sent, look } = await edge.blocks.send((tried) => draw(tried, looksOf(figures, tried, files)), chartFile, send);
      posted = { place: sent, look, charts: looksOf(figures, look, files) };
      return sent;
    },
    complete: async () => {
      if (!posted?.charts.some(({ kind }) => kind === 'text')) return;
      const { place, look, charts } = posted;
      const files = await Promise.all(figures.map((figure, at) => (charts[at]?.kind === 'text' ? (uploads[at] ?? upload(figure)) : null)));
      if (files.every((file) => file === null)) return;
      const completed = charts.map((chart, at): ChartLook => (files[at] ? { kind: 'file', file: files[at] } : chart));
      try {
        await edge.client.chat.update({ channel: place.channel, ts: place.ts, ...draw(look, completed) });
      } catch (error) {
        edge.logger.warn(loggable(error), 'a chart could not be added to its message');
      }
    },
  };
};

/** Answers with charts: in the channel where client-level results may stand, else in the asker's direct messages. */
export const answerWith = async (edge: Edge, asker: Asker, illustrated: Illustrated): Promise<MessagePlace> => {
  const { compose, complete } = illustratedPost(edge, illustrated);
  const place = await deliverAnswer(edge, asker, compose);
  await complete();
  return place;
};
