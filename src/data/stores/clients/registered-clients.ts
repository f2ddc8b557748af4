import type { Knex } from 'knex';
import { clientId } from '../../../advisor/units.ts';
import { DamagedRowError } from '../../../usecases/ports/recommendation-store.ts';
import { type RegisteredClient, type RegisteredClients, registeredId } from '../../../usecases/ports/registered-clients.ts';
import type { Database } from '../../database.ts';
import { isStorableId, LONGEST_ID, timeFromColumn } from '../../rows/columns.ts';
import { Row } from '../../rows/row.ts';
import { type AuditLog, auditStore, kept } from '../admin/audit-store.ts';
import { intakeText, readIntakeFacts } from './registered-document.ts';

class RegisteredRow extends Row {
  static override tableName = 'advisor_registered_clients';
  static override idColumn = 'number';
  declare number: number;
  declare client_id: string;
  declare intake_id: string;
  declare search_key: string;
  declare relationship_manager_id: string | null;
  declare parent_id: string | null;
  declare registered_by: string;
  declare registered_at: string | Date;
  declare document: string;
  declare book_id: string | null;
  declare manager_id: string | null;
}

class MergeRow extends Row {
  static override tableName = 'advisor_client_merges';
  static override idColumn = 'client_id';
  declare client_id: string;
  declare book_id: string;
  declare merged_by: string;
  declare merged_at: string | Date;
}

/** Each round gives one caller an id, so this many can register at once. */
const TRIES = 1000;
/** A firm may use ids like ours for thousands of its own clients. After this many tries the steps grow. */
const TRIED_ONE_BY_ONE = 10;

/**
 * SQL for the manager of a registered client. With a parent: the parent's manager at the last training, unless the client was registered
 * after it. The parent may be a registered client too, linked to the book.
 */
const MANAGER = `case when parent.client_id is not null and snapshot.taken_at >= advisor_registered_clients.registered_at
  then parent.relationship_manager_id else advisor_registered_clients.relationship_manager_id end`;

const registered = (row: RegisteredRow): RegisteredClient => ({
  id: clientId(row.client_id),
  facts: readIntakeFacts(row.document),
  relationshipManagerId: row.manager_id,
  registeredBy: row.registered_by,
  registeredAt: timeFromColumn(String(row.registered_at)),
  bookId: row.book_id === null ? null : clientId(row.book_id),
});

/** One damaged row must not hide all others. */
const readable = (row: RegisteredRow): RegisteredClient[] => {
  try {
    return [registered(row)];
  } catch (error) {
    if (error instanceof DamagedRowError) return [];
    throw error;
  }
};

/**
 * Clients that advisers registered. Rows are only ever added; the link to a client of the book is a row in another table.
 * @param log where what is stored is vouched for
 */
export const registeredClients = (database: Database, log: AuditLog = auditStore(database)): RegisteredClients => {
  const { knex } = database;
  const rows = () =>
    RegisteredRow.query(knex)
      .leftJoin('advisor_client_merges as m', 'm.client_id', 'advisor_registered_clients.client_id')
      .leftJoin('advisor_client_merges as of_parent', 'of_parent.client_id', 'advisor_registered_clients.parent_id')
      .joinRaw(
        'left join advisor_profile_snapshots snapshot on snapshot.id = (select max(id) from advisor_profile_snapshots where complete = ?)',
        [true],
      )
      .joinRaw(
        `left join advisor_profiles parent on parent.snapshot_id = snapshot.id
          and parent.client_id = coalesce(of_parent.book_id, advisor_registered_clients.parent_id)`,
      )
      .select('advisor_registered_clients.*', 'm.book_id', knex.raw(`${MANAGER} as manager_id`))
      .orderBy('advisor_registered_clients.client_id');
  const unlinked = (sees: 'all' | readonly string[]) => {
    const query = rows().whereNull('m.book_id');
    if (sees === 'all') return query;
    return sees.length === 0 ? query.whereRaw('1 = 0') : query.whereRaw(`${MANAGER} in (${sees.map(() => '?').join(', ')})`, [...sees]);
  };
  const firstLinkedFirst = () => rows().clearOrder().orderBy(['m.merged_at', 'advisor_registered_clients.client_id']);
  const ofIntake = (intakeId: string) => rows().where('intake_id', intakeId).first();
  const nextNumber = async (): Promise<number> => {
    const newest = await RegisteredRow.query(knex).select('number').orderBy('number', 'desc').first();
    return (newest?.number ?? 0) + 1;
  };

  return {
    register: async (client, isTaken, noted) => {
      const known = await ofIntake(client.intakeId);
      if (known) return { client: registered(known), fresh: false };
      let number = await nextNumber();
      let step = 1;
      for (let tries = 1; tries <= TRIES; tries++) {
        const id = registeredId(number);
        if (await isTaken(id)) {
          number += step;
          if (tries >= TRIED_ONE_BY_ONE) step *= 2;
          continue;
        }
        const row = {
          number,
          client_id: id,
          intake_id: client.intakeId,
          search_key: `${id} ${client.facts.name ?? ''}`.toLowerCase(),
          relationship_manager_id: client.relationshipManagerId,
          parent_id: client.facts.parentId,
          registered_by: client.registeredBy,
          registered_at: client.registeredAt,
          document: intakeText(client.facts),
        };
        const store = (on: Knex) => RegisteredRow.query(on).insert(row);
        const isMine = await log.keep([kept('registration', row, noted(id))], store);
        // If a form was submitted twice, the other submission may have been first.
        const stored = await ofIntake(client.intakeId);
        if (stored) return { client: registered(stored), fresh: isMine };
        number = Math.max(number + 1, await nextNumber());
      }
      throw new Error(`no id for a new client after ${TRIES} tries`);
    },

    find: async (id) => {
      if (!isStorableId(id)) return null;
      const row = await rows().where('advisor_registered_clients.client_id', id).first();
      return row ? registered(row) : null;
    },

    linkedTo: async (bookIds) => {
      const storable = bookIds.filter(isStorableId);
      return storable.length === 0 ? [] : (await firstLinkedFirst().whereIn('m.book_id', storable)).flatMap(readable);
    },

    unlinked: async (sees) => (await unlinked(sees)).flatMap(readable),

    all: async () => (await firstLinkedFirst()).flatMap(readable),

    search: async (text, sees, limit) => {
      if (text.length > LONGEST_ID || text.includes('\0') || limit < 1) return [];
      const query = unlinked(sees).limit(limit);
      // instr has no wildcards to escape, unlike LIKE.
      if (text !== '') query.whereRaw('instr(advisor_registered_clients.search_key, ?) > 0', [text.toLowerCase()]);
      return (await query).flatMap(readable);
    },

    childrenOf: async (parents) => {
      const storable = parents.filter(isStorableId);
      if (storable.length === 0) return [];
      const ofThese = rows()
        .whereNull('m.book_id')
        .where((where) => where.whereIn('advisor_registered_clients.parent_id', storable).orWhereIn('of_parent.book_id', storable));
      return (await ofThese).flatMap(readable);
    },

    link: (id, bookId, noted) => {
      const row = { client_id: id, book_id: bookId, merged_by: noted.actorId, merged_at: noted.at };
      return log.keep([kept('link', row, noted)], (on) => MergeRow.query(on).insert(row));
    },
  };
};
