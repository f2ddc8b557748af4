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
    await withDependencies(call.config, async ({ database, clock, stores, newId, forgetAgain }) => {
      const restored = await holdingClaim({ claims: stores.claims, clock, newId })(LEARNING, 'command-line', () =>
        restoreBackup(database, file, { replace }),
      ).catch((error: unknown) => {
        throw error instanceof BackupError ? new UsageError(error.message) : error;
      });
      if ('kind' in restored) throw new FailedError(busyWords(restored));
      const { takenAt, rows, auditRestored } = restored;
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
          ? JSON.stringify({ file, takenAt, rows, auditRestored, forgottenAgain })
          : `Restored: ${rows} rows, as of ${takenAt.slice(0, 16).replace('T', ' ')} UTC.${auditRestored ? UNKNOWN_SINCE : ' The audit log of this database stays as it is.'}${again(forgottenAgain)} Processes that serve notice within seconds.`,
      );
    });
  },
};
