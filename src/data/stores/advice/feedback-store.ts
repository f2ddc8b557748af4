import type { Knex } from 'knex';
import type { FeedbackRow, FeedbackStore } from '../../../usecases/ports/feedback-store.ts';
import type { Database } from '../../database.ts';
import { insertOnce } from '../../rows/insert-once.ts';
import { Row } from '../../rows/row.ts';
import { type AuditLog, auditStore, kept } from '../admin/audit-store.ts';

class FeedbackEventRow extends Row {
  static override tableName = 'advisor_feedback_events';
  static override idColumn = 'sequence';
  declare sequence: number;
  declare event_id: string;
  declare recommendation_id: string;
  declare advisor_id: string;
  declare sign_key: string;
  declare sign: 1 | -1;
  declare action: 'added' | 'removed';
  declare chosen_type: string | null;
  declare outcome_types: number | null;
  declare propensity: number | null;
  declare happened_at: string;
  declare received_at: string | Date;
}

/**
 * Feedback signs on recommendations. Rows are never changed; the reader folds them.
 * @param log where what is stored is vouched for
 */
export const feedbackStore = (database: Database, log: AuditLog = auditStore(database)): FeedbackStore => {
  const { knex } = database;
  return {
    append: async (event, receivedAt, noted) => {
      const row = {
        event_id: event.eventId,
        recommendation_id: event.recommendationId,
        advisor_id: event.advisorId,
        sign_key: event.key,
        sign: event.sign,
        action: event.action,
        chosen_type: event.chosenType ?? null,
        outcome_types: event.outcome?.types ?? null,
        propensity: event.outcome?.propensity ?? null,
        happened_at: event.happenedAt,
        received_at: receivedAt,
      };
      const store = (on: Knex) => FeedbackEventRow.query(on).insert(row);
      return noted ? log.keep([kept('feedback', row, noted)], store) : insertOnce(() => store(knex));
    },

    since: async (sequence) => {
      const rows = await FeedbackEventRow.query(knex).where('sequence', '>', sequence).orderBy('sequence');
      return rows.map(feedbackRow);
    },

    ofRecommendation: async (id) => {
      const rows = await FeedbackEventRow.query(knex).where({ recommendation_id: id }).orderBy('sequence');
      return rows.map(feedbackRow);
    },
  };
};

const feedbackRow = (row: FeedbackEventRow): FeedbackRow => ({
  sequence: row.sequence,
  eventId: row.event_id,
  recommendationId: row.recommendation_id,
  advisorId: row.advisor_id,
  key: row.sign_key,
  sign: row.sign,
  action: row.action,
  ...(row.chosen_type !== null && { chosenType: row.chosen_type }),
  ...(row.outcome_types !== null && { outcome: { types: row.outcome_types, propensity: row.propensity } }),
  happenedAt: row.happened_at,
});
