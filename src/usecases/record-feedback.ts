import { CHOICE_KEY } from '../advisor/feedback.ts';
import { type Actor, maySee } from './actor.ts';
import type { FeedbackLedger } from './feedback-ledger.ts';
import type { ModelInForce } from './model-in-force.ts';
import type { RecordFeedbackOutcome } from './outcomes.ts';
import {
  type AuditStore,
  type Clock,
  DamagedRowError,
  type FeedbackStore,
  type InboxEntry,
  type InboxStore,
  type RecommendationStore,
} from './ports.ts';
import type { ShownRecommendation } from './shown-recommendation.ts';

export interface RecordFeedbackPorts {
  readonly inbox: InboxStore;
  readonly feedback: FeedbackStore;
  readonly recommendations: RecommendationStore;
  readonly modelInForce: ModelInForce;
  readonly ledger: FeedbackLedger;
  readonly audit: AuditStore;
  readonly clock: Clock;
  readonly whoIs: (slackUserId: string) => Promise<Actor | null>;
}

/** So long after a reaction its message may still be waiting for its place to be noted, by another process or a slow database. */
const PLACE_NOTED_WITHIN_MS = 60_000;

/** `happenedAt` is Slack's time: seconds since 1970, with a fraction. */
const mayFindItsPlace = (entry: InboxEntry, now: Date): boolean =>
  'channel' in entry.about && Math.abs(now.getTime() - Number(entry.happenedAt) * 1000) < PLACE_NOTED_WITHIN_MS;

/** Turns a sign that was stored on arrival into a feedback row. Safe to call again, and from two processes: the row is unique by event. */
export const recordFeedback = (ports: RecordFeedbackPorts) => {
  const find = async ({ about }: InboxEntry): Promise<ShownRecommendation | 'damaged' | null> => {
    try {
      const { recommendations } = ports;
      return 'recommendationId' in about ? await recommendations.find(about.recommendationId) : await recommendations.findByMessage(about);
    } catch (error) {
      if (error instanceof DamagedRowError) return 'damaged';
      throw error;
    }
  };

  return async (entry: InboxEntry): Promise<RecordFeedbackOutcome> => {
    const finish = async (outcome: RecordFeedbackOutcome): Promise<RecordFeedbackOutcome> => {
      await ports.inbox.finish(entry.eventId, outcome.kind === 'ignored' ? outcome.why : outcome.kind, ports.clock.now());
      return outcome;
    };
    const shown = await find(entry);
    // It will not get better: tried again for ever it would stand in the way of others.
    if (shown === 'damaged') return finish({ kind: 'ignored', why: 'damaged-recommendation' });
    if (!shown) {
      const outcome = { kind: 'ignored', why: 'no-recommendation' } as const;
      // Left unfinished it is looked at again.
      return mayFindItsPlace(entry, ports.clock.now()) ? outcome : finish(outcome);
    }
    const actor = await ports.whoIs(entry.slackUserId);
    if (!actor) return finish({ kind: 'ignored', why: 'no-role' });
    if (!maySee(actor, shown.profile.relationshipManagerId)) return finish({ kind: 'ignored', why: 'not-yours' });
    const stored = await ports.modelInForce.current();
    const at = ports.clock.now();
    const sign = signOf(entry, shown);
    const changed = await ports.feedback.append(
      {
        eventId: entry.eventId,
        recommendationId: shown.id,
        advisorId: actor.id,
        key: entry.key,
        sign,
        action: entry.action,
        ...(entry.chosenType !== undefined && { chosenType: entry.chosenType }),
        happenedAt: entry.happenedAt,
      },
      at,
    );
    if (changed) {
      await ports.audit.append({
        at,
        actorId: actor.id,
        action: 'feedback.record',
        clientId: shown.profile.clientId,
        detail: {
          recommendation: shown.id,
          sign,
          action: entry.action,
          ...(entry.key === CHOICE_KEY && { chosen: entry.chosenType ?? null }),
        },
      });
    }
    const tally = stored && (await ports.ledger.tally(shown, stored));
    if (!tally) return finish({ kind: 'ignored', why: 'no-recommendation' });
    return finish({ kind: 'recorded', changed, shown, tally, places: await ports.recommendations.placesOf(shown.id) });
  };
};

/** A choice speaks for the first type where the client chose it, and against it otherwise. */
const signOf = (entry: InboxEntry, shown: ShownRecommendation): 1 | -1 => {
  if (entry.key !== CHOICE_KEY) return entry.sign;
  return entry.chosenType !== undefined && entry.chosenType === shown.recommendation.recommended[0]?.bondType ? 1 : -1;
};
