import type { FeedbackRow, FeedbackStore } from '../../usecases/ports.ts';
import type { Database } from '../database.ts';
import { insertOnce } from './insert-once.ts';
import { Row } from './row.ts';

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
  declare happened_at: string;
  declare received_at: string | Date;
}

/** Signs under recommendations, as rows that are never changed; what they add up to is folded by the reader. */
export const feedbackStore = ({ knex }: Database): FeedbackStore => ({
  append: (event, receivedAt) =>
    insertOnce(() =>
      FeedbackEventRow.query(knex).insert({
        event_id: event.eventId,
        recommendation_id: event.recommendationId,
        advisor_id: event.advisorId,
        sign_key: event.key,
        sign: event.sign,
        action: event.action,
        chosen_type: event.chosenType ?? null,
        happened_at: event.happenedAt,
        received_at: receivedAt,
      }),
    ),

  since: async (sequence) => {
    const rows = await FeedbackEventRow.query(knex).where('sequence', '>', sequence).orderBy('sequence');
    return rows.map(feedbackRow);
  },

  ofRecommendation: async (id) => {
    const rows = await FeedbackEventRow.query(knex).where({ recommendation_id: id }).orderBy('sequence');
    return rows.map(feedbackRow);
  },
});

const feedbackRow = (row: FeedbackEventRow): FeedbackRow => ({
  sequence: row.sequence,
  eventId: row.event_id,
  recommendationId: row.recommendation_id,
  advisorId: row.advisor_id,
  key: row.sign_key,
  sign: row.sign,
  action: row.action,
  ...(row.chosen_type !== null && { chosenType: row.chosen_type }),
  happenedAt: row.happened_at,
});
