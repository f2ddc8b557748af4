import type { Profile } from '../../advisor/profile.ts';
import type { RiskBand } from '../../advisor/rating.ts';
import { clientId, paise } from '../../advisor/units.ts';
import type { ProfileStore } from '../../usecases/ports.ts';
import { isStorableId, LONGEST_ID, timeFromColumn } from '../columns.ts';
import type { Database } from '../database.ts';
import { readProfile } from './profile-document.ts';
import { writeProfileSnapshot } from './profile-snapshot.ts';
import { Row } from './row.ts';

class ProfileRow extends Row {
  static override tableName = 'advisor_profiles';
  static override idColumn = ['snapshot_id', 'client_id'];
  declare client_id: string;
  declare risk_band: string | null;
  declare trades: number;
  declare total_invested: number;
  declare document: string;
  declare taken_at: string;
}

/** Ends the range of everything that starts with a text: no id has a character after this one. */
const LAST_CHARACTER = '\u{10FFFF}';

/**
 * The snapshot of all clients' profiles. Ids of more than 191 characters (no firm's) are not kept: such a client is
 * answered from the book only.
 */
export const profileStore = (database: Database): ProfileStore => {
  const { knex } = database;
  // In one statement with the rows, so that a snapshot that is replaced meanwhile is seen whole or not at all.
  const inForce = () =>
    ProfileRow.query(knex).whereRaw('snapshot_id = (SELECT MAX(id) FROM advisor_profile_snapshots WHERE complete = ?)', [true]);

  return {
    replaceAll: (profiles, takenAt) => writeProfileSnapshot(database, profiles, takenAt),

    find: async (id) => {
      if (!isStorableId(id)) return null;
      const row = await inForce()
        .join('advisor_profile_snapshots as s', 's.id', 'advisor_profiles.snapshot_id')
        .where({ client_id: id })
        .select('document', 's.taken_at')
        .first();
      return row ? { profile: readProfile(row.document), takenAt: timeFromColumn(row.taken_at) } : null;
    },

    search: async (text, sees, limit) => {
      if (text.length > LONGEST_ID || text.includes('\0') || limit < 1) return [];
      const key = text.toLowerCase();
      const visible = () => {
        const query = inForce().select('client_id', 'risk_band', 'trades', 'total_invested').orderBy('client_id');
        return sees === 'all' ? query : query.whereIn('relationship_manager_id', [...sees]);
      };
      const starting = visible().limit(limit);
      const found = await (key === '' ? starting : starting.whereBetween('search_key', [key, `${key}${LAST_CHARACTER}`]));
      if (found.length < limit && key !== '') {
        // instr has no wildcards to escape, unlike LIKE.
        found.push(
          ...(await visible()
            .whereRaw('instr(search_key, ?) > 1', [key])
            .limit(limit - found.length)),
        );
      }
      return found.map(suggestion);
    },

    count: async () => inForce().resultSize(),
  };
};

const suggestion = (row: ProfileRow): Pick<Profile, 'clientId' | 'riskBand' | 'trades' | 'totalInvested'> => ({
  clientId: clientId(row.client_id),
  riskBand: row.risk_band as RiskBand | null,
  trades: row.trades,
  totalInvested: paise(Number(row.total_invested)),
});
