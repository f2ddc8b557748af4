import { daysBefore } from '../../advisor/units.ts';
import type { MarkStore } from '../ports/claim-store.ts';
import type { Clock } from '../ports/clock.ts';
import { DamagedRowError, type MessagePlace, type RecommendationStore, type ShownPlace } from '../ports/recommendation-store.ts';

/** By then a message is posted and its place noted. */
const NOTED_WITHIN_MS = 2 * 60_000;
/** Older messages are hardly reacted to. */
const LOOK_BACK_DAYS = 7;
/** By then nobody looks for a message that Slack didn't confirm. */
const ARRIVALS_KEPT_DAYS = 1;
/** The beginning of the marks for messages that Slack told of. */
const ARRIVED = 'arrived:';

export interface FindMessagePorts {
  readonly recommendations: RecommendationStore;
  readonly marks: MarkStore;
  readonly clock: Clock;
}

/** Messages whose process died after Slack took them and before their place was noted. */
export interface FindMessageServices {
  /**
   * Notes a message that Slack says shows this recommendation, unless it's noted already. False if there's no such recommendation (any more), or its
   * client was forgotten: that message stays unknown.
   */
  noteFoundMessage(recommendationId: string, place: ShownPlace): Promise<boolean>;
  /** Notes where Slack says a message of ours is, for the process that posted it. @param id its label's */
  noteArrival(id: string, place: MessagePlace): Promise<void>;
  /** Where another process heard that a message is; null if none did. */
  arrivalOf(id: string): Promise<MessagePlace | null>;
  /** Whether a message is known to show a recommendation. */
  isKnownMessage(place: MessagePlace): Promise<boolean>;
  /** How many recommendations of the last days have no known message. Refused and lost posts count too. */
  unboundRecommendations(): Promise<number>;
}

export const findMessageServices = ({ recommendations, marks, clock }: FindMessagePorts): FindMessageServices => ({
  noteFoundMessage: async (recommendationId, place) => {
    const shown = await recommendations.find(recommendationId).catch((error: unknown) => {
      if (error instanceof DamagedRowError) return null;
      throw error;
    });
    if (!shown || shown.forgotten) return false;
    if (!(await recommendations.isPlace(place))) await recommendations.place(recommendationId, place);
    return true;
  },
  noteArrival: async (id, place) => {
    const now = clock.now();
    await marks.put(`${ARRIVED}${id}`, JSON.stringify(place), now);
    await marks.removeOlder(ARRIVED, daysBefore(now, ARRIVALS_KEPT_DAYS));
  },
  arrivalOf: async (id) => {
    const kept = await marks.get(`${ARRIVED}${id}`);
    return kept === null ? null : (JSON.parse(kept) as MessagePlace);
  },
  isKnownMessage: (place) => recommendations.isPlace(place),
  unboundRecommendations: () => {
    const now = clock.now();
    return recommendations.countWithoutPlace(daysBefore(now, LOOK_BACK_DAYS), new Date(now.getTime() - NOTED_WITHIN_MS));
  },
});
