import { UsageError } from '../usage-error.ts';
import { COMMAND_LINE } from '../usecases/actor.ts';
import type { ForgetClientOutcome } from '../usecases/admin/forget-client.ts';
import type { Command } from './command.ts';
import { confirm } from './confirm.ts';
import { withDependencies } from './with-dependencies.ts';

type Forgotten = Extract<ForgetClientOutcome, { kind: 'forgotten' }>;

const day = (at: Date): string => at.toISOString().slice(0, 10);
const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** What was erased, and what this program cannot reach. */
export const forgottenText = ({ ids, erased, stillInBook }: Forgotten): string => {
  const { pseudonyms, messages, looks } = erased;
  const book = {
    true: 'The firm’s book, which is only read, still holds this client: the next training takes the facts up again. Erase them there first (a book from a file: import a file without them, with --replace), then run this again.',
    false: 'The firm’s book does not hold this client.',
    null: 'The firm’s book could not be read: if it holds this client, the next training takes the facts up again.',
  }[String(stillInBook) as 'true' | 'false' | 'null'];
  return [
    `${ids.join(' and ')} is forgotten; rows that must stay say ${pseudonyms.join(' and ')} instead.`,
    `Erased: ${counted(erased.snapshots, 'profile')}, facts in ${counted(erased.recommendations, 'recommendation')}, ${counted(erased.registrations, 'registration')}, ${counted(erased.calls, 'entry', 'entries')} in call lists, the id in ${counted(erased.auditRows, 'row')} of the audit log, ${counted(erased.families, 'mention')} as head of a family.`,
    'Kept: that something was recommended, of which types, from which segment and model, and the thumbs under it. They count as before until the next training.',
    '',
    'Not reached:',
    `- ${book}`,
    ...(messages.length === 0
      ? ['- No message with a recommendation is on record.']
      : [
          `- ${counted(messages.length, 'message')} in Slack still ${messages.length === 1 ? 'shows' : 'show'} a recommendation. Delete (channel, ts):`,
          ...messages.map(({ channel, ts }) => `    ${channel}  ${ts}`),
        ]),
    ...looks
      .filter(({ actorId }) => actorId !== COMMAND_LINE.id)
      .map(
        ({ actorId, looks: times, last }) =>
          `- ${actorId} looked ${counted(times, 'time')}, last on ${day(last)}: answers without a recommendation stand in that person’s direct messages, or where they were asked for.`,
      ),
    '- Backups that were made before, and copies that people made.',
  ].join('\n');
};

export const forget: Command = {
  name: 'forget',
  usage: 'forget CLIENT [--yes] [--json]',
  summary: 'Erases a client’s personal facts from the product’s own tables, and says what it cannot reach.',
  options: { yes: { type: 'boolean' }, json: { type: 'boolean' } },
  positionals: [1, 1],
  run: async (call) => {
    const [id = ''] = call.positionals;
    const unknown = new UsageError(`Nobody has the id "${id.slice(0, 60)}", here or in the firm’s book.`);
    await withDependencies(call.config, async ({ forgetClient }) => {
      if (!(await forgetClient.isKnown(id))) throw unknown;
      await confirm(call, `What this product knows of ${id} will be erased. This cannot be taken back.`, id.trim());
      const outcome = await forgetClient.forget({ actor: COMMAND_LINE, clientId: id });
      if (outcome.kind === 'unknown-client') throw unknown;
      const { kind: _, ...report } = outcome;
      call.print(call.flag('json') ? JSON.stringify(report) : forgottenText(outcome));
    });
  },
};
