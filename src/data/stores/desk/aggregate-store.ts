import type { AggregateStore } from '../../../usecases/ports/aggregate-store.ts';
import type { Database } from '../../database.ts';
import { timeFromColumn } from '../../rows/columns.ts';
import { Row } from '../../rows/row.ts';

class AggregateRow extends Row {
  static override tableName = 'advisor_aggregates';
  static override idColumn = 'sequence';
  declare sequence: number;
  declare name: string;
  declare taken_at: string | Date;
  declare document: string;
}

/** Figures over the whole book, by name and moment. */
export const aggregateStore = ({ knex }: Database): AggregateStore => ({
  put: async (name, document, takenAt) => {
    await AggregateRow.query(knex).insert({ name, taken_at: takenAt, document: JSON.stringify(document) });
  },

  removeOlder: async (name, before) => {
    await AggregateRow.query(knex).where({ name }).where('taken_at', '<', before).delete();
  },

  latest: async (name, notAfter) => {
    const query = AggregateRow.query(knex).where({ name }).orderBy('taken_at', 'desc').orderBy('sequence', 'desc').first();
    const row = await (notAfter === undefined ? query : query.where('taken_at', '<=', notAfter));
    return row ? { document: JSON.parse(row.document), takenAt: timeFromColumn(row.taken_at as string) } : null;
  },
});
