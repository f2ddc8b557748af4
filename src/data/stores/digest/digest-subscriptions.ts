import type { DigestSubscription, DigestSubscriptions } from '../../../usecases/ports/digest-subscriptions.ts';
import type { Database } from '../../database.ts';
import { timeFromColumn } from '../../rows/columns.ts';
import { Row } from '../../rows/row.ts';

class SubscriptionRow extends Row {
  static override tableName = 'advisor_digest_subscriptions';
  static override idColumn = 'channel';
  declare channel: string;
  declare subscribed_by: string;
  declare subscribed_at: string | Date;
  declare cron: string | null;
  declare zone: string | null;
  declare paused_by: string | null;
  declare pause_reason: string | null;
  declare not_before: string | Date;
}

/** Channels that get the digest. The audit log has who subscribed and unsubscribed them, and when. */
export const digestSubscriptions = ({ knex }: Database): DigestSubscriptions => ({
  find: async (channel) => {
    const row = await SubscriptionRow.query(knex).findById(channel);
    return row ? subscription(row) : null;
  },
  list: async () => (await SubscriptionRow.query(knex).orderBy('channel')).map(subscription),
  put: async (it) => {
    const row = {
      channel: it.channel,
      subscribed_by: it.subscribedBy,
      subscribed_at: it.subscribedAt,
      cron: it.time?.cron ?? null,
      zone: it.time?.zone ?? null,
      paused_by: it.pausedBy,
      pause_reason: it.pauseReason,
      not_before: it.notBefore,
    };
    await SubscriptionRow.query(knex).insert(row).onConflict('channel').merge();
  },
  pauseRefused: async (channel, reason) => {
    const paused = await SubscriptionRow.query(knex)
      .where({ channel })
      .whereNull('paused_by')
      .patch({ paused_by: 'slack', pause_reason: reason.slice(0, 64) });
    return paused === 1;
  },
  remove: async (channel) => (await SubscriptionRow.query(knex).where({ channel }).delete()) === 1,
});

const subscription = (row: SubscriptionRow): DigestSubscription => ({
  channel: row.channel,
  subscribedBy: row.subscribed_by,
  subscribedAt: timeFromColumn(row.subscribed_at as string),
  time: row.cron === null || row.zone === null ? null : { cron: row.cron, zone: row.zone },
  pausedBy: row.paused_by,
  pauseReason: row.pause_reason,
  notBefore: timeFromColumn(row.not_before as string),
});
