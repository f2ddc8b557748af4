import { votedInVainMessage } from '../../../views/recommendation/share-answers.ts';
import { CHOICE_KEY } from '../../advisor/values/feedback.ts';
import type { InboxEntry } from '../../usecases/ports/inbox-store.ts';
import type { MessagePlace, ShownPlace } from '../../usecases/ports/recommendation-store.ts';
import { loggable } from '../edge/loggable.ts';
import { tell } from '../posting/tell.ts';
import { type DrawsRecommendations, redraw, redrawInTurn } from '../recommendation/draw-recommendation.ts';
import { type FindsMessages, recordOnFoundMessage } from './find-message.ts';

export type LearnsFromFeedback = DrawsRecommendations & FindsMessages;

const kindOf = ({ key, sign }: InboxEntry): 'up' | 'down' | 'choice' => (key === CHOICE_KEY ? 'choice' : sign === 1 ? 'up' : 'down');

interface Copies {
  readonly recommendationId: string;
  readonly places: readonly ShownPlace[];
}

/**
 * Learns from a stored vote, and redraws the footer of every message that shows the recommendation. One after the other within a conversation, so the
 * footer that stays is the newest. An error is only logged: the vote is stored, and recovery takes it up again.
 * @param message the message that was voted on, if the caller knows it
 */
export const learnFromFeedback = async (edge: LearnsFromFeedback, entry: InboxEntry, message: MessagePlace | null): Promise<void> => {
  const conversation = message?.channel ?? ('channel' in entry.about ? entry.about.channel : entry.about.recommendationId);
  try {
    const copies = await edge.turns.take(conversation, () => learnThere(edge, entry, message, conversation));
    // Each other conversation takes its own turn afterwards: waiting for two at once could be a deadlock.
    for (const place of copies?.places ?? []) await redrawInTurn(edge, copies?.recommendationId ?? '', place);
  } catch (error) {
    edge.meter?.feedback(kindOf(entry), 'later');
    edge.logger.warn({ eventId: entry.eventId, ...loggable(error) }, 'feedback is stored, but could not be shown yet');
  }
};

/** Somebody who voted in vain is told so, where they voted or in direct messages. */
const tellItIsGone = (
  edge: LearnsFromFeedback,
  { slackUserId: userId, about }: InboxEntry,
  message: MessagePlace | null,
): Promise<void> => {
  const channel = message?.channel ?? ('channel' in about ? about.channel : userId);
  return tell(edge, { userId, channel, responseUrl: null }, votedInVainMessage());
};

/** Learns, and redraws the messages in this conversation. Resolves to the messages elsewhere; null if the vote doesn't count. */
const learnThere = async (
  edge: LearnsFromFeedback,
  entry: InboxEntry,
  message: MessagePlace | null,
  conversation: string,
): Promise<Copies | null> => {
  const outcome = await recordOnFoundMessage(edge, entry);
  edge.meter?.feedback(kindOf(entry), outcome.kind);
  if (outcome.kind === 'ignored') {
    edge.logger.debug({ eventId: entry.eventId, why: outcome.why }, 'feedback ignored');
    if (outcome.why === 'recommendation-gone' && entry.action === 'added') await tellItIsGone(edge, entry, message);
    return null;
  }
  const places = outcome.places.length > 0 || !message ? outcome.places : [message];
  for (const place of places) if (place.channel === conversation) await redraw(edge, outcome, place);
  return { recommendationId: outcome.shown.id, places: places.filter(({ channel }) => channel !== conversation) };
};
