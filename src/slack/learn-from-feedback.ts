import { CHOICE_KEY } from '../advisor/feedback.ts';
import type { InboxEntry, MessagePlace, ShownPlace } from '../usecases/ports.ts';
import { redraw, redrawAsItStands } from './draw-recommendation.ts';
import type { Edge } from './edge.ts';
import { loggable } from './loggable.ts';

const kindOf = ({ key, sign }: InboxEntry): 'up' | 'down' | 'choice' => (key === CHOICE_KEY ? 'choice' : sign === 1 ? 'up' : 'down');

interface Copies {
  readonly recommendationId: string;
  readonly places: readonly ShownPlace[];
}

/**
 * Turns a stored sign into what it teaches and redraws the footer of every message that shows the recommendation. One after the other within a
 * conversation, so the footer that stays is the newest. A failure is only logged: the sign is stored and will be taken up again.
 * @param message the message, where the caller knows it
 */
export const learnFromFeedback = async (edge: Edge, entry: InboxEntry, message: MessagePlace | null): Promise<void> => {
  const conversation = message?.channel ?? ('channel' in entry.about ? entry.about.channel : entry.about.recommendationId);
  try {
    const copies = await edge.turns.take(conversation, () => learnThere(edge, entry, message, conversation));
    // Elsewhere when it is their turn: waiting for two conversations at once could be waiting forever.
    for (const place of copies?.places ?? []) await redrawAsItStands(edge, copies?.recommendationId ?? '', place);
  } catch (error) {
    edge.meter?.feedback(kindOf(entry), 'later');
    edge.logger.warn({ eventId: entry.eventId, ...loggable(error) }, 'feedback is stored, but could not be shown yet');
  }
};

/** Resolves to the messages in other conversations. */
const learnThere = async (edge: Edge, entry: InboxEntry, message: MessagePlace | null, conversation: string): Promise<Copies | null> => {
  const outcome = await edge.services.recordFeedback(entry);
  edge.meter?.feedback(kindOf(entry), outcome.kind);
  if (outcome.kind === 'ignored') {
    edge.logger.debug({ eventId: entry.eventId, why: outcome.why }, 'feedback ignored');
    return null;
  }
  const places = outcome.places.length > 0 || !message ? outcome.places : [message];
  for (const place of places) if (place.channel === conversation) await redraw(edge, outcome, place);
  return { recommendationId: outcome.shown.id, places: places.filter(({ channel }) => channel !== conversation) };
};
