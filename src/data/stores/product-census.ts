import type { ProductCensus } from '../../usecases/ports/product-census.ts';
import type { Database } from '../database.ts';

/** Counted by the database, over indexes. */
export const productCensus = ({ knex }: Database, profiles: { count(): Promise<number> }): ProductCensus => {
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
    }),
  };
};
