import { CHOICE_KEY } from '../../advisor/values/feedback.ts';
import { type Actor, maySee } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import type { FeedbackLedger } from '../ledger/feedback-ledger.ts';
import type { FeedbackStore } from '../ports/feedback-store.ts';
import type { InboxEntry, InboxStore } from '../ports/inbox-store.ts';
import { DamagedRowError, type RecommendationStore, type ShownPlace } from '../ports/recommendation-store.ts';
import type { FeedbackTally, ShownRecommendation } from '../ports/shown-recommendation.ts';
import type { ActiveModel } from '../serving/active-model.ts';

/** `recommendation-gone`: it isn't stored any more, and the person, who has a role, should hear that. */
export type WhyIgnored = 'no-recommendation' | 'recommendation-gone' | 'damaged-recommendation' | 'forgotten' | 'no-role' | 'not-yours';

/** The result of recording a sign. */
export type RecordFeedbackOutcome =
  /** `changed` is false if the event was recorded before. */
  | {
      readonly kind: 'recorded';
      readonly changed: boolean;
      readonly shown: ShownRecommendation;
      readonly tally: FeedbackTally;
      /** The messages that show it, oldest first. */
      readonly places: readonly ShownPlace[];
    }
  /** There is no recommendation, or this person's sign doesn't count. */
  | { readonly kind: 'ignored'; readonly why: WhyIgnored }
  /** Nobody noted this message: its process may have died before. The sign stays unfinished until Slack has said what the message is. */
  | { readonly kind: 'unknown-message' };

export interface RecordFeedbackPorts extends AuditPorts {
  readonly inbox: InboxStore;
  readonly feedback: FeedbackStore;
  readonly recommendations: RecommendationStore;
  readonly activeModel: ActiveModel;
  readonly ledger: FeedbackLedger;
  readonly whoIs: (slackUserId: string) => Promise<Actor | null>;
}

/** Turns a stored sign into a feedback row. Safe to repeat, also from two processes: the row is unique by event. */
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
    const finish = async (outcome: Exclude<RecordFeedbackOutcome, { kind: 'unknown-message' }>): Promise<RecordFeedbackOutcome> => {
      await ports.inbox.finish(entry.eventId, outcome.kind === 'ignored' ? outcome.why : outcome.kind, ports.clock.now());
      return outcome;
    };
    const shown = await find(entry);
    // It won't get better. Retried forever, it would block the others.
    if (shown === 'damaged') return finish({ kind: 'ignored', why: 'damaged-recommendation' });
    if (!shown) {
      if ('channel' in entry.about) return { kind: 'unknown-message' };
      return finish({ kind: 'ignored', why: (await ports.whoIs(entry.slackUserId)) ? 'recommendation-gone' : 'no-role' });
    }
    if (shown.recommendation.recommended.length === 0) return finish({ kind: 'ignored', why: 'no-recommendation' });
    // Its message is redrawn by nobody: what the client was shown mustn't come back.
    if (shown.forgotten) return finish({ kind: 'ignored', why: 'forgotten' });
    const actor = await ports.whoIs(entry.slackUserId);
    if (!actor) return finish({ kind: 'ignored', why: 'no-role' });
    if (!maySee(actor, shown.profile.relationshipManagerId)) return finish({ kind: 'ignored', why: 'not-yours' });
    const stored = await ports.activeModel.current();
    const at = ports.clock.now();
    const sign = signOf(entry, shown);
    const event = {
      eventId: entry.eventId,
      recommendationId: shown.id,
      advisorId: actor.id,
      key: entry.key,
      sign,
      action: entry.action,
      ...(entry.chosenType !== undefined && { chosenType: entry.chosenType }),
      happenedAt: entry.happenedAt,
    };
    const deed = {
      at,
      actor,
      action: 'feedback.record',
      clientId: shown.profile.clientId,
      detail: {
        recommendation: shown.id,
        sign,
        action: entry.action,
        ...(entry.key === CHOICE_KEY && { chosen: entry.chosenType ?? null }),
      },
    };
    const { said: changed } = await auditTrail(ports).keep(event, deed, (noted) => ports.feedback.append(event, at, noted));
    const tally = await ports.ledger.tally(shown, stored);
    if (!tally) return finish({ kind: 'ignored', why: 'no-recommendation' });
    return finish({ kind: 'recorded', changed, shown, tally, places: await ports.recommendations.placesOf(shown.id) });
  };
};

/** A choice counts for the first type if the client chose it, and against it otherwise. */
const signOf = (entry: InboxEntry, shown: ShownRecommendation): 1 | -1 => {
  if (entry.key !== CHOICE_KEY) return entry.sign;
  return entry.chosenType !== undefined && entry.chosenType === shown.recommendation.recommended[0]?.bondType ? 1 : -1;
};
