import type { Database } from '../../database.ts';
import { textFromColumn } from '../../rows/columns.ts';

const nameIn = (document: unknown): string | null => {
  try {
    const { name, profile } = JSON.parse(textFromColumn(document));
    const found: unknown = name ?? profile?.name;
    return typeof found === 'string' ? found : null;
  } catch {
    return null;
  }
};

/** A client's names, as profiles, call lists, registrations and recommendations have them. */
export const namesOf = async ({ knex }: Database, ids: readonly string[]): Promise<readonly string[]> => {
  const named = async (table: string): Promise<unknown[]> => knex(table).whereIn('client_id', ids).distinct().pluck('client_name');
  const documents = async (table: string): Promise<unknown[]> =>
    (await knex(table).whereIn('client_id', ids).pluck('document')).map(nameIn);
  const found = [
    ...(await named('advisor_profiles')),
    ...(await named('advisor_calls')),
    ...(await documents('advisor_registered_clients')),
    ...(await documents('advisor_recommendations')),
  ];
  const names = found.filter((name) => name !== null).map((name) => textFromColumn(name).trim());
  return [...new Set(names)].filter((name) => name !== '');
};
