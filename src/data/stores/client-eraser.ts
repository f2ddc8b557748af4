import { type ClientId, clientId } from '../../advisor/units.ts';

import type { ClientEraser, Erased } from '../../usecases/ports/client-eraser.ts';
import { DamagedRowError, type MessagePlace } from '../../usecases/ports.ts';
import { type AuditKey, keyedHash } from '../audit/audit-key.ts';
import { eraseFromAudit, isListed, looksAt } from '../audit/erase-from-audit.ts';
import { isStorableId } from '../columns.ts';
import type { Database } from '../database.ts';
import { readRecommendation, recommendationText } from './recommendation-document.ts';
import { withoutClient } from './without-client.ts';

/** Where a client's id stands in a column of its own. */
export const CLIENT_COLUMNS: ReadonlyArray<readonly [table: string, column: string]> = [
  ['advisor_profiles', 'client_id'],
  ['advisor_recommendations', 'client_id'],
  ['advisor_registered_clients', 'client_id'],
  ['advisor_registered_clients', 'parent_id'],
  ['advisor_client_merges', 'client_id'],
  ['advisor_client_merges', 'book_id'],
  ['advisor_calls', 'client_id'],
  ['advisor_audit', 'client_id'],
];

const textOf = (value: unknown): string => (Buffer.isBuffer(value) ? value.toString('utf8') : String(value));

/** Takes a client out of the product's own tables. Each step can be done again. */
export const clientEraser = (
  database: Database,
  key: () => Promise<AuditKey>,
  censuses: { forget(id: string): Promise<void> },
): ClientEraser => {
  const { knex } = database;

  /** Others name the client as the head of their family, in their documents. */
  const eraseParent = async (table: string, keys: readonly string[], id: ClientId): Promise<number> => {
    const found = await knex(table)
      .whereRaw('instr(document, ?) > 0', [`"parentId":${JSON.stringify(id)}`])
      .select(...keys, 'document');
    for (const row of found) {
      const document = textOf(row.document).replaceAll(`"parentId":${JSON.stringify(id)}`, '"parentId":null');
      await knex(table)
        .where(Object.fromEntries(keys.map((name) => [name, row[name]])))
        .update({ document });
    }
    return found.length;
  };

  const eraseRecommendations = async (
    id: ClientId,
    pseudonym: ClientId,
  ): Promise<{ readonly count: number; readonly messages: MessagePlace[] }> => {
    const messages = new Map<string, MessagePlace>();
    const rows = await knex('advisor_recommendations').where({ client_id: id }).select('id', 'document');
    for (const { id: raw, document } of rows) {
      const recommendationId = textOf(raw);
      for (const place of await knex('advisor_recommendation_places')
        .where({ recommendation_id: recommendationId })
        .select('channel', 'ts')) {
        const message = { channel: textOf(place.channel), ts: textOf(place.ts) };
        messages.set(`${message.channel} ${message.ts}`, message);
      }
      try {
        const shown = withoutClient(readRecommendation(textOf(document)), pseudonym);
        await knex('advisor_recommendations')
          .where({ id: recommendationId })
          .update({ client_id: pseudonym, document: recommendationText(shown) });
      } catch (error) {
        // What cannot be read cannot be kept in part either.
        if (!(error instanceof DamagedRowError)) throw error;
        await knex('advisor_recommendations').where({ id: recommendationId }).del();
      }
    }
    return { count: rows.length, messages: [...messages.values()] };
  };

  /** The number stays taken: another client under the same id would be answered with old messages. */
  const eraseRegistration = async (id: ClientId, pseudonym: ClientId): Promise<number> => {
    await knex('advisor_registered_clients').where({ parent_id: id }).update({ parent_id: null });
    await knex('advisor_client_merges').where({ client_id: id }).orWhere({ book_id: id }).del();
    return knex('advisor_registered_clients')
      .where({ client_id: id })
      .update({ client_id: pseudonym, search_key: '', relationship_manager_id: null, parent_id: null, document: '{}' });
  };

  return {
    isKnown: async (id) => {
      if (!isStorableId(id)) return false;
      for (const [table, column] of CLIENT_COLUMNS) if (await knex(table).where(column, id).first()) return true;
      return isListed(database, id);
    },

    // A registered client and the client of the book it turned out to be are one person.
    idsOf: async (id) => {
      const merges = await knex('advisor_client_merges').where({ client_id: id }).orWhere({ book_id: id }).select('client_id', 'book_id');
      return [...new Set([id, ...merges.flatMap((merge) => [textOf(merge.client_id), textOf(merge.book_id)])])].map(clientId);
    },

    erase: async (ids) => {
      const keyed = await key();
      const pseudonymOf = (id: ClientId): ClientId => clientId(`forgotten-${keyedHash(keyed, id).slice(0, 16)}`);
      const erased = { snapshots: 0, recommendations: 0, registrations: 0, calls: 0, families: 0, auditRows: 0 };
      const messages: MessagePlace[] = [];
      const looks = await looksAt(database, ids);
      for (const id of ids) {
        const shown = await eraseRecommendations(id, pseudonymOf(id));
        messages.push(...shown.messages);
        erased.recommendations += shown.count;
        erased.snapshots += await knex('advisor_profiles').where({ client_id: id }).del();
        erased.families += await eraseParent('advisor_profiles', ['snapshot_id', 'client_id'], id);
        erased.families += await eraseParent('advisor_recommendations', ['id'], id);
        erased.families += await eraseParent('advisor_registered_clients', ['number'], id);
        erased.registrations += await eraseRegistration(id, pseudonymOf(id));
        erased.calls += await knex('advisor_calls').where({ client_id: id }).del();
        await censuses.forget(id);
      }
      // Last: as long as the log knows the client, whoever begins again does all of it.
      for (const id of ids) erased.auditRows += await eraseFromAudit(database, keyed, id);
      return { pseudonyms: ids.map(pseudonymOf), ...erased, messages, looks } satisfies Erased;
    },
  };
};
