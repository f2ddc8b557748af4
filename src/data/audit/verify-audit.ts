import { z } from 'zod';
import type { AuditHead, AuditReport } from '../../usecases/ports/audit-log.ts';
import { timeFromColumn } from '../columns.ts';
import type { Database } from '../database.ts';
import type { AuditKey } from './audit-key.ts';
import type { AuditLink, StoredDetail } from './audit-link.ts';
import { ChainCheck, type StoredAuditRow } from './chain-check.ts';

const ROWS_AT_ONCE = 2000;

const detailSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.object({ forgotten: z.string() })]));
const linked = z.object({
  chain: z.string().min(1),
  link: z.number().int().min(1),
  key_id: z.string(),
  client_key: z.string().nullable(),
  previous: z.string(),
  witness: z.string().nullable(),
  mac: z.string(),
});

const asText = (value: unknown): unknown => (Buffer.isBuffer(value) ? value.toString('utf8') : value);

const detailOf = (text: unknown): Readonly<Record<string, StoredDetail>> | null => {
  try {
    return detailSchema.parse(JSON.parse(String(text)));
  } catch {
    return null;
  }
};

const storedRow = (raw: Record<string, unknown>): StoredAuditRow => {
  const row = Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, asText(value)]));
  const fields = linked.safeParse(row);
  const detail = detailOf(row.detail);
  const at = timeFromColumn(String(row.at));
  const isReadable = fields.success && detail !== null && !Number.isNaN(at.getTime());
  const link: AuditLink | null = isReadable
    ? {
        chain: fields.data.chain,
        link: fields.data.link,
        previous: fields.data.previous,
        witness: fields.data.witness,
        at,
        actorId: String(row.actor_id),
        action: String(row.action),
        clientKey: fields.data.client_key,
        detail,
      }
    : null;
  return {
    sequence: Number(row.sequence),
    keyId: fields.success ? fields.data.key_id : '',
    mac: fields.success ? fields.data.mac : '',
    clientId: row.client_id === null ? null : String(row.client_id),
    link,
    isChained: row.chain !== null || row.mac !== null,
  };
};

/** Goes through the whole audit log, page by page. Reads only. */
export const verifyAudit = async ({ knex }: Database, key: AuditKey, anchors: readonly AuditHead[] = []): Promise<AuditReport> => {
  const check = new ChainCheck(key);
  // The database counts from 1; who puts a row in by hand need not.
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows: Record<string, unknown>[] = await knex('advisor_audit')
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(ROWS_AT_ONCE);
    for (const raw of rows) {
      const row = storedRow(raw);
      check.add(row);
      after = row.sequence;
    }
    if (rows.length < ROWS_AT_ONCE) return check.finish(anchors);
  }
};
