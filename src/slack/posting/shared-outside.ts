import type { WebClient } from '@slack/web-api';
import type { Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';

/** Our code for it, next to Slack's own codes for a refusal. */
export const SHARED_OUTSIDE = 'shared_channel';

/** How long Slack's answer about a channel is used. An invitation to another organisation is seen before anybody accepts it. */
const KNOWN_FOR_MS = 60_000;
/** How long it's not asked again after it didn't say. */
const UNSAID_FOR_MS = 5000;
/** Channels remembered; the oldest answers are dropped. */
const MOST_KNOWN = 500;

interface Answer {
  readonly until: number;
  /** Null: Slack doesn't say. */
  readonly isShared: Promise<boolean | null>;
}
const answers = new WeakMap<WebClient, Map<string, Answer>>();

const ask = async ({ client, logger }: Pick<Edge, 'client' | 'logger'>, channel: string): Promise<boolean | null> => {
  try {
    const { channel: info } = await client.conversations.info({ channel });
    if (!info) throw new Error('conversations.info named no channel');
    return Boolean(info.is_ext_shared || info.is_pending_ext_shared);
  } catch (error) {
    logger.info({ channel, ...loggable(error) }, "Slack doesn't say whether a channel is shared");
    return null;
  }
};

/**
 * Whether people of another organisation read this channel, or are about to. Slack is asked once a minute for each channel, and once for all who want
 * to know at the same time.
 * @param unsaid the answer if Slack doesn't say: a digest is posted all the same, client details aren't
 */
export const isSharedOutside = async (
  edge: Pick<Edge, 'client' | 'clock' | 'logger'>,
  channel: string,
  unsaid = false,
): Promise<boolean> => {
  // Direct messages with the bot are between two.
  if (!/^[CG]/.test(channel)) return false;
  const known = answers.get(edge.client) ?? new Map<string, Answer>();
  answers.set(edge.client, known);
  const now = edge.clock.now().getTime();
  const answer = known.get(channel);
  if (answer && now < answer.until) return (await answer.isShared) ?? unsaid;
  const isShared = ask(edge, channel);
  known.delete(channel);
  known.set(channel, { until: now + KNOWN_FOR_MS, isShared });
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KNOWN) break;
    known.delete(oldest);
  }
  const said = await isShared;
  if (said === null) known.set(channel, { until: edge.clock.now().getTime() + UNSAID_FOR_MS, isShared });
  return said ?? unsaid;
};
