import type { AuditHead } from '../usecases/ports/audit-log.ts';

const NOTE_EVERY_MS = 10 * 60_000;

/**
 * Writes the audit log's newest link into the log stream, every ten minutes and at the end, where there is a new one. The stream is kept by
 * somebody else than the database: rows that are taken away at the end of a chain are missed there.
 * @returns ends it
 */
export const noteAuditHead = (
  head: () => AuditHead | null,
  log: { info(details: object, message: string): void },
  everyMs = NOTE_EVERY_MS,
): (() => void) => {
  let noted: string | null = null;
  const note = (): void => {
    const auditHead = head();
    if (!auditHead || auditHead.mac === noted) return;
    noted = auditHead.mac;
    log.info({ auditHead }, 'the audit log’s newest link');
  };
  const timer = setInterval(note, everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    note();
  };
};
