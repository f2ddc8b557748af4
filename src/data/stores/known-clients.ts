import { type ClientId, clientId } from '../../advisor/units.ts';
import type { KnownClients } from '../../usecases/ports/known-clients.ts';
import { isStorableId } from '../columns.ts';
import type { Database } from '../database.ts';
import { Row } from './row.ts';

class IdRow extends Row {
  static override tableName = 'advisor_profiles';
  static override idColumn = ['snapshot_id', 'client_id'];
  declare client_id: string;
}

/** The databases' limits on bindings stay far away. */
const TEXTS_AT_ONCE = 200;

/** Looks many ids up at once in the snapshot in force, by the index that searching uses. */
export const knownClients = ({ knex }: Database): KnownClients => ({
  named: async (texts, sees) => {
    const keys = [...new Set(texts.filter(isStorableId).map((text) => text.toLowerCase()))];
    const found: ClientId[] = [];
    for (let from = 0; from < keys.length; from += TEXTS_AT_ONCE) {
      const query = IdRow.query(knex)
        .select('client_id')
        .whereRaw('snapshot_id = (SELECT MAX(id) FROM advisor_profile_snapshots WHERE complete = ?)', [true])
        .whereIn('search_key', keys.slice(from, from + TEXTS_AT_ONCE))
        .orderBy('client_id');
      if (sees !== 'all') query.whereIn('relationship_manager_id', [...sees]);
      found.push(...(await query).map((row) => clientId(row.client_id)));
    }
    return found;
  },
});
