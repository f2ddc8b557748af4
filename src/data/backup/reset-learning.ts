import { rm } from 'node:fs/promises';
import type { Database } from '../database.ts';
import { quoted } from '../rows/columns.ts';
import { LEARNED_TABLES } from './product-tables.ts';
import { inSession } from './session.ts';
import { type WrittenBackup, writeBackupIn } from './write-backup.ts';

/**
 * Writes a backup and empties what was learned, in one transaction: only what the backup holds is removed, even if others write meanwhile.
 * If the backup fails, nothing is removed.
 * @throws BackupError
 */
export const resetLearning = (database: Database, file: string, at: Date): Promise<WrittenBackup> => {
  let written: WrittenBackup | null = null;
  return inSession(database, 'exclusive', async (session) => {
    // The server undid the try before; its backup may be of another moment.
    if (written) await rm(file);
    written = await writeBackupIn(session, database, file, at);
    for (const table of LEARNED_TABLES) await session.run(`DELETE FROM ${quoted(table)}`);
    return written;
  });
};
