import type { KnownBonds } from '../../../advisor/offers/watched.ts';
import type { Watch, WatchStore } from '../../../usecases/ports/watching/watch-store.ts';
import type { Database } from '../../database.ts';
import { timeFromColumn } from '../../rows/columns.ts';
import { insertOnce } from '../../rows/insert-once.ts';
import { Row } from '../../rows/row.ts';

class WatchRow extends Row {
  static override tableName = 'advisor_watches';
  declare id: string;
  declare user_id: string;
  declare kind: Watch['kind'];
  declare target: string;
  declare label: string;
  declare known: string;
  declare revision: number;
  declare watched_at: string | Date;
}

const watchOf = (row: WatchRow): Watch => ({
  id: row.id,
  userId: row.user_id,
  kind: row.kind,
  target: row.target,
  label: row.label,
  known: JSON.parse(row.known) as KnownBonds,
  revision: row.revision,
  watchedAt: timeFromColumn(row.watched_at as string),
});

/** What people watch. A row says nothing of any client. */
export const watchStore = ({ knex }: Database): WatchStore => ({
  add: ({ id, userId, kind, target, label, known, revision, watchedAt }) =>
    insertOnce(() =>
      WatchRow.query(knex).insert({
        id,
        user_id: userId,
        kind,
        target,
        label,
        known: JSON.stringify(known),
        revision,
        watched_at: watchedAt,
      }),
    ),
  ofUser: async (userId) => (await WatchRow.query(knex).where({ user_id: userId }).orderBy('watched_at').orderBy('id')).map(watchOf),
  all: async () => (await WatchRow.query(knex).orderBy('id')).map(watchOf),
  any: async () => (await WatchRow.query(knex).select('id').first()) !== undefined,
  note: async ({ id, revision }, known) =>
    (await WatchRow.query(knex)
      .where({ id, revision })
      .patch({ known: JSON.stringify(known), revision: revision + 1 })) === 1,
  remove: async (userId, id) => (await WatchRow.query(knex).where({ user_id: userId, id }).delete()) === 1,
});
