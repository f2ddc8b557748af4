import type { AuditKeyPlace } from '../data/audit/audit-key.ts';
import { auditKeyPlace } from '../data/audit/audit-key-place.ts';
import { BackupError } from '../data/backup/backup-format.ts';
import { restoreBackup } from '../data/backup/restore-backup.ts';
import { FailedError } from '../failed-error.ts';
import { UsageError } from '../usage-error.ts';
import { holdingClaim, LEARNING } from '../usecases/admin/holding-claim.ts';
import { busyWords } from './busy-words.ts';
import type { Command } from './command.ts';
import { confirm } from './confirm.ts';
import { withDependencies } from './with-dependencies.ts';

const again = (clients: number): string =>
  clients === 0
    ? ''
    : ` ${clients === 1 ? 'A client who was' : `${clients} clients who were`} forgotten since ${clients === 1 ? 'is' : 'are'} forgotten again.`;

/** Only the log of the database that the backup was made of knows. */
const UNKNOWN_SINCE =
  ' This database was empty, so it cannot know what was done since the backup: forget again whom you forgot since ("bond-advisor forget CLIENT"), and expect that a digest that was sent since is sent again.';

/** Who copied the backup alone finds out here, and not on the day when the log is to be checked. */
const otherKeyWords = (keys: readonly string[], place: AuditKeyPlace): string =>
  keys.length === 0
    ? ''
    : `\nIts audit log was written under another key (${keys.join(', ')}) than the one here, and "audit verify" can say nothing of those rows: ${
        place.kind === 'file'
          ? `put a copy of that key’s file in the place of ${place.path} before anything is served`
          : 'name a copy of that key’s file in AUDIT_KEY_FILE before anything is served'
      }. What is written before that is under the key here.`;

export const restore: Command = {
  name: 'restore',
  usage: 'restore FILE [--replace] [--yes] [--json]',
  summary: 'Puts a backup in the place of the product’s own tables, all of it or nothing; the audit log of the database stays.',
  options: { replace: { type: 'boolean' }, yes: { type: 'boolean' }, json: { type: 'boolean' } },
  positionals: [1, 1],
  run: async (call) => {
    const [file = ''] = call.positionals;
    const replace = call.flag('replace');
    if (replace)
      await confirm(call, 'Everything that was learned, shown and set since the backup will be gone from this database.', 'restore');
    await withDependencies(call.config, async ({ database, clock, stores, newId, forgetAgain, otherAuditKeys }) => {
      const restored = await holdingClaim({ claims: stores.claims, clock, newId })(LEARNING, 'command-line', () =>
        restoreBackup(database, file, { replace }),
      ).catch((error: unknown) => {
        throw error instanceof BackupError ? new UsageError(error.message) : error;
      });
      if ('kind' in restored) throw new FailedError(busyWords(restored));
      const { takenAt, rows, auditRestored } = restored;
      // Of a log that stays nothing new is to be said.
      const otherKeys = auditRestored ? await otherAuditKeys() : [];
      const forgottenAgain = await forgetAgain(new Date(takenAt));
      await stores.audit.append({
        at: clock.now(),
        actorId: 'command-line',
        action: 'data.restore',
        clientId: null,
        detail: { takenAt, rows, auditRestored, forgottenAgain },
      });
      call.print(
        call.flag('json')
          ? JSON.stringify({ file, takenAt, rows, auditRestored, forgottenAgain, otherAuditKeys: otherKeys })
          : `Restored: ${rows} rows, as of ${takenAt.slice(0, 16).replace('T', ' ')} UTC.${auditRestored ? UNKNOWN_SINCE : ' The audit log of this database stays as it is.'}${again(forgottenAgain)} Processes that serve notice within seconds.${otherKeyWords(otherKeys, auditKeyPlace(call.config))}`,
      );
    });
  },
};
