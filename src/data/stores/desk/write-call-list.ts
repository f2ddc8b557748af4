import type { ClientCall } from '../../../advisor/desk/call-list.ts';
import type { Day } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { isStorableId } from '../../rows/columns.ts';
import { GenerationWriter } from '../../rows/generation-writer.ts';
import { CallTotals, TOTALS_COLUMNS } from './call-totals.ts';

/** What the rows of a list mean. Change it with them: lists of another format aren't shown, and the next reading of the book replaces them. */
export const CALL_LIST_FORMAT = 2;

const COLUMNS = [
  'list_id',
  'kind',
  'place',
  'client_id',
  'client_name',
  'relationship_manager_id',
  'invested',
  'outstanding',
  'day',
  'amount',
  'matured',
  'bonds',
  'usual_gap',
];
const LONGEST_NAME = 200;

const valuesOf = (call: ClientCall): (string | number | null)[] => [
  call.clientId,
  call.clientName === null ? null : Array.from(call.clientName).slice(0, LONGEST_NAME).join(''),
  call.relationshipManagerId,
  call.bought,
  call.outstanding,
  call.day,
  call.kind === 'idle' ? null : call.amount,
  call.kind === 'matured' ? call.matured : null,
  call.kind === 'idle' ? null : call.bonds,
  call.kind === 'idle' ? call.usualGap : null,
];

/** Writes the calls as a new list and then makes it the current one in one update. Readers see the old list until then. */
export const writeCallList = async (database: Database, calls: Iterable<ClientCall>, asOf: Day, takenAt: Date): Promise<void> => {
  const { knex } = database;
  const [list = 0] = await knex('advisor_call_lists').insert({ as_of: asOf, taken_at: takenAt, format: CALL_LIST_FORMAT, complete: false });
  const writer = new GenerationWriter(database, 'advisor_calls', COLUMNS);
  const totals = new CallTotals();
  const places = { maturing: 0, matured: 0, idle: 0 };
  for (const call of calls) {
    if (!isStorableId(call.clientId) || !isStorableId(call.relationshipManagerId ?? '')) continue;
    await writer.add([list, call.kind, places[call.kind]++, ...valuesOf(call)]);
    if (call.kind !== 'idle') totals.add(call);
  }
  await writer.flush();
  const totalsWriter = new GenerationWriter(database, 'advisor_call_totals', TOTALS_COLUMNS);
  for (const row of totals.rows(list)) await totalsWriter.add(row);
  await totalsWriter.flush();
  await knex('advisor_call_lists').where({ id: list }).update({ complete: true });
  await writer.removeOlderThan(list);
  await totalsWriter.removeOlderThan(list);
};
