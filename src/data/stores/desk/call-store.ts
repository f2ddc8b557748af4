import { MATURED_WITHIN_DAYS } from '../../../advisor/book/freed-money.ts';
import type { ClientCall } from '../../../advisor/desk/call-list.ts';
import { clientId, day, paise } from '../../../advisor/units.ts';
import type { CallStore, MoneyCalls } from '../../../usecases/ports/call-store.ts';
import type { Database } from '../../database.ts';
import { timeFromColumn } from '../../rows/columns.ts';
import { Row } from '../../rows/row.ts';
import { readTotals, type TotalsQuestion } from './call-totals.ts';
import { CALL_LIST_FORMAT, writeCallList } from './write-call-list.ts';

class CallRow extends Row {
  static override tableName = 'advisor_calls';
  static override idColumn = ['list_id', 'kind', 'place'];
  declare kind: ClientCall['kind'];
  declare client_id: string;
  declare client_name: string | null;
  declare relationship_manager_id: string | null;
  /** Everything the client bought. */
  declare invested: number | string;
  /** Null: unknown, or the list was written before it was kept. */
  declare outstanding: number | string | null;
  declare day: number;
  declare amount: number | string | null;
  declare matured: number | string | null;
  declare bonds: number | null;
  declare usual_gap: number | null;
}

/** Call lists: the newest complete one is current, and each manager's part of it is a range of an index. */
export const callStore = (database: Database): CallStore => {
  const { knex } = database;
  return {
    replaceAll: (calls, asOf, takenAt) => writeCallList(database, calls, asOf, takenAt),

    isOlder: async () => {
      const newest = await knex('advisor_call_lists').where({ complete: true }).orderBy('id', 'desc').first('format');
      return newest !== undefined && (newest.format ?? 0) < CALL_LIST_FORMAT;
    },

    listFor: async (sees, limit, today) => {
      const whole = { complete: true, format: CALL_LIST_FORMAT };
      const list = await knex('advisor_call_lists').where(whole).orderBy('id', 'desc').first('id', 'as_of', 'taken_at');
      if (!list) return null;
      const ofKind = (kind: ClientCall['kind']) => {
        const calls = CallRow.query(knex).where({ list_id: list.id, kind }).orderBy('place');
        return sees === 'all' ? calls : calls.whereIn('relationship_manager_id', [...sees]);
      };
      const money = async (kind: 'matured' | 'maturing', ...days: TotalsQuestion['days']): Promise<MoneyCalls> => {
        const totals = await readTotals(knex, { list: list.id, kind, sees, days });
        // Without a row left to find, the database would look through the whole list for one.
        const rows =
          totals.days === 0
            ? []
            : await ofKind(kind)
                .where('day', ...days)
                .limit(Math.min(limit, totals.days));
        return { calls: rows.map(callOf), ...totals };
      };
      return {
        readOn: day(list.as_of),
        takenAt: timeFromColumn(list.taken_at),
        matured: await money('matured', '>=', today - MATURED_WITHIN_DAYS),
        maturedSince: await money('maturing', '<', today),
        maturing: await money('maturing', '>=', today),
        idle: (await ofKind('idle').limit(limit)).map(callOf),
      };
    },
  };
};

const callOf = (row: CallRow): ClientCall => {
  const whose = {
    clientId: clientId(row.client_id),
    clientName: row.client_name,
    relationshipManagerId: row.relationship_manager_id,
    outstanding: row.outstanding === null ? null : paise(Number(row.outstanding)),
    bought: paise(Number(row.invested)),
    day: day(row.day),
  };
  const money = { amount: paise(Number(row.amount)), bonds: row.bonds ?? 1 };
  switch (row.kind) {
    case 'maturing':
      return { ...whose, kind: 'maturing', ...money };
    case 'matured':
      return { ...whose, kind: 'matured', ...money, matured: paise(Number(row.matured ?? row.amount)) };
    case 'idle':
      return { ...whose, kind: 'idle', usualGap: row.usual_gap };
  }
};
