import type { MarkStore } from '../../../usecases/ports/claim-store.ts';
import type { Database } from '../../database.ts';
import { insertOnce } from '../../rows/insert-once.ts';
import { Row } from '../../rows/row.ts';

class MarkRow extends Row {
  static override tableName = 'advisor_marks';
  static override idColumn = 'mark';
  declare mark: string;
  declare value: string;
  declare made_at: string | Date;
}

/** Marks for things done once: the unique key decides who was first. */
export const markStore = ({ knex }: Database): MarkStore => ({
  put: (mark, value, at) => insertOnce(() => MarkRow.query(knex).insert({ mark, value, made_at: at })),
  get: async (mark) => (await MarkRow.query(knex).where({ mark }).first())?.value ?? null,
  remove: async (mark) => {
    await MarkRow.query(knex).where({ mark }).delete();
  },
  removeOlder: async (beginning, before) => {
    await MarkRow.query(knex)
      .whereBetween('mark', [beginning, `${beginning}\u{10FFFF}`])
      .where('made_at', '<', before)
      .delete();
  },
});
