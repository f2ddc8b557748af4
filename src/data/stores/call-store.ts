import type { ClientCall } from '../../advisor/desk/call-list.ts';
import { clientId, day, paise } from '../../advisor/units.ts';
import type { CallStore } from '../../usecases/ports/call-store.ts';
import { timeFromColumn } from '../columns.ts';
import type { Database } from '../database.ts';
import { Row } from './row.ts';
import { writeCallList } from './write-call-list.ts';

class CallRow extends Row {
  static override tableName = 'advisor_calls';
  static override idColumn = ['list_id', 'kind', 'place'];
  declare kind: ClientCall['kind'];
  declare client_id: string;
  declare client_name: string | null;
  declare relationship_manager_id: string | null;
  declare invested: number | string;
  declare day: number;
  declare amount: number | string | null;
  declare bonds: number | null;
  declare usual_gap: number | null;
}

/** Whom to call: the newest complete list is in force, each advisor's part of it is a range of an index. */
export const callStore = (database: Database): CallStore => {
  const { knex } = database;
  return {
    replaceAll: (calls, asOf, takenAt) => writeCallList(database, calls, asOf, takenAt),

    listFor: async (sees, limit) => {
      const list = await knex('advisor_call_lists').where({ complete: true }).orderBy('id', 'desc').first('id', 'as_of', 'taken_at');
      if (!list) return null;
      const ofKind = (kind: ClientCall['kind']) => {
        const query = CallRow.query(knex).where({ list_id: list.id, kind });
        return sees === 'all' ? query : query.whereIn('relationship_manager_id', [...sees]);
      };
      const first = async (kind: ClientCall['kind']) => (await ofKind(kind).orderBy('place').limit(limit)).map(callOf);
      const maturing = await first('maturing');
      const [total] = (await ofKind('maturing').count('place as clients').sum('amount as amount')) as unknown as [
        { clients: number; amount: number | string | null },
      ];
      return {
        asOf: day(list.as_of),
        takenAt: timeFromColumn(list.taken_at),
        maturing,
        maturingClients: Number(total.clients),
        maturingAmount: paise(Number(total.amount ?? 0)),
        idle: await first('idle'),
      };
    },
  };
};

const callOf = (row: CallRow): ClientCall => {
  const whose = {
    clientId: clientId(row.client_id),
    clientName: row.client_name,
    relationshipManagerId: row.relationship_manager_id,
    invested: paise(Number(row.invested)),
    day: day(row.day),
  };
  return row.kind === 'maturing'
    ? { ...whose, kind: 'maturing', amount: paise(Number(row.amount)), bonds: row.bonds ?? 1 }
    : { ...whose, kind: 'idle', usualGap: row.usual_gap };
};
