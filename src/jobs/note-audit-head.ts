import type { AuditHead } from '../usecases/ports/audit-log.ts';

const NOTE_EVERY_MS = 10 * 60_000;

/**
 * Writes the audit log's newest link to the log stream, every ten minutes and at the end, if it's new. Someone other than the database
 * keeps that stream, so it reveals rows removed from the end of a chain.
 * @returns a function that ends it
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
