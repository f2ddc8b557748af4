import type { AuditKeyPlace } from '../data/audit/audit-key.ts';
import { auditKeyPlace } from '../data/audit/audit-key-place.ts';
import { BackupError } from '../data/backup/backup-format.ts';
import { writeBackup } from '../data/backup/write-backup.ts';
import { UsageError } from '../faults/usage-error.ts';
import type { Run } from './command.ts';
import { withDependencies } from './with-dependencies.ts';

/** A restored log can only be checked with the key that wrote it. */
const keyWords = (place: AuditKeyPlace): string =>
  place.kind === 'file' ? ` The audit log’s key isn’t in it: keep a copy of ${place.path}, apart from the backup.` : '';

export const run: Run = async ({ config, positionals, flag, print }) => {
  const [file = ''] = positionals;
  await withDependencies(config, async ({ database, clock, stores }) => {
    const at = clock.now();
    // First, so that the copy includes its own audit row.
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
};
