import { z } from 'zod';
import type { ApprovalStore } from '../../../usecases/ports/approval-store.ts';
import type { Database } from '../../database.ts';
import { isStorableId, timeFromColumn } from '../../rows/columns.ts';
import { readDocument } from '../../rows/document.ts';
import { Row } from '../../rows/row.ts';

class ApprovalRow extends Row {
  static override tableName = 'advisor_approvals';
  declare id: string;
  declare what: string;
  declare asked_by: string;
  declare asked_at: string | Date;
  declare expires_at: string | Date;
  declare asked_of: string;
  declare decision: 'approved' | 'refused' | null;
  declare decided_by: string | null;
  declare decided_at: string | Date | null;
}

const idsSchema = z.array(z.string());

/** Requests that wait for a second admin, and their decisions. */
export const approvalStore = ({ knex }: Database): ApprovalStore => ({
  ask: async ({ id, what, askedBy, askedAt, expiresAt, askedOf }) => {
    await ApprovalRow.query(knex).insert({
      id,
      what,
      asked_by: askedBy,
      asked_at: askedAt,
      expires_at: expiresAt,
      asked_of: JSON.stringify(askedOf),
    });
  },

  find: async (id) => {
    if (!isStorableId(id)) return null;
    const row = await ApprovalRow.query(knex).findById(id);
    if (!row) return null;
    return {
      id: row.id,
      what: row.what,
      askedBy: row.asked_by,
      askedAt: timeFromColumn(row.asked_at as string),
      expiresAt: timeFromColumn(row.expires_at as string),
      askedOf: readDocument(idsSchema, row.asked_of, `approval ${row.id}`) as string[],
      decision: row.decision,
      decidedBy: row.decided_by,
    };
  },

  decide: async (id, decision, by, at) =>
    (await knex('advisor_approvals')
      .where({ id })
      .whereNull('decision')
      .where('expires_at', '>', at)
      .update({ decision, decided_by: by, decided_at: at })) === 1,
});
