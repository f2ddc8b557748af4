import type { Knex } from 'knex';
import type { Database } from './database.ts';
import { withMigrationLock } from './migration-lock.ts';
import { MIGRATIONS, type Migration } from './migrations/index.ts';

const TABLE = 'advisor_migrations';

/** Migrations as knex wants them, from the list in the code. */
const migrationSource: Knex.MigrationSource<Migration> = {
  getMigrations: async () => [...MIGRATIONS],
  getMigrationName: (migration) => migration.name,
  // Tables of the product are never taken down: they hold what people did.
  getMigration: async (migration) => ({ up: migration.up, down: async () => {} }),
};

/**
 * Brings the product's own tables up to date, one process at a time: others wait and then find nothing to do.
 *
 * @throws where the database was migrated by a newer version of the product, or another process migrates for longer than a minute.
 */
export const migrate = async (database: Database): Promise<{ readonly applied: readonly string[] }> => {
  if ((await pendingMigrations(database)).length === 0) return { applied: [] };
  return withMigrationLock(database, async (knex) => {
    const config: Knex.MigratorConfig = { tableName: TABLE, migrationSource, disableTransactions: true };
    // Ours is the only lock that counts: knex's own stays behind when a process dies.
    await knex.migrate.forceFreeMigrationsLock(config);
    const [, applied] = await knex.migrate.latest(config);
    return { applied };
  });
};

/**
 * Names of the migrations this database has yet to see, in order. Only reads.
 *
 * @throws where it has seen migrations that this version does not know.
 */
export const pendingMigrations = async ({ knex }: Database): Promise<readonly string[]> => {
  const names = MIGRATIONS.map((migration) => migration.name);
  if (!(await knex.schema.hasTable(TABLE))) return names;
  const done: readonly string[] = await knex(TABLE).pluck('name');
  const unknown = done.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new Error(
      `This database was migrated by a newer version of the product (it has ${unknown.join(', ')}). Run that version, or use another database.`,
    );
  }
  return names.filter((name) => !done.includes(name));
};
