import type { Knex } from 'knex';
import type { Connection } from 'mysql2';

/** Runs a statement prepared, on MySQL: values go as they are instead of being escaped into the SQL, which for many rows takes a quarter of the time. */
export const executePrepared = async (knex: Knex, sql: string, values: readonly (string | number | null)[]): Promise<void> => {
  const connection: Connection = await knex.client.acquireConnection();
  try {
    await new Promise<void>((resolve, reject) => {
      connection.execute(sql, [...values], (error) => (error ? reject(error) : resolve()));
    });
  } finally {
    await knex.client.releaseConnection(connection);
  }
};
