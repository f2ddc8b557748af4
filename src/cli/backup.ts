import { BackupError } from '../data/backup/backup-format.ts';
import { writeBackup } from '../data/backup/write-backup.ts';
import { UsageError } from '../usage-error.ts';
import type { Command } from './command.ts';
import { withDependencies } from './with-dependencies.ts';

export const backup: Command = {
  name: 'backup',
  usage: 'backup FILE [--json]',
  summary: 'Writes a restorable copy of the product’s own tables; never replaces a file. It holds clients’ facts.',
  options: { json: { type: 'boolean' } },
  positionals: [1, 1],
  run: async ({ config, positionals, flag, print }) => {
    const [file = ''] = positionals;
    await withDependencies(config, async ({ database, clock, stores }) => {
      const at = clock.now();
      // First: the copy then holds the row that says of it.
      await stores.audit.append({ at, actorId: 'command-line', action: 'data.backup', clientId: null, detail: {} });
      const written = await writeBackup(database, file, at).catch((error: unknown) => {
        throw error instanceof BackupError ? new UsageError(error.message) : error;
      });
      print(
        flag('json')
          ? JSON.stringify({ file, takenAt: at.toISOString(), ...written })
          : `${file}: ${written.rows} rows of ${written.tables} tables, ${Math.ceil(written.bytes / 1024)} kB. It holds clients’ facts: keep it where only those who may see them can read it. "restore ${file}" brings it back.`,
      );
    });
  },
};
