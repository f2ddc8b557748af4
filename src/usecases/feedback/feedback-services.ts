import type { Actor } from '../actor/actor.ts';
import { type FeedbackBurstsOutcome, type FeedbackBurstsPorts, feedbackBursts } from './feedback-bursts.ts';
import { type ReplayWithoutOutcome, replayWithout } from './replay-without.ts';

/** Questions about everybody's feedback together. */
export interface FeedbackServices {
  /** Admins only. `since`: earlier signs are left out. */
  feedbackBursts(request: { readonly actor: Actor; readonly since?: Date }): Promise<FeedbackBurstsOutcome>;
  replayWithout(advisorId: string): Promise<ReplayWithoutOutcome>;
}

export const feedbackServices = (ports: FeedbackBurstsPorts): FeedbackServices => ({
  feedbackBursts: feedbackBursts(ports),
  replayWithout: replayWithout(ports),
});
