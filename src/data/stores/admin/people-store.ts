import { z } from 'zod';
import type { PeopleStore, Person } from '../../../usecases/ports/people-store.ts';
import { DamagedRowError } from '../../../usecases/ports/recommendation-store.ts';
import type { Database } from '../../database.ts';
import { isStorableId } from '../../rows/columns.ts';
import { readDocument } from '../../rows/document.ts';
import { Row } from '../../rows/row.ts';

class PersonRow extends Row {
  static override tableName = 'advisor_people';
  static override idColumn = 'slack_user_id';
  declare slack_user_id: string;
  declare role: string;
  declare relationship_manager_ids: string;
}

const roleSchema = z.enum(['admin', 'supervisor', 'advisor']);
const idsSchema = z.array(z.string());

/** Who has which role. Only the latest is stored; the audit log has the history. */
export const peopleStore = ({ knex }: Database): PeopleStore => ({
  find: async (slackUserId) => {
    if (!isStorableId(slackUserId)) return null;
    const row = await PersonRow.query(knex).findById(slackUserId);
    return row ? person(row) : null;
  },

  put: async (someone) => {
    const row = {
      slack_user_id: someone.slackUserId,
      role: someone.role,
      relationship_manager_ids: JSON.stringify(someone.relationshipManagerIds),
    };
    await PersonRow.query(knex).insert(row).onConflict('slack_user_id').merge();
  },

  remove: async (slackUserId) => {
    await PersonRow.query(knex).deleteById(slackUserId);
  },

  list: async () => (await PersonRow.query(knex).orderBy('slack_user_id')).map(person),
});

/**
 * Reads a row.
 * @throws DamagedRowError for an unknown role: we must not mistake it for a real one.
 */
const person = (row: PersonRow): Person => {
  const what = `person ${row.slack_user_id}`;
  const role = roleSchema.safeParse(row.role);
  if (!role.success) throw new DamagedRowError(`The stored ${what} is damaged: "${row.role}" is no role.`);
  return {
    slackUserId: row.slack_user_id,
    role: role.data,
    relationshipManagerIds: readDocument(idsSchema, row.relationship_manager_ids, what) as string[],
  };
};
