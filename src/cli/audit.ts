import { readFile } from 'node:fs/promises';
import { auditHeadsIn } from '../data/audit/anchor-file.ts';
import { FailedError } from '../faults/failed-error.ts';
import { UsageError } from '../faults/usage-error.ts';
import { COMMAND_LINE } from '../usecases/actor/actor.ts';
import type { AuditHead, AuditReport } from '../usecases/ports/audit-log.ts';
import type { Run } from './command.ts';
import { counted } from './output/counted.ts';
import { evidenceText, isChanged } from './output/evidence-text.ts';
import { withDependencies } from './with-dependencies.ts';

const SHOWN_AT_MOST = 50;

const readHeads = async (file: string): Promise<readonly AuditHead[]> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`The file "${file}" can’t be read (${error.code}).`);
  });
  const heads = auditHeadsIn(text);
  if (heads.length === 0)
    throw new UsageError(
      `No head of the audit log is noted in "${file}". The log of "serve" has them, and files of chains’ ends (….audit-heads).`,
    );
  return heads;
};

const anchorWords = ({ anchorFile, anchors }: AuditReport): readonly string[] => {
  const looked = anchors > 0 ? [`${counted(anchors, 'head')} noted outside the database looked for.`] : [];
  if (anchorFile?.heads !== null) return looked;
  return [
    ...looked,
    `No ends of chains are noted in ${anchorFile.path}: the file is lost, or this machine never wrote to this database. So nobody can tell from here whether the newest rows are there.`,
  ];
};

/** The findings as text for people. */
export const auditText = (report: AuditReport): string => {
  const { rows, chains, beforeChaining, forgotten, stored, newest, findings } = report;
  return [
    `${counted(rows, 'row')} in ${counted(chains, 'chain')}, a chain for each process that wrote.`,
    ...(beforeChaining > 0
      ? [`${counted(beforeChaining, 'row')} from before rows were chained: nothing can be said of them but their number.`]
      : []),
    ...(forgotten > 0 ? [`${counted(forgotten, 'row')} about clients who were forgotten.`] : []),
    `${counted(stored, 'stored row')} compared with it: recommendations, posted messages, feedback, registered clients and their links.`,
    ...anchorWords(report),
    ...(newest ? [`Newest: link ${newest.link} of chain ${newest.chain}, ${newest.mac}.`] : []),
    ...(findings.length === 0 ? ['The log is whole: no row was changed, removed, put in or moved, nor what it vouches for.'] : ['']),
    ...findings.slice(0, SHOWN_AT_MOST).map(({ kind, says }) => `${kind}: ${says}`),
    ...(findings.some(({ kind }) => kind === 'another-key')
      ? [
          'A row is checked under the key that wrote it, as after a restore from elsewhere: name that key’s file in AUDIT_KEY_FILE, and verify again.',
        ]
      : []),
    ...(findings.some(({ says }) => says.includes('noted outside')) && report.anchorFile?.heads
      ? [
          `If the database was set up again, or put back from a copy of its file, these rows went with the old one: move ${report.anchorFile.path} aside, and verify again.`,
        ]
      : []),
    ...(findings.length > SHOWN_AT_MOST ? [`and ${findings.length - SHOWN_AT_MOST} more; --json lists all`] : []),
  ].join('\n');
};

/** We can't say anything about rows under another key, good or bad. */
const verdict = ({ findings }: AuditReport): string =>
  findings.every(({ kind }) => kind === 'another-key')
    ? `The audit log can’t be checked whole: ${counted(findings.length, 'row')} ${findings.length === 1 ? 'was' : 'were'} written with a different key. The rest is as it was written.`
    : `The audit log has been changed: ${counted(findings.length, 'finding')}.`;

const verify: Run = async ({ config, text, flag, print }) => {
  const file = text('heads');
  const heads = file === null ? [] : await readHeads(file);
  const report = await withDependencies(config, ({ verifyAudit }) => verifyAudit(heads));
  print(flag('json') ? JSON.stringify({ ok: report.findings.length === 0, ...report }) : auditText(report));
  if (report.findings.length > 0) throw new FailedError(verdict(report));
};

const show: Run = async ({ config, positionals: [, id = ''], flag, print }) => {
  const evidence = await withDependencies(config, ({ showAdvice }) => showAdvice({ actor: COMMAND_LINE, recommendationId: id }));
  if (!evidence)
    throw new UsageError(
      `There’s no recommendation "${id.slice(0, 64)}". Its id is in the audit log, and in the buttons under its message.`,
    );
  print(flag('json') ? JSON.stringify(evidence) : evidenceText(evidence, config.timeZone));
  if (isChanged(evidence)) throw new FailedError('What’s stored isn’t what was shown: the audit log has another digest.');
};

export const run: Run = async (call) => {
  const [what, id] = call.positionals;
  if (what === 'verify' && id === undefined) return verify(call);
  if (what === 'show' && id !== undefined) return show(call);
  throw new UsageError('Use "audit verify" or "audit show RECOMMENDATION".');
};
