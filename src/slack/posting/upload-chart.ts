import { setTimeout as after } from 'node:timers/promises';
import { z } from 'zod';
import type { ChartSpec } from '../../charts/chart-spec.ts';
import { inBackground } from '../calls/lane.ts';
import type { Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';

/** How long Slack may take before it can show a picture. */
const READY_WITHIN_MS = 10_000;
const FIRST_LOOK_MS = 200;
const LONGEST_LOOK_MS = 4000;
const LONGEST_ALT = 1000;

/** What `uploadV2` returns; its type doesn't say. */
const uploadedFiles = z.object({ files: z.array(z.object({ files: z.array(z.object({ id: z.string() })) })) });

/** Looks until Slack knows the file's type, which it needs to show a picture in a message. Each look waits twice as long as the one before. */
const showable = async (edge: Pick<Edge, 'client'>, file: string, given: AbortSignal): Promise<void> => {
  for (let wait = FIRST_LOOK_MS; !given.aborted; wait = Math.min(LONGEST_LOOK_MS, wait * 2)) {
    const info = await edge.client.files.info({ file });
    if (info.file?.mimetype) return;
    await after(wait, undefined, { signal: given });
  }
};

/** @throws if Slack can't show the picture in time, however long a look takes */
const untilShowable = async (edge: Pick<Edge, 'client'>, file: string): Promise<void> => {
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), READY_WITHIN_MS);
  const tooLate = new Promise<never>((_, reject) => {
    given.signal.addEventListener('abort', () => reject(new Error(`the picture could not be shown within ${READY_WITHIN_MS / 1000} s`)));
  });
  await Promise.race([tooLate, showable(edge, file, given.signal)]).finally(() => clearTimeout(timer));
};

/**
 * Draws a chart and uploads it to no channel: only the message will show it. Resolves to the file's id once Slack can show it. Any error gives
 * null, because an answer without its chart is better than none. No answer waits long for it, so Slack's limits may.
 * @param about what the log says about it; never a client's id
 */
export const uploadChart = (edge: Pick<Edge, 'charts' | 'client' | 'logger'>, spec: ChartSpec, about: object): Promise<string | null> =>
  inBackground(() => upload(edge, spec, about));

const upload = async (edge: Pick<Edge, 'charts' | 'client' | 'logger'>, spec: ChartSpec, about: object): Promise<string | null> => {
  if (!edge.charts) return null;
  try {
    const png = await edge.charts.render(spec);
    const uploaded = await edge.client.files.uploadV2({
      file: Buffer.from(png),
      // Everyone in the workspace may see a file's name and title, so neither names the client.
      filename: 'chart.png',
      title: spec.title,
      alt_text: spec.alt.slice(0, LONGEST_ALT),
    });
    const file = uploadedFiles.parse(uploaded).files[0]?.files[0]?.id;
    if (!file) throw new Error('files.uploadV2 named no file');
    await untilShowable(edge, file);
    return file;
  } catch (error) {
    edge.logger.warn({ ...about, ...loggable(error) }, 'the chart could not be shown; its figures are in the message');
    return null;
  }
};
