import type { ProductCensus } from '../../../usecases/ports/product-census.ts';
import { productTables } from '../../backup/product-tables.ts';
import type { Database } from '../../database.ts';
import { pendingMigrations } from '../../migrations/migrate.ts';

/** Counts the rows in the product's tables, in the database and over indexes. */
export const productCensus = (database: Database, profiles: { count(): Promise<number> }): ProductCensus => {
  const { knex } = database;
  const rows = async (table: string): Promise<number> => {
    const [counted] = await knex(table).count('* as rows');
    return Number(counted?.rows ?? 0);
  };
  return {
    count: async () => ({
      clients: await profiles.count(),
      registered: await rows('advisor_registered_clients'),
      recommendations: await rows('advisor_recommendations'),
      feedback: await rows('advisor_feedback_events'),
      auditRows: await rows('advisor_audit'),
      tables: (await productTables(database)).length,
      pendingMigrations: (await pendingMigrations(database)).length,
    }),
  };
};
