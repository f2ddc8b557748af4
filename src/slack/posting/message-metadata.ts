import { randomUUID } from 'node:crypto';
import type { MessageMetadata } from '@slack/types';
import { z } from 'zod';
import type { MessagePlace } from '../../usecases/ports/recommendation-store.ts';

export const RECOMMENDATION_METADATA = 'bond_recommendation';
export const DIGEST_METADATA = 'bond_digest';
const ANSWER_METADATA = 'bond_answer';

/** The kinds that Slack tells us of when they're posted: the manifest subscribes to exactly these. */
export const METADATA_TYPES: readonly string[] = [RECOMMENDATION_METADATA, ANSWER_METADATA, DIGEST_METADATA];

/** What goes with every message, so that it can be found if Slack doesn't confirm it. `id`: the message's own. */
export interface MessageLabel {
  readonly type: string;
  readonly id: string;
  readonly recommendationId?: string;
}

export const answerLabel = (): MessageLabel => ({ type: ANSWER_METADATA, id: randomUUID() });
/** Of a reply that's posted only once under a message. @param what a word for what it says */
export const replyLabel = (what: string, { channel, ts }: MessagePlace): MessageLabel => ({
  type: ANSWER_METADATA,
  id: `${what}:${channel}:${ts}`,
});
export const recommendationLabel = (recommendationId: string): MessageLabel => ({
  type: RECOMMENDATION_METADATA,
  id: randomUUID(),
  recommendationId,
});
/** @param id the outbox's id */
export const digestLabel = (id: string): MessageLabel => ({ type: DIGEST_METADATA, id });

export const metadataOf = ({ type, id, recommendationId }: MessageLabel): MessageMetadata => ({
  event_type: type,
  event_payload: { id, ...(recommendationId !== undefined && { recommendation_id: recommendationId }) },
});

const metadata = z.object({
  event_type: z.enum(METADATA_TYPES as [string, ...string[]]),
  event_payload: z.object({ id: z.string().min(1).max(191), recommendation_id: z.string().min(1).max(191).optional() }),
});

/** Reads {@link metadataOf} back; null if it isn't ours. */
export const readLabel = (value: unknown): MessageLabel | null => {
  const read = metadata.safeParse(value);
  if (!read.success) return null;
  const { event_type: type, event_payload: payload } = read.data;
  return { type, id: payload.id, ...(payload.recommendation_id !== undefined && { recommendationId: payload.recommendation_id }) };
};
