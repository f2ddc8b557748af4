import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientCall } from '../../advisor/desk/call-list.ts';
import type { Day } from '../../advisor/units.ts';
import { isStorableId } from '../columns.ts';
import type { Database } from '../database.ts';
import { executePrepared } from '../prepared.ts';

const COLUMNS = 'list_id, kind, place, client_id, client_name, relationship_manager_id, invested, day, amount, bonds, usual_gap';
const PLACES = '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
const LONGEST_NAME = 200;
const ROWS_AT_ONCE = 500;
const DELETED_AT_ONCE = 2500;
/** Between two transactions, so that who waits for the write lock of SQLite gets it. */
const PAUSE_MS = 2;

const valuesOf = (call: ClientCall): (string | number | null)[] => [
  call.clientId,
  call.clientName === null ? null : Array.from(call.clientName).slice(0, LONGEST_NAME).join(''),
  call.relationshipManagerId,
  call.invested,
  call.day,
  call.kind === 'maturing' ? call.amount : null,
  call.kind === 'maturing' ? call.bonds : null,
  call.kind === 'idle' ? call.usualGap : null,
];

/**
 * Writes the calls as a new generation of rows and then puts it in force by one update; readers see the old list until then. In
 * short transactions, for the reason that `writeProfileSnapshot` gives.
 */
export const writeCallList = async ({ knex, kind }: Database, calls: Iterable<ClientCall>, asOf: Day, takenAt: Date): Promise<void> => {
  const [list = 0] = await knex('advisor_call_lists').insert({ as_of: asOf, taken_at: takenAt, complete: false });
  let values: (string | number | null)[] = [];
  let rows = 0;
  const pause = async (): Promise<void> => {
    if (kind === 'sqlite') await sleep(PAUSE_MS);
  };
  const flush = async (): Promise<void> => {
    if (rows === 0) return;
    const sql = `INSERT INTO advisor_calls (${COLUMNS}) VALUES ${Array(rows).fill(PLACES).join(', ')}`;
    await (kind === 'mysql' ? executePrepared(knex, sql, values) : knex.raw(sql, values as never));
    await pause();
    values = [];
    rows = 0;
  };
  const places = { maturing: 0, idle: 0 };
  for (const call of calls) {
    if (!isStorableId(call.clientId) || !isStorableId(call.relationshipManagerId ?? '')) continue;
    values.push(list, call.kind, places[call.kind]++, ...valuesOf(call));
    if (++rows === ROWS_AT_ONCE) await flush();
  }
  await flush();
  await knex('advisor_call_lists').where({ id: list }).update({ complete: true });

  const older =
    kind === 'mysql'
      ? `DELETE FROM advisor_calls WHERE list_id < ? LIMIT ${DELETED_AT_ONCE}`
      : `DELETE FROM advisor_calls WHERE rowid IN (SELECT rowid FROM advisor_calls WHERE list_id < ? LIMIT ${DELETED_AT_ONCE})`;
  for (;;) {
    const result = await knex.raw(older, [list]);
    const deleted: number = kind === 'mysql' ? result[0].affectedRows : result.changes;
    if (deleted < DELETED_AT_ONCE) return;
    await pause();
  }
};
