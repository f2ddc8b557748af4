import type { RecordFeedbackOutcome } from '../../usecases/feedback/record-feedback.ts';
import type { InboxEntry } from '../../usecases/ports/inbox-store.ts';
import type { Edge } from '../edge/edge.ts';
import { whoseMessage } from '../posting/whose-message.ts';

export type FindsMessages = Edge<'noteFoundMessage' | 'recordFeedback' | 'dropFeedback' | 'whoIs'>;

/** Asks Slack which recommendation a message shows, and notes its place. `none`: it shows none of ours. */
const lookFor = async (edge: FindsMessages, { about }: InboxEntry): Promise<'found' | 'gone' | 'none'> => {
  if (!('channel' in about)) return 'none';
  const whose = await whoseMessage(edge, about);
  if (whose.kind === 'not-ours' || !whose.shows) return 'none';
  const { recommendationId, ...seen } = whose.shows;
  const found = await edge.services.noteFoundMessage(recommendationId, { ...about, ...seen });
  if (found) edge.logger.info({ recommendation: recommendationId }, 'found the message of a recommendation again');
  return found ? 'found' : 'gone';
};

/**
 * Records a vote. If nobody noted its message, because a process died after Slack took it, Slack says which recommendation it shows. A vote on anything
 * else is removed.
 * @throws Slack's error if it doesn't say; the vote stays stored, and is looked at again later
 */
export const recordOnFoundMessage = async (
  edge: FindsMessages,
  entry: InboxEntry,
): Promise<Exclude<RecordFeedbackOutcome, { kind: 'unknown-message' }>> => {
  const outcome = await edge.services.recordFeedback(entry);
  if (outcome.kind !== 'unknown-message') return outcome;
  const looked = await lookFor(edge, entry);
  if (looked !== 'found') {
    await edge.services.dropFeedback(entry);
    const isTold = looked === 'gone' && (await edge.services.whoIs(entry.slackUserId)) !== null;
    return { kind: 'ignored', why: isTold ? 'recommendation-gone' : 'no-recommendation' };
  }
  const again = await edge.services.recordFeedback(entry);
  if (again.kind === 'unknown-message') throw new Error('a message was found, but its note cannot be read yet');
  return again;
};
