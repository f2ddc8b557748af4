import { type ChildProcess, spawn } from 'node:child_process';
import type { ExecutionContext } from 'ava';
import { openDatabase } from '../../../src/data/database.ts';
import { MIGRATIONS } from '../../../src/data/migrations/index.ts';
import { migrate } from '../../../src/data/migrations/migrate.ts';
import { type DatabaseKind, freshDatabase } from './databases.ts';
import { schemaOf } from './schema-of.ts';

const MIGRATE_ONCE = new URL('./migrate-once.js', import.meta.url).pathname;

export interface MigratingProcess {
  readonly child: ChildProcess;
  /** Its exit status, or the signal that ended it, and what it said on stderr. */
  readonly ended: Promise<{ readonly status: number | string | null; readonly errors: string }>;
}

/** Migrates a database in a process of its own. */
export const migrateInProcess = (url: string): MigratingProcess => {
  const child = spawn(process.execPath, [MIGRATE_ONCE, url], { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const ended = new Promise<{ status: number | string | null; errors: string }>((resolve) =>
    child.once('exit', (status, signal) => resolve({ status: signal ?? status, errors })),
  );
  return { child, ended };
};

/** Checks that every migration ran, is noted once, and left what it leaves when one process migrates in peace. */
export const isWellMigrated = async (t: ExecutionContext, url: string, kind: DatabaseKind): Promise<void> => {
  const inPeace = await freshDatabase(kind);
  const [database, other] = [openDatabase(url), openDatabase(inPeace.url)];
  try {
    await migrate(other);
    const noted: string[] = await database.knex('advisor_migrations').orderBy('id').pluck('name');
    t.deepEqual(
      noted,
      MIGRATIONS.map(({ name }) => name),
    );
    t.deepEqual(await schemaOf(database), await schemaOf(other));
  } finally {
    await Promise.all([database.close(), other.close()]);
    await inPeace.remove();
  }
};

/** Checks that they all ended well. */
export const allEndWell = async (t: ExecutionContext, processes: readonly MigratingProcess[]): Promise<void> => {
  for (const { status, errors } of await Promise.all(processes.map(({ ended }) => ended))) t.is(status, 0, errors);
};
