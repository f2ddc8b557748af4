import type { AuditKeyPlace } from '../data/audit/audit-key.ts';
import { auditKeyPlace } from '../data/audit/audit-key-place.ts';
import { BackupError } from '../data/backup/backup-format.ts';
import { writeBackup } from '../data/backup/write-backup.ts';
import { UsageError } from '../usage-error.ts';
import type { Command } from './command.ts';
import { withDependencies } from './with-dependencies.ts';

/** A restored log cannot be checked under another key than the one that wrote it. */
const keyWords = (place: AuditKeyPlace): string =>
  place.kind === 'file' ? ` The audit log’s key is not in it: keep a copy of ${place.path}, apart from the backup.` : '';

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
          : `${file}: ${written.rows} rows of ${written.tables} tables, ${Math.ceil(written.bytes / 1024)} kB. It holds clients’ facts: keep it where only those who may see them can read it. "restore ${file}" brings it back.${keyWords(auditKeyPlace(config))}`,
      );
    });
  },
};
