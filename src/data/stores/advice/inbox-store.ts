import type { InboxEntry, InboxStore } from '../../../usecases/ports/inbox-store.ts';
import type { Database } from '../../database.ts';
import { insertOnce } from '../../rows/insert-once.ts';
import { Row } from '../../rows/row.ts';

class InboxRow extends Row {
  static override tableName = 'advisor_inbox';
  static override idColumn = 'sequence';
  declare sequence: number;
  declare event_id: string;
  declare slack_user_id: string;
  declare channel: string | null;
  declare ts: string | null;
  declare recommendation_id: string | null;
  declare sign_key: string;
  declare sign: 1 | -1;
  declare action: 'added' | 'removed';
  declare chosen_type: string | null;
  declare happened_at: string;
  declare received_at: string | Date;
}

class OutcomeRow extends Row {
  static override tableName = 'advisor_inbox_outcomes';
  static override idColumn = 'event_id';
  declare event_id: string;
  declare outcome: string;
  declare finished_at: string | Date;
}

/** While an insert is running, its row can appear after rows with higher numbers, but not this long after. */
const SURELY_VISIBLE_MS = 60 * 60_000;

/** Feedback signs as Slack delivered them. A separate row marks a sign as finished, so that the delivery itself never changes. */
export const inboxStore = ({ knex }: Database): InboxStore => {
  // The inbox only grows and we scan it every few seconds, so we skip the rows we've once found finished.
  let finishedUpTo = 0;

  return {
    put: ({ about, ...entry }, receivedAt) =>
      insertOnce(() =>
        InboxRow.query(knex).insert({
          event_id: entry.eventId,
          slack_user_id: entry.slackUserId,
          channel: 'channel' in about ? about.channel : null,
          ts: 'channel' in about ? about.ts : null,
          recommendation_id: 'channel' in about ? null : about.recommendationId,
          sign_key: entry.key,
          sign: entry.sign,
          action: entry.action,
          chosen_type: entry.chosenType ?? null,
          happened_at: entry.happenedAt,
          received_at: receivedAt,
        }),
      ),

    pending: async (receivedBefore, limit) => {
      const rows = await InboxRow.query(knex)
        .select('advisor_inbox.*')
        .leftJoin('advisor_inbox_outcomes as done', 'done.event_id', 'advisor_inbox.event_id')
        .whereNull('done.event_id')
        .where('advisor_inbox.sequence', '>', finishedUpTo)
        .where('received_at', '<', receivedBefore as never)
        .orderBy('received_at')
        .orderBy('sequence')
        .limit(limit);
      if (rows.length === 0) {
        const old = new Date(receivedBefore.getTime() - SURELY_VISIBLE_MS);
        const last = await InboxRow.query(knex)
          .max('sequence as sequence')
          .where('sequence', '>', finishedUpTo)
          .where('received_at', '<', old as never)
          .first();
        finishedUpTo = last?.sequence ?? finishedUpTo;
      }
      return rows.map(inboxEntry);
    },

    finish: async (eventId, outcome, at) => {
      await insertOnce(() => OutcomeRow.query(knex).insert({ event_id: eventId, outcome, finished_at: at }));
    },

    drop: async (eventId) => {
      await InboxRow.query(knex).where({ event_id: eventId }).delete();
    },
  };
};

const inboxEntry = (row: InboxRow): InboxEntry => ({
  eventId: row.event_id,
  slackUserId: row.slack_user_id,
  about: row.recommendation_id === null ? { channel: row.channel ?? '', ts: row.ts ?? '' } : { recommendationId: row.recommendation_id },
  key: row.sign_key,
  sign: row.sign,
  action: row.action,
  ...(row.chosen_type !== null && { chosenType: row.chosen_type }),
  happenedAt: row.happened_at,
});
