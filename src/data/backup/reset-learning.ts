import type { Database } from '../database.ts';
import { LEARNED_TABLES, quoted } from './product-tables.ts';
import { inSession } from './session.ts';
import { type WrittenBackup, writeBackupIn } from './write-backup.ts';

/**
 * Makes a backup and empties what was learned, in one transaction: what the backup does not hold is not taken away, also where others write
 * meanwhile. Without a backup nothing is taken away at all. @throws BackupError
 */
export const resetLearning = (database: Database, file: string, at: Date): Promise<WrittenBackup> =>
  inSession(database, 'exclusive', async (session) => {
    const written = await writeBackupIn(session, database, file, at);
    for (const table of LEARNED_TABLES) await session.run(`DELETE FROM ${quoted(table)}`);
    return written;
  });
