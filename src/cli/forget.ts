import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dateOf } from '../../views/blocks/format.ts';
import { backupFolder } from '../data/backup/backup-folder.ts';
import { parseDatabaseUrl } from '../data/database-url.ts';
import { UsageError } from '../faults/usage-error.ts';
import { COMMAND_LINE } from '../usecases/actor/actor.ts';
import type { ForgetClientOutcome } from '../usecases/admin/forget-client.ts';
import { confirm } from './asking/confirm.ts';
import type { Run } from './command.ts';
import { counted } from './output/counted.ts';
import { withDependencies } from './with-dependencies.ts';

type Forgotten = Extract<ForgetClientOutcome, { kind: 'forgotten' }>;

/** What's left of the bytes where the product's tables are. */
const fileText = (file: Forgotten['file']): readonly string[] => {
  switch (file.kind) {
    case 'clean':
      return ['- Copies that the file system or the disk keeps of the database file: snapshots, freed blocks.'];
    case 'in-use':
      return ['- The database’s “-wal” file: another process is still reading it. Stop what serves, then run this again.'];
    case 'failed':
      return [`- Freed bytes in the database file, which couldn’t be rewritten (${file.why}). Run this again.`];
    case 'server':
      return [
        '- What the database server keeps of old rows: free pages of its table files (OPTIMIZE TABLE rewrites them: advisor_profiles, advisor_profile_blocks, advisor_recommendations, advisor_shown_messages, advisor_registered_clients, advisor_calls, advisor_audit), its undo and redo logs, its binary log (PURGE BINARY LOGS) and replicas.',
      ];
  }
};

/** What was erased, and what this program can't reach. */
export const forgottenText = (
  { ids, erased, file, stillInBook, namesInBook }: Forgotten,
  zone: string,
  ownBackups: readonly string[] = [],
): string => {
  const { pseudonyms, messages, pictures, looks } = erased;
  const book = {
    true: 'The firm’s book, which is only read, still holds this client: the next training takes the facts up again. Erase them there first (a book from a file: import a file without them, with --replace), then run this again.',
    false: 'The firm’s book doesn’t hold this client.',
    null: 'The firm’s book couldn’t be read: if it holds this client, the next training takes the facts up again.',
  }[String(stillInBook) as 'true' | 'false' | 'null'];
  return [
    `${ids.join(' and ')} is forgotten; rows that must stay say ${pseudonyms.join(' and ')} instead.`,
    `Erased: ${counted(erased.snapshots, 'profile')}, facts and messages of ${counted(erased.recommendations, 'recommendation')}, ${counted(erased.registrations, 'registration')}, ${counted(erased.calls, 'entry', 'entries')} in call lists, id and names in ${counted(erased.auditRows, 'row')} of the audit log, ${counted(erased.families, 'mention')} as head of a family or in a note${namesInBook > 0 ? `, the name in ${counted(namesInBook, 'row')} of the imported book` : ''}.${file.kind === 'clean' ? ' The database file was rewritten without them.' : ''}`,
    'Kept: that something was recommended: the types, the segment and the model, and the thumbs under it. They count as before until the next training.',
    '',
    'Not reached:',
    `- ${book}`,
    ...(messages.length === 0
      ? ['- No message with a recommendation is on record.']
      : [
          `- ${counted(messages.length, 'message')} in Slack still ${messages.length === 1 ? 'shows' : 'show'} a recommendation. Delete (channel, ts):`,
          ...messages.map(({ channel, ts }) => `    ${channel}  ${ts}`),
        ]),
    ...(pictures.length === 0
      ? []
      : [`- ${counted(pictures.length, 'picture')} of charts in Slack’s files. Delete: ${pictures.join(', ')}`]),
    ...looks
      .filter(({ actorId }) => actorId !== COMMAND_LINE.id)
      .map(
        ({ actorId, looks: times, last }) =>
          `- ${actorId} looked ${counted(times, 'time')}, last on ${dateOf(last, zone)}: answers without a recommendation are in that person’s direct messages, or where they were asked for.`,
      ),
    ...fileText(file),
    ...(ownBackups.length === 0 ? [] : [`- Backups that this product made: ${ownBackups.join(', ')}`]),
    '- Other backups that were made before, and copies that people made.',
    '- What processes that serve hold in memory, until they restart; and their logs, which name no client but may name an id that somebody typed.',
  ].join('\n');
};

const ownBackups = async (databaseUrl: string): Promise<readonly string[]> => {
  const folder = backupFolder(databaseUrl);
  return (await readdir(folder).catch(() => [])).map((file) => join(folder, file));
};

/** So much of the file is rewritten in a second, on a busy machine. */
const REWRITTEN_PER_SECOND = 8_000_000;

/** What to know before an embedded database's file is rewritten; null on a server, which keeps writing meanwhile. */
const rewriteWarning = async (databaseUrl: string): Promise<string | null> => {
  const address = parseDatabaseUrl(databaseUrl);
  if (address.kind !== 'sqlite') return null;
  const bytes = await stat(address.filename).then(
    ({ size }) => size,
    () => 0,
  );
  const seconds = Math.ceil(bytes / REWRITTEN_PER_SECOND);
  return `The database file (${Math.ceil(bytes / 1e6)} MB) will be rewritten, for up to ${counted(seconds, 'second')}. Until that's done, nobody else can write: recommendations wait or are refused, and Slack sends votes again. Choose a quiet moment.`;
};

export const run: Run = async (call) => {
  const [id = ''] = call.positionals;
  const unknown = new UsageError(`Nobody has the id "${id.slice(0, 60)}", here or in the firm’s book.`);
  await withDependencies(call.config, async ({ forgetClient }) => {
    if (!(await forgetClient.isKnown(id))) throw unknown;
    const warning = await rewriteWarning(call.config.databaseUrl);
    if (warning) call.remark(warning);
    await confirm(call, `What this product knows of ${id} will be erased. This can’t be taken back.`, id.trim());
    const outcome = await forgetClient.forget({ actor: COMMAND_LINE, clientId: id });
    if (outcome.kind === 'unknown-client') throw unknown;
    const { kind: _, ...report } = outcome;
    call.print(
      call.flag('json') ? JSON.stringify(report) : forgottenText(outcome, call.config.timeZone, await ownBackups(call.config.databaseUrl)),
    );
  });
};
