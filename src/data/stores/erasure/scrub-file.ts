import { setTimeout as sleep } from 'node:timers/promises';
import type { Scrubbed } from '../../../usecases/ports/client-eraser.ts';
import type { Database } from '../../database.ts';

/** Readers hold the old `-wal` file for as long as a query takes. */
const PATIENCE_MS = 10_000;

/**
 * Rewrites an embedded database's file without the pages that were freed, and empties its `-wal` file. SQLite only marks deleted rows as
 * free, so their bytes could still be read from the file. It needs as much free space as the database has, and other writers wait.
 */
export const scrubFile = async ({ kind, knex }: Database): Promise<Scrubbed> => {
  if (kind === 'mysql') return { kind: 'server' };
  try {
    await knex.raw('VACUUM');
    for (const deadline = Date.now() + PATIENCE_MS; ; await sleep(50)) {
      const [{ busy }] = await knex.raw('PRAGMA wal_checkpoint(TRUNCATE)');
      if (busy === 0) return { kind: 'clean' };
      if (Date.now() > deadline) return { kind: 'in-use' };
    }
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
  }
};
