import { NO_PARTS, type PlainCall, VERBS } from '../../advisor/plain/plain-call.ts';
import { daysBefore } from '../../advisor/units.ts';
import type { Actor } from '../actor/actor.ts';
import type { MarkStore } from '../ports/claim-store.ts';
import type { Clock } from '../ports/clock.ts';
import { DamagedRowError, type MessagePlace, type RecommendationStore } from '../ports/recommendation-store.ts';

/** Nobody goes on with an older thread without naming the client again. */
const KEPT_DAYS = 30;
const TOPIC = 'topic:';

export interface TopicPorts {
  readonly marks: MarkStore;
  readonly clock: Clock;
  readonly recommendations: Pick<RecommendationStore, 'findByMessage'>;
}

/** A stored call; null if it isn't one, or an older version wrote it. */
const readTopic = (stored: string): PlainCall | null => {
  try {
    const read = JSON.parse(stored) as Partial<PlainCall>;
    return VERBS.some((verb) => verb === read.verb) && Array.isArray(read.clients) ? ({ ...NO_PARTS, ...read } as PlainCall) : null;
  } catch {
    return null;
  }
};

/**
 * What each person's threads are about: kept in the product's own tables, so it survives a restart. It's each person's own, so nobody gets
 * another adviser's client by writing in the same thread.
 */
export const topics = ({ marks, clock, recommendations }: TopicPorts) => {
  const keyOf = ({ channel, ts }: MessagePlace, actor: Pick<Actor, 'id'>): string => `${TOPIC}${actor.id}:${channel}:${ts}`;
  return {
    /** @param root the message that the thread is under */
    keep: async (actor: Pick<Actor, 'id'>, root: MessagePlace, call: PlainCall): Promise<void> => {
      const now = clock.now();
      const key = keyOf(root, actor);
      await marks.remove(key);
      await marks.put(key, JSON.stringify(call), now);
      await marks.removeOlder(TOPIC, daysBefore(now, KEPT_DAYS));
    },
    /** Under a recommendation that this person asked for, it's that client, whichever way it was asked for. */
    of: async (actor: Pick<Actor, 'id'>, root: MessagePlace): Promise<PlainCall | null> => {
      const kept = await marks.get(keyOf(root, actor));
      const topic = kept === null ? null : readTopic(kept);
      if (topic) return topic;
      const shown = await recommendations.findByMessage(root).catch((error: unknown) => {
        if (error instanceof DamagedRowError) return null;
        throw error;
      });
      if (!shown || shown.forgotten || shown.shownTo !== actor.id) return null;
      return { ...NO_PARTS, verb: 'recommend', clients: [shown.profile.clientId] };
    },
  };
};
