import { BUTTON_KEY, latestPress, signsGiven } from '../../advisor/values/feedback.ts';
import type { Actor } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import type { FeedbackStore } from '../ports/feedback-store.ts';
import {
  recommendationFor,
  type StandingRecommendation,
  type StandingRecommendationPorts,
  standingRecommendation,
} from './standing-recommendation.ts';

/** The result of taking back one's last vote or choice. */
export type UndoFeedbackOutcome =
  | ({ readonly kind: 'undone' } & StandingRecommendation)
  /** Somebody voted, or took a vote back, after the pressed message was drawn. Nothing was taken back. */
  | ({ readonly kind: 'out-of-date' } & StandingRecommendation)
  /** The person has no thumb by button and no choice on it that counts. */
  | { readonly kind: 'nothing-to-undo' }
  /** It isn't stored any more, or the person may not see its client. */
  | { readonly kind: 'unknown-recommendation' };

export interface UndoFeedbackRequest {
  readonly actor: Actor;
  readonly recommendationId: string;
  /** How many votes and choices the pressed message showed. If there are others now, it's out of date, and nothing is taken back. */
  readonly signs?: number | null;
}

export interface UndoFeedbackPorts extends StandingRecommendationPorts, AuditPorts {
  readonly feedback: FeedbackStore;
}

/** Longer ids don't fit the column. Slack's are a quarter of that. */
const LONGEST_EVENT_ID = 191;
const MICROSECOND = 1e-6;

/**
 * Takes back the person's latest thumb by button or choice, by a row that removes it: the folds then read as if it had never been given. The row is
 * named after what it removes, so however often this is asked, each thumb or choice is taken back once. A thumb that replaced another leaves none.
 */
export const undoFeedback = (ports: UndoFeedbackPorts) => {
  const find = recommendationFor(ports);
  const standing = standingRecommendation(ports);
  const trail = auditTrail(ports);

  return async (request: UndoFeedbackRequest): Promise<UndoFeedbackOutcome> => {
    const { actor, recommendationId, signs = null } = request;
    const found = await find(request);
    if (!found || found.shown.forgotten) {
      await trail.refuse(actor, 'undo', { detail: { recommendation: recommendationId } });
      return { kind: 'unknown-recommendation' };
    }
    // A second press on the same bin, or a colleague's vote since: what the person saw isn't what would be taken back.
    if (signs !== null && signs !== signsGiven(found.tally)) return { kind: 'out-of-date', ...found };
    const press = latestPress(await ports.feedback.ofRecommendation(recommendationId), actor.id);
    if (!press) return { kind: 'nothing-to-undo' };
    const at = ports.clock.now();
    // Right after what it removes: by our clock it could come after a press that followed.
    const happenedAt = (Number(press.happenedAt) + MICROSECOND).toFixed(6);
    const { recommendationId: _, advisorId, key, sign, chosenType } = press;
    const event = {
      eventId: `undo:${press.eventId}`.slice(0, LONGEST_EVENT_ID),
      recommendationId,
      advisorId,
      key,
      sign,
      action: 'removed',
      ...(chosenType !== undefined && { chosenType }),
      happenedAt,
    } as const;
    const detail = { recommendation: recommendationId, undone: key === BUTTON_KEY ? 'thumb' : 'choice', event: press.eventId };
    const deed = { at, actor, action: 'feedback.undo', clientId: found.shown.profile.clientId, detail };
    await trail.keep(event, deed, (noted) => ports.feedback.append(event, at, noted));
    const now = await standing(recommendationId);
    return now ? { kind: 'undone', ...now } : { kind: 'unknown-recommendation' };
  };
};
