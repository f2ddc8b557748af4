import { daysBefore } from '../../../advisor/units.ts';
import type { OutboxEntry, OutboxState, OutboxStore } from '../../../usecases/ports/outbox-store.ts';
import type { Database } from '../../database.ts';
import { timeFromColumn } from '../../rows/columns.ts';
import { insertOnce } from '../../rows/insert-once.ts';
import { Row } from '../../rows/row.ts';

class OutboxRow extends Row {
  static override tableName = 'advisor_outbox';
  static override idColumn = 'sequence';
  declare sequence: number;
  declare id: string;
  declare kind: string;
  declare sent_to: string;
  declare document: string;
  declare made_at: string | Date;
  declare state: OutboxState;
  declare tries: number;
  declare ts: string | null;
  declare why: string | null;
  declare changed_at: string | Date;
}

const OPEN: readonly OutboxState[] = ['waiting', 'sending'];
const KEPT_DAYS = 90;

/**
 * Messages to post in the background. The last one sent is kept, because the next of its kind starts where it ended. Much older ones are
 * removed.
 */
export const outboxStore = ({ knex }: Database): OutboxStore => {
  const open = (id: string) =>
    OutboxRow.query(knex)
      .where({ id })
      .whereIn('state', [...OPEN]);

  /** Removes old messages. Called only after a newer one was sent, so the last one always remains. */
  const removeOlderThan = async (id: string, at: Date): Promise<void> => {
    const sent = await OutboxRow.query(knex).where({ id }).first();
    if (!sent) return;
    await OutboxRow.query(knex)
      .where({ kind: sent.kind, sent_to: sent.sent_to })
      .whereNotIn('state', [...OPEN])
      .where('changed_at', '<', daysBefore(at, KEPT_DAYS))
      .delete();
  };

  return {
    put: ({ id, kind, to, document, madeAt }) =>
      insertOnce(() =>
        OutboxRow.query(knex).insert({
          id,
          kind,
          sent_to: to,
          document: JSON.stringify(document),
          made_at: madeAt,
          state: 'waiting',
          tries: 0,
          changed_at: madeAt,
        }),
      ),
    find: async (id) => {
      const row = await OutboxRow.query(knex).where({ id }).first();
      return row ? entry(row) : null;
    },
    begin: async (id, at) => (await open(id).patch({ state: 'sending', tries: knex.raw('tries + 1') as never, changed_at: at })) === 1,
    failed: async (id, at) => {
      await open(id).patch({ state: 'waiting', changed_at: at });
    },
    sent: async (id, ts, at) => {
      if ((await open(id).patch({ state: 'sent', ts, changed_at: at })) === 1) await removeOlderThan(id, at);
    },
    giveUp: async (id, why, at) => {
      await open(id).patch({ state: 'given-up', why: why.slice(0, 64), changed_at: at });
    },
    open: async (kind, limit) => {
      const rows = await OutboxRow.query(knex)
        .where({ kind })
        .whereIn('state', [...OPEN])
        .orderBy('sequence')
        .limit(limit);
      return rows.map(entry);
    },
    lastSent: async (kind, to) => {
      const row = await OutboxRow.query(knex).where({ kind, sent_to: to, state: 'sent' }).orderBy('sequence', 'desc').first();
      return row ? entry(row) : null;
    },
    pending: () =>
      OutboxRow.query(knex)
        .whereIn('state', [...OPEN])
        .resultSize(),
  };
};

const entry = (row: OutboxRow): OutboxEntry => ({
  id: row.id,
  kind: row.kind,
  to: row.sent_to,
  document: JSON.parse(row.document),
  madeAt: timeFromColumn(row.made_at as string),
  state: row.state,
  tries: row.tries,
  ts: row.ts,
  sentAt: row.state === 'sent' ? timeFromColumn(row.changed_at as string) : null,
});
