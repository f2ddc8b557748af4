import type { RiskBand } from '../../../advisor/bonds/rating.ts';
import type { KeptProfile } from '../../../advisor/book/kept-profile.ts';
import type { Profile } from '../../../advisor/book/profile.ts';
import { type ClientId, clientId, compareBytewise, paise } from '../../../advisor/units.ts';
import type { ProfileStore } from '../../../usecases/ports/profile-store.ts';
import type { Database } from '../../database.ts';
import { isStorableId, LONGEST_ID, textFromColumn, timeFromColumn } from '../../rows/columns.ts';
import { Row } from '../../rows/row.ts';
import { CONTAINING, idsContaining } from './ids-containing.ts';
import { IN_CURRENT_SNAPSHOT, writeProfileSnapshot } from './profile-snapshot.ts';
import { profileOfRow, profilesOfRows, type StoredRow, storedRows } from './profiles-of-rows.ts';

class ProfileRow extends Row {
  static override tableName = 'advisor_profiles';
  static override idColumn = ['snapshot_id', 'client_id'];
  declare client_id: string;
  declare client_name: string | null;
  declare risk_band: string | null;
  declare trades: number;
  declare total_invested: number;
}

const ROWS_AT_ONCE = 500;
/**
 * The shortest text that's searched for anywhere in ids and names: one or two characters are in almost every id, and people type them on
 * the way to more.
 */
const SHORTEST_ANYWHERE = 3;
/** Ends the range of texts with a given beginning: no id has a character after this one. */
const LAST_CHARACTER = '\u{10FFFF}';

/**
 * The current snapshot of all clients' profiles. Clients with an id of more than 191 characters (no firm has them) aren't in it: they're
 * answered from the book only.
 */
export const profileStore = (database: Database): ProfileStore => {
  const { knex } = database;
  // In the same statement as the rows, so that we see one whole snapshot even if it's being replaced.
  const ofSnapshot = () => ProfileRow.query(knex).whereRaw(IN_CURRENT_SNAPSHOT, [true]);

  return {
    replaceAll: (profiles, takenAt) => writeProfileSnapshot(database, profiles, takenAt),

    find: async (id) => {
      if (!isStorableId(id)) return null;
      const [row] = await storedRows(knex)
        .where({ client_id: id })
        .join('advisor_profile_snapshots as s', 's.id', 'advisor_profiles.snapshot_id')
        .select('s.taken_at')
        .limit(1);
      return row ? { profile: profileOfRow(row), takenAt: timeFromColumn(textFromColumn(row.taken_at)) } : null;
    },

    findMany: async (ids) => {
      const wanted = [...new Set(ids)].filter(isStorableId);
      const found = new Map<ClientId, KeptProfile>();
      for (let at = 0; at < wanted.length; at += ROWS_AT_ONCE) {
        const some = wanted.slice(at, at + ROWS_AT_ONCE);
        const rows: readonly StoredRow[] = await storedRows(knex).whereIn('client_id', some).orderBy('client_id');
        for (const profile of profilesOfRows(rows)) found.set(profile.clientId, profile);
      }
      return found;
    },

    search: async (text, sees, limit, where = 'anywhere') => {
      if (text.length > LONGEST_ID || text.includes('\0') || limit < 1) return [];
      const key = text.toLowerCase();
      const visible = (managers = sees) => {
        const query = ofSnapshot().select('client_id', 'client_name', 'risk_band', 'trades', 'total_invested').orderBy('client_id');
        return managers === 'all' ? query : query.whereIn('relationship_manager_id', [...managers]);
      };
      if (key === '') return (await visible().limit(limit)).map(suggestion);
      const range: [string, string] = [key, `${key}${LAST_CHARACTER}`];
      const found = new Map<string, ProfileRow>();
      const put = (rows: readonly ProfileRow[]): void => {
        for (const row of rows) if (found.size < limit && !found.has(row.client_id)) found.set(row.client_id, row);
      };
      const add = async (query: ReturnType<typeof visible>): Promise<void> => {
        if (found.size >= limit) return;
        // Some of these may be found already.
        put(await query.limit(limit + found.size));
      };
      // In the order of the index that finds them. Everybody's id starts with the same letter or two, and sorting them all would take
      // longer than the rest.
      for (const begins of ['search_key', 'name_key'])
        await add(visible().whereBetween(begins, range).clearOrder().orderBy([begins, 'client_id']));
      const shortest = sees === 'all' ? SHORTEST_ANYWHERE : 1;
      if (where === 'anywhere' && found.size < limit && Array.from(key).length >= shortest) {
        const most = limit + found.size;
        // One manager's clients are a range of an index in order of id; several managers' clients aren't.
        const lists =
          sees === 'all'
            ? [await visible().whereIn('client_id', [...(await idsContaining(database, key, most))])]
            : await Promise.all([...new Set(sees)].map((manager) => visible([manager]).whereRaw(CONTAINING, [key, key]).limit(most)));
        put(lists.flat().sort((left, right) => compareBytewise(left.client_id, right.client_id)));
      }
      return [...found.values()].map(suggestion);
    },

    count: async (sees = 'all') =>
      (sees === 'all' ? ofSnapshot() : ofSnapshot().whereIn('relationship_manager_id', [...sees])).resultSize(),

    readSome: async function* (limit) {
      let last: string | null = null;
      for (let left = limit; left > 0; left -= ROWS_AT_ONCE) {
        const page = storedRows(knex).orderBy('client_id').limit(Math.min(left, ROWS_AT_ONCE));
        const rows: readonly StoredRow[] = await (last === null ? page : page.where('client_id', '>', last));
        yield* profilesOfRows(rows);
        last = rows.at(-1)?.client_id ?? null;
        if (rows.length < ROWS_AT_ONCE || last === null) return;
      }
    },
  };
};

const suggestion = (row: ProfileRow): Pick<Profile, 'clientId' | 'name' | 'riskBand' | 'trades' | 'totalInvested'> => ({
  clientId: clientId(row.client_id),
  ...(row.client_name !== null && { name: row.client_name }),
  riskBand: row.risk_band as RiskBand | null,
  trades: row.trades,
  totalInvested: paise(Number(row.total_invested)),
});
