import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AuditHead, AuditReport } from '../../usecases/ports/audit-log.ts';
import type { Database } from '../database.ts';
import { timeFromColumn } from '../rows/columns.ts';
import type { AuditKey } from './audit-key.ts';
import type { AuditLink, StoredDetail } from './audit-link.ts';
import { ChainCheck, type StoredAuditRow } from './chain-check.ts';
import { EVIDENCE_KINDS, type EvidenceRow, evidenceOf } from './evidence.ts';
import { EvidenceCheck, type Mismatch } from './evidence-check.ts';

const ROWS_AT_ONCE = 2000;
/** Documents per query. With more, a server's packet could overflow. */
const STORED_AT_ONCE = 200;

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

/** What stands for the columns of the chain in rows from before it. */
const OLDER = { chain: '', link: 0, previous: '', witness: null, client_key: null } as const;

const asText = (value: unknown): unknown => (Buffer.isBuffer(value) ? value.toString('utf8') : value);

const detailOf = (text: unknown): Readonly<Record<string, StoredDetail>> | null => {
  try {
    return detailSchema.parse(JSON.parse(String(text)));
  } catch {
    return null;
  }
};

/** An audit row as its columns have it. */
export const auditRowOf = (raw: Record<string, unknown>): StoredAuditRow => {
  const row = Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, asText(value)]));
  const fields = linked.safeParse(row);
  const detail = detailOf(row.detail);
  const at = timeFromColumn(String(row.at));
  const isChained = row.chain !== null || row.mac !== null;
  const { chain, link: number, previous, witness, client_key } = fields.success ? fields.data : OLDER;
  const link: AuditLink | null =
    (fields.success || !isChained) && detail !== null && !Number.isNaN(at.getTime())
      ? {
          chain,
          link: number,
          previous,
          witness,
          at,
          actorId: String(row.actor_id),
          action: String(row.action),
          clientKey: client_key,
          detail,
        }
      : null;
  return {
    sequence: Number(row.sequence),
    keyId: fields.success ? fields.data.key_id : '',
    mac: fields.success ? fields.data.mac : '',
    clientId: row.client_id === null ? null : String(row.client_id),
    link,
    isChained,
  };
};

/** Reads the audit log after a row, page by page. Resolves to the last row's number. */
const readLog = async ({ knex }: Database, after: number, take: (row: StoredAuditRow) => void): Promise<number> => {
  for (let last = after; ; ) {
    const rows: Record<string, unknown>[] = await knex('advisor_audit')
      .where('sequence', '>', last)
      .orderBy('sequence')
      .limit(ROWS_AT_ONCE);
    for (const raw of rows) {
      const row = auditRowOf(raw);
      take(row);
      last = row.sequence;
    }
    if (rows.length < ROWS_AT_ONCE) return last;
  }
};

const readStored = async ({ knex }: Database, evidence: EvidenceCheck): Promise<void> => {
  for (const kind of EVIDENCE_KINDS) {
    const { table, id, columns } = evidenceOf(kind);
    for (let last: unknown = null; ; ) {
      const page = knex(table)
        .select(id, ...columns)
        .orderBy(id)
        .limit(STORED_AT_ONCE);
      const rows: EvidenceRow[] = await (last === null ? page : page.where(id, '>', last as string));
      for (const row of rows) evidence.see(kind, row);
      last = rows.at(-1)?.[id];
      if (rows.length < STORED_AT_ONCE) break;
    }
  }
  for (const version of await knex('advisor_models').orderBy('version').pluck('version')) {
    const model = await knex('advisor_models').where({ version }).first('document');
    if (model) evidence.seeModel(version, createHash('sha256').update(String(model.document)).digest('hex'));
  }
};

/** Checks the whole audit log and what it vouches for. Only reads, and others may write meanwhile. */
const check = async (database: Database, key: AuditKey) => {
  const chains = new ChainCheck(key);
  const evidence = new EvidenceCheck(key);
  const take = (row: StoredAuditRow): void => {
    const isWhole = chains.add(row);
    if (row.link) evidence.hear(row.sequence, row.link, isWhole);
  };
  // The database counts from 1, but a row inserted by hand may have any number.
  const until = await readLog(database, Number.MIN_SAFE_INTEGER, take);
  await readStored(database, evidence);
  // What was stored while we read is in the rows that came since.
  await readLog(database, until, take);
  return { chains, evidence, until };
};

export interface AnchorFile {
  readonly path: string;
  /** Null: the file isn't there. */
  readonly heads: readonly AuditHead[] | null;
}

/**
 * Checks the whole audit log and what it vouches for, page by page. Only reads.
 * @param anchors more heads that were noted outside
 */
export const verifyAudit = async (
  database: Database,
  key: AuditKey,
  anchors: readonly AuditHead[] = [],
  file: AnchorFile | null = null,
): Promise<AuditReport> => {
  const { chains, evidence, until } = await check(database, key);
  const report = chains.finish([...(file?.heads ?? []), ...anchors]);
  const { checked, findings } = evidence.finish(until);
  return {
    ...report,
    // An emptied file is as lost as a removed one.
    anchorFile: file && { path: file.path, heads: file.heads?.length || null },
    stored: checked,
    findings: [...report.findings, ...findings],
  };
};

/** Stored rows that aren't as the log says, by kind and id. For whoever has put them there rightly and notes them. */
export const unnotedRows = async (database: Database, key: AuditKey): Promise<readonly Mismatch[]> =>
  (await check(database, key)).evidence.mismatches();
