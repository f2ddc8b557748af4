import { z } from 'zod';
import type { AuditHead } from '../usecases/ports/audit-log.ts';

const line = z.object({
  auditHead: z.object({ chain: z.string(), link: z.number().int().min(1), mac: z.string().regex(/^[0-9a-f]{64}$/) }),
});

/** The heads of the audit log that a log of JSON lines holds; every other line is passed over. */
export const auditHeadsIn = (log: string): readonly AuditHead[] =>
  log.split('\n').flatMap((text) => {
    if (!text.includes('"auditHead"')) return [];
    try {
      return [line.parse(JSON.parse(text)).auditHead];
    } catch {
      return [];
    }
  });
