import type { FeedbackEvent } from '../../advisor/values/feedback.ts';
import type { AuditRow } from './audit-log.ts';

/** A feedback event with its place in the order of all rows. */
export interface FeedbackRow extends FeedbackEvent {
  readonly sequence: number;
}

export interface FeedbackStore {
  /**
   * Appends; false if this event id is there already.
   * @param noted its audit row, stored together with it: both or neither. It gets a digest of what is stored.
   */
  append(event: FeedbackEvent, receivedAt: Date, noted?: AuditRow): Promise<boolean>;
  /** Rows in order of sequence. Rows of other processes can appear late and out of order, so readers reread a margin. */
  since(sequence: number): Promise<readonly FeedbackRow[]>;
  ofRecommendation(id: string): Promise<readonly FeedbackRow[]>;
}
