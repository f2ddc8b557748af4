import type { Knex } from 'knex';
import { compareBytewise } from '../../advisor/units.ts';
import type { Database } from '../database.ts';

/**
 * The queries for the ids of all clients of the snapshot in force whose id or name contains a text (in lower case), each in the order of the ids. Each
 * is answered from an index alone: the clients' documents, many times as long, are not read.
 */
export const queriesContaining = ({ knex, kind }: Database, key: string, limit: number): readonly Knex.QueryBuilder[] => {
  // instr has no wildcards to escape, unlike LIKE.
  const query = (from: string, containing: string, bindings: readonly string[]) =>
    knex
      .from(knex.raw(from))
      .whereRaw('snapshot_id = (SELECT MAX(id) FROM advisor_profile_snapshots WHERE complete = ?)', [true])
      .whereRaw(containing, bindings)
      .orderBy('client_id')
      .limit(limit)
      .select('client_id');
  if (kind === 'sqlite')
    return [
      query('advisor_profiles indexed by advisor_profiles_containing', '(instr(search_key, ?) > 0 or instr(name_key, ?) > 0)', [key, key]),
    ];
  return [
    query('advisor_profiles force index (advisor_profiles_search)', 'instr(search_key, ?) > 0', [key]),
    query('advisor_profiles force index (advisor_profiles_name)', 'instr(name_key, ?) > 0', [key]),
  ];
};

/** The first of those ids, bytewise. */
export const idsContaining = async (database: Database, key: string, limit: number): Promise<readonly string[]> => {
  const lists: ReadonlyArray<ReadonlyArray<{ client_id: unknown }>> = await Promise.all(queriesContaining(database, key, limit));
  const ids = lists.flat().map(({ client_id: id }) => (Buffer.isBuffer(id) ? id.toString('utf8') : String(id)));
  return [...new Set(ids)].sort(compareBytewise).slice(0, limit);
};
