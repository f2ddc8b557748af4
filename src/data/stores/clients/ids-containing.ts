import type { Knex } from 'knex';
import { compareBytewise } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { textFromColumn } from '../../rows/columns.ts';
import { IN_CURRENT_SNAPSHOT } from './profile-snapshot.ts';

/** A condition: the id or the name contains a text, bound twice. instr has no wildcards to escape, unlike LIKE. */
export const CONTAINING = '(instr(search_key, ?) > 0 or instr(name_key, ?) > 0)';

/**
 * The queries for the ids of all clients in the current snapshot with an id or name that contains a text (in lower case), each in order of
 * id. Each is answered from an index alone, without reading the clients' much longer documents.
 */
export const queriesContaining = ({ knex, kind }: Database, key: string, limit: number): readonly Knex.QueryBuilder[] => {
  const query = (from: string, containing: string, bindings: readonly string[]) =>
    knex
      .from(knex.raw(from))
      .whereRaw(IN_CURRENT_SNAPSHOT, [true])
      .whereRaw(containing, bindings)
      .orderBy('client_id')
      .limit(limit)
      .select('client_id');
  if (kind === 'sqlite') return [query('advisor_profiles', CONTAINING, [key, key])];
  return [
    query('advisor_profiles force index (advisor_profiles_search)', 'instr(search_key, ?) > 0', [key]),
    query('advisor_profiles force index (advisor_profiles_name)', 'instr(name_key, ?) > 0', [key]),
  ];
};

/** The first of those ids in bytewise order. */
export const idsContaining = async (database: Database, key: string, limit: number): Promise<readonly string[]> => {
  const lists: ReadonlyArray<ReadonlyArray<{ client_id: unknown }>> = await Promise.all(queriesContaining(database, key, limit));
  const ids = lists.flat().map(({ client_id: id }) => textFromColumn(id));
  return [...new Set(ids)].sort(compareBytewise).slice(0, limit);
};
