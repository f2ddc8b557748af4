import { type ClientId, clientId } from '../../../advisor/units.ts';
import type { KnownClients } from '../../../usecases/ports/profile-store.ts';
import type { Database } from '../../database.ts';
import { isStorableId } from '../../rows/columns.ts';
import { Row } from '../../rows/row.ts';
import { IN_CURRENT_SNAPSHOT } from './profile-snapshot.ts';

class IdRow extends Row {
  static override tableName = 'advisor_profiles';
  static override idColumn = ['snapshot_id', 'client_id'];
  declare client_id: string;
  declare client_name: string | null;
}

/** Far below the databases' limits on bindings. */
const TEXTS_AT_ONCE = 200;
/** A message has no more names, and a name no more clients. */
const [MOST_NAMES, MOST_CALLED] = [500, 100];

/** Looks up many ids at once in the current snapshot, using the search index. */
export const knownClients = ({ knex }: Database): KnownClients => {
  const ofSnapshot = () => IdRow.query(knex).select('client_id', 'client_name').whereRaw(IN_CURRENT_SNAPSHOT, [true]).orderBy('client_id');
  return {
    named: async (texts, sees) => {
      const keys = [...new Set(texts.filter(isStorableId).map((text) => text.toLowerCase()))];
      const found: ClientId[] = [];
      for (let from = 0; from < keys.length; from += TEXTS_AT_ONCE) {
        const query = IdRow.query(knex)
          .select('client_id')
          .whereRaw(IN_CURRENT_SNAPSHOT, [true])
          .whereIn('search_key', keys.slice(from, from + TEXTS_AT_ONCE))
          .orderBy('client_id');
        if (sees !== 'all') query.whereIn('relationship_manager_id', [...sees]);
        found.push(...(await query).map((row) => clientId(row.client_id)));
      }
      return found;
    },

    called: async (texts, sees) => {
      const keys = [...new Set(texts.filter(isStorableId).map((text) => text.toLowerCase()))].slice(0, MOST_NAMES);
      if (keys.length === 0) return [];
      const query = ofSnapshot().whereIn('name_key', keys).limit(MOST_CALLED);
      if (sees !== 'all') query.whereIn('relationship_manager_id', [...sees]);
      return (await query).map((row) => ({ clientId: clientId(row.client_id), name: row.client_name }));
    },

    namesOf: async (ids) => {
      const names = new Map<ClientId, string>();
      for (let from = 0; from < ids.length; from += TEXTS_AT_ONCE) {
        const rows = await ofSnapshot()
          .whereIn('client_id', ids.slice(from, from + TEXTS_AT_ONCE))
          .whereNotNull('client_name');
        for (const row of rows) names.set(clientId(row.client_id), row.client_name as string);
      }
      return names;
    },
  };
};
