import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { FailedError } from '../../faults/failed-error.ts';
import type { Database } from '../database.ts';
import { LeaseLostError, type MigrationLease, migrationLease } from '../migration-lease.ts';
import { createTable } from '../rows/columns.ts';
import { isConflict } from '../whole-transaction.ts';
import { MIGRATIONS } from './index.ts';

const TABLE = 'advisor_migrations';
const LOOK_AGAIN_MS = 300;
const RENEW_MS = 3000;
/** Longer than any migration takes. */
const PATIENCE_MINUTES = 30;
/** A process that stood still for a while has lost its connections. */
const CONNECTION_LOST: readonly string[] = ['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE'];
/** A process that was taken for dead may still be at the step that we're at: the table, column or index came up between our look and our step. */
const STRUCTURE_CAME_UP: readonly string[] = ['ER_TABLE_EXISTS_ERROR', 'ER_DUP_FIELDNAME', 'ER_DUP_KEYNAME', 'ER_CANT_DROP_FIELD_OR_KEY'];

/**
 * Brings the product's own tables up to date, one process at a time: others wait and then find nothing to do. If that process dies, the next
 * one goes on where it stopped.
 *
 * @throws Error if a newer version of the product migrated the database, or if another process migrates for longer than half an hour.
 */
export const migrate = async (database: Database): Promise<{ readonly applied: readonly string[] }> => {
  if ((await pendingMigrations(database)).length === 0) return { applied: [] };
  const applied: string[] = [];
  if (database.kind === 'mysql') await migrateServer(database, applied);
  else await database.knex.transaction((knex) => applyPending({ knex }, applied, (work) => work(knex)));
  return { applied };
};

/**
 * @param applied gets the names of what is done
 * @param noting runs what notes a migration as done
 */
const applyPending = async (database: Pick<Database, 'knex'>, applied: string[], noting: MigrationLease['asHolder']): Promise<void> => {
  await createTable(database.knex, TABLE, (table) => {
    table.increments('id');
    table.string('name');
    table.integer('batch');
    table.timestamp('migration_time');
  });
  const pending = await pendingMigrations(database);
  const [last] = await database.knex(TABLE).max('batch as batch');
  const batch = Number(last?.batch ?? 0) + 1;
  for (const { name, up } of MIGRATIONS.filter((migration) => pending.includes(migration.name))) {
    await up(database.knex);
    await noting((knex) => knex(TABLE).insert({ name, batch, migration_time: new Date() }));
    applied.push(name);
  }
};

const underLease = async (database: Database, applied: string[], lease: MigrationLease): Promise<void> => {
  // A step that changes a large table keeps us waiting for longer than the lease lasts.
  const heartbeat = setInterval(() => void lease.renew().catch(() => {}), RENEW_MS);
  try {
    await applyPending(database, applied, lease.asHolder);
  } finally {
    clearInterval(heartbeat);
    await lease.release().catch(() => {});
  }
};

const canBeTriedAgain = (error: unknown): boolean =>
  isConflict(error) ||
  error instanceof LeaseLostError ||
  [...CONNECTION_LOST, ...STRUCTURE_CAME_UP].includes(String((error as { code?: unknown }).code));

const migrateServer = async (database: Database, applied: string[]): Promise<void> => {
  const began = performance.now();
  const lease = await migrationLease(database.knex, randomUUID());
  for (let faults = 0; ; ) {
    try {
      if (await lease.take()) return await underLease(database, applied, lease);
      if ((await pendingMigrations(database)).length === 0) return;
    } catch (error) {
      if (!canBeTriedAgain(error) || ++faults === 10) throw error;
    }
    if (performance.now() - began > PATIENCE_MINUTES * 60_000) {
      throw new Error(
        `Another process has been migrating this database for ${PATIENCE_MINUTES} minutes. Wait until it is done, or end it; then run "bond-advisor migrate" again.`,
      );
    }
    await sleep(LOOK_AGAIN_MS * (0.5 + Math.random()));
  }
};

/**
 * Names of the migrations this database still needs, in order. Only reads.
 *
 * @throws FailedError if it has migrations this version doesn't know.
 */
export const pendingMigrations = async ({ knex }: { readonly knex: Knex }): Promise<readonly string[]> => {
  const names = MIGRATIONS.map((migration) => migration.name);
  if (!(await knex.schema.hasTable(TABLE))) return names;
  const done: readonly string[] = await knex(TABLE).pluck('name');
  const unknown = done.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new FailedError(
      `This database was migrated by a newer version of the product (it has ${unknown.join(', ')}). Run that version, or use another database.`,
    );
  }
  return names.filter((name) => !done.includes(name));
};
