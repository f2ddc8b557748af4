import type { AuditRow } from '../../../src/usecases/ports/audit-log.ts';

/** An audit row to store something with. */
export const sampleAuditRow = (more: Partial<AuditRow> = {}): AuditRow => ({
  at: new Date('2026-06-30T10:00:00.123Z'),
  actorId: 'U1',
  action: 'client.look',
  clientId: null,
  detail: {},
  ...more,
});
