import { setTimeout as after } from 'node:timers/promises';
import { z } from 'zod';
import type { ChartSpec } from '../charts/chart-spec.ts';
import type { Edge } from './edge.ts';
import { loggable } from './loggable.ts';

/** How long Slack may take to make a picture showable. */
const READY_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 200;
const LONGEST_ALT = 1000;

/** What `uploadV2` gives back, which its type does not say. */
const uploadedFiles = z.object({ files: z.array(z.object({ files: z.array(z.object({ id: z.string() })) })) });

/** Slack takes a message with a picture only once it knows what kind of file it is. */
const untilShowable = async (edge: Pick<Edge, 'client'>, file: string): Promise<void> => {
  const tries = Math.ceil(READY_WITHIN_MS / LOOK_EVERY_MS);
  for (let tried = 0; tried < tries; tried++) {
    const info = await edge.client.files.info({ file });
    if (info.file?.mimetype) return;
    await after(LOOK_EVERY_MS);
  }
  throw new Error(`the picture could not be shown within ${READY_WITHIN_MS / 1000} s`);
};

/**
 * Draws a chart and uploads it, to no channel: only the message will show it. Resolves to the file's id once Slack can show it, or to null: a
 * chart is never worth an answer.
 * @param about what the log says of it; never a client's id
 */
export const uploadChart = async (
  edge: Pick<Edge, 'charts' | 'client' | 'logger'>,
  spec: ChartSpec,
  about: object,
): Promise<string | null> => {
  if (!edge.charts) return null;
  try {
    const png = await edge.charts.render(spec);
    const uploaded = await edge.client.files.uploadV2({
      file: Buffer.from(png),
      // Neither the name nor the title says whose chart it is.
      filename: 'chart.png',
      title: spec.title,
      alt_text: spec.alt.slice(0, LONGEST_ALT),
    });
    const file = uploadedFiles.parse(uploaded).files[0]?.files[0]?.id;
    if (!file) throw new Error('files.uploadV2 named no file');
    await untilShowable(edge, file);
    return file;
  } catch (error) {
    edge.logger.warn({ ...about, ...loggable(error) }, 'the chart could not be shown; its figures stand in the message');
    return null;
  }
};
