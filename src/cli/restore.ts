import { dateTimeOf } from '../../views/blocks/format.ts';
import type { AuditKeyPlace } from '../data/audit/audit-key.ts';
import { auditKeyPlace } from '../data/audit/audit-key-place.ts';
import { BackupError } from '../data/backup/backup-format.ts';
import { restoreBackup } from '../data/backup/restore-backup.ts';
import { FailedError } from '../faults/failed-error.ts';
import { UsageError } from '../faults/usage-error.ts';
import { COMMAND_LINE } from '../usecases/actor/actor.ts';
import { holdingClaim, LEARNING } from '../usecases/admin/holding-claim.ts';
import { confirm } from './asking/confirm.ts';
import type { Run } from './command.ts';
import { busyWords } from './output/busy-words.ts';
import { withDependencies } from './with-dependencies.ts';

const again = (clients: number): string =>
  clients === 0
    ? ''
    : ` ${clients === 1 ? 'A client who was' : `${clients} clients who were`} forgotten since ${clients === 1 ? 'is' : 'are'} forgotten again.`;

/** Only the log of the backed-up database knows that. */
const UNKNOWN_SINCE =
  ' This database was empty, so it can’t know what was done since the backup: run forget again for everyone you forgot since ("bond-advisor forget CLIENT"). A digest sent since then will be sent again.';

const notedWords = (rows: number): string =>
  rows === 0 ? '' : ` The audit log didn’t know ${rows} of the restored rows as they are; it has noted them now.`;

const asideWords = (aside: string | null): string =>
  aside === null ? '' : ` The ends of the audit log that was here before are kept in ${aside}.`;

/** Someone who copied only the backup finds out here, not when they need to check the log. */
const otherKeyWords = (keys: readonly string[], place: AuditKeyPlace): string =>
  keys.length === 0
    ? ''
    : `\nIts audit log was written under another key (${keys.join(', ')}) than the one here, and "audit verify" can say nothing of those rows: ${
        place.kind === 'file'
          ? `put a copy of that key’s file in the place of ${place.path} before anything is served`
          : 'name a copy of that key’s file in AUDIT_KEY_FILE before anything is served'
      }. What is written before that is under the key here.`;

export const run: Run = async (call) => {
  const [file = ''] = call.positionals;
  const replace = call.flag('replace');
  if (replace)
    await confirm(call, 'Everything that was learned, shown and set since the backup will be gone from this database.', 'restore');
  await withDependencies(call.config, async ({ database, clock, stores, newId, forgetAgain, noteRestored, otherAuditKeys, anchor }) => {
    const restored = await holdingClaim({ claims: stores.claims, newId })(LEARNING, COMMAND_LINE.id, () =>
      restoreBackup(database, file, { replace }),
    ).catch((error: unknown) => {
      throw error instanceof BackupError ? new UsageError(error.message) : error;
    });
    if ('kind' in restored) throw new FailedError(busyWords(restored, call.config.timeZone));
    const { takenAt, rows, auditRestored } = restored;
    // A log that stays has no news to report.
    const otherKeys = auditRestored ? await otherAuditKeys() : [];
    // The log from the backup is shorter than the one whose end was noted outside.
    const aside = auditRestored ? ((await anchor?.setAside(clock.now())) ?? null) : null;
    // First: what is noted after this row was noted about the restored rows.
    await stores.audit.append({
      at: clock.now(),
      actorId: COMMAND_LINE.id,
      action: 'data.restore',
      clientId: null,
      detail: { takenAt, rows, auditRestored },
    });
    const forgottenAgain = await forgetAgain(new Date(takenAt), COMMAND_LINE.id);
    const noted = await noteRestored(COMMAND_LINE.id);
    call.print(
      call.flag('json')
        ? JSON.stringify({ file, takenAt, rows, auditRestored, forgottenAgain, noted, headsSetAside: aside, otherAuditKeys: otherKeys })
        : `Restored: ${rows} rows, as of ${dateTimeOf(new Date(takenAt), call.config.timeZone)}.${auditRestored ? UNKNOWN_SINCE : ' The audit log of this database stays as it is.'}${again(forgottenAgain)}${notedWords(noted)}${asideWords(aside)} Processes that serve notice within seconds.${otherKeyWords(otherKeys, auditKeyPlace(call.config))}`,
    );
  });
};
