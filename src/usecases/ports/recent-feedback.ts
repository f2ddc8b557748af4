import type { FeedbackEvent } from '../../advisor/feedback.ts';

/** The signs that came in lately. */
export interface RecentFeedback {
  /** In the order in which they came. */
  receivedSince(since: Date): Promise<readonly FeedbackEvent[]>;
}
