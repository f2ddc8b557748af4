import { readFile } from 'node:fs/promises';
import { FailedError } from '../failed-error.ts';
import { UsageError } from '../usage-error.ts';
import type { AuditHead, AuditReport } from '../usecases/ports/audit-log.ts';
import { auditHeadsIn } from './audit-heads.ts';
import type { Command } from './command.ts';
import { withDependencies } from './with-dependencies.ts';

const SHOWN_AT_MOST = 50;

const readHeads = async (file: string): Promise<readonly AuditHead[]> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`The file "${file}" cannot be read (${error.code}).`);
  });
  const heads = auditHeadsIn(text);
  if (heads.length === 0)
    throw new UsageError(`In "${file}" no head of the audit log was noted: it is the log of "serve" that holds them.`);
  return heads;
};

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** What was found, for people. */
export const auditText = ({ rows, chains, beforeChaining, forgotten, anchors, newest, findings }: AuditReport): string =>
  [
    `${counted(rows, 'row')} in ${counted(chains, 'chain')}, a chain for each process that wrote.`,
    ...(beforeChaining > 0
      ? [`${counted(beforeChaining, 'row')} from before rows were chained: nothing can be said of them but their number.`]
      : []),
    ...(forgotten > 0 ? [`${counted(forgotten, 'row')} about clients who were forgotten.`] : []),
    ...(anchors > 0 ? [`${counted(anchors, 'head')} noted outside looked for.`] : []),
    ...(newest ? [`Newest: link ${newest.link} of chain ${newest.chain}, ${newest.mac}.`] : []),
    ...(findings.length === 0 ? ['The log is whole: no row was changed, removed, put in or moved.'] : ['']),
    ...findings.slice(0, SHOWN_AT_MOST).map(({ kind, says }) => `${kind}: ${says}`),
    ...(findings.some(({ kind }) => kind === 'another-key')
      ? [
          'A row is checked under the key that wrote it, as after a restore from elsewhere: name that key’s file in AUDIT_KEY_FILE, and verify again.',
        ]
      : []),
    ...(findings.length > SHOWN_AT_MOST ? [`and ${findings.length - SHOWN_AT_MOST} more; --json lists all`] : []),
  ].join('\n');

/** Of rows under another key nothing is known, good or bad. */
const verdict = ({ findings }: AuditReport): string =>
  findings.every(({ kind }) => kind === 'another-key')
    ? `The audit log cannot be checked whole: ${counted(findings.length, 'row')} ${findings.length === 1 ? 'was' : 'were'} written under another key than the one at hand. The rest is what was written.`
    : `The audit log is not what was written: ${counted(findings.length, 'finding')}.`;

export const audit: Command = {
  name: 'audit',
  usage: 'audit verify [--heads LOG] [--json]',
  summary: 'Checks that no row of the audit log was changed, removed, put in or moved; with the log of "serve" also that its end is there.',
  options: { heads: { type: 'string' }, json: { type: 'boolean' } },
  positionals: [1, 1],
  run: async ({ config, positionals, text, flag, print }) => {
    if (positionals[0] !== 'verify') throw new UsageError('Say "audit verify".');
    const file = text('heads');
    const heads = file === null ? [] : await readHeads(file);
    const report = await withDependencies(config, ({ verifyAudit }) => verifyAudit(heads));
    print(flag('json') ? JSON.stringify({ ok: report.findings.length === 0, ...report }) : auditText(report));
    if (report.findings.length > 0) throw new FailedError(verdict(report));
  },
};
