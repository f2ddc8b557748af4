import { z } from 'zod';
import { DamagedRowError, type PeopleStore, type Person } from '../../usecases/ports.ts';
import { isStorableId } from '../columns.ts';
import type { Database } from '../database.ts';
import { readDocument } from './document.ts';
import { Row } from './row.ts';

class PersonRow extends Row {
  static override tableName = 'advisor_people';
  static override idColumn = 'slack_user_id';
  declare slack_user_id: string;
  declare role: string;
  declare relationship_manager_ids: string;
}

const roleSchema = z.enum(['admin', 'supervisor', 'advisor']);
const idsSchema = z.array(z.string());

/** Who has which role. The newest word counts; how it came about is in the audit log. */
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

/** @throws DamagedRowError: a role that nobody gave must not be taken for one. */
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
