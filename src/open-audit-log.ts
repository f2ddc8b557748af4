import type { Config } from './config.ts';
import { type AuditAnchor, anchorFile } from './data/audit/anchor-file.ts';
import { type AuditKey, auditKeyReader } from './data/audit/audit-key.ts';
import { auditAnchorPath, auditKeyPlace } from './data/audit/audit-key-place.ts';
import type { Database } from './data/database.ts';
import { type AuditLog, auditStore } from './data/stores/admin/audit-store.ts';
import { loggable } from './slack/edge/loggable.ts';
import { currentRequest } from './slack/edge/request-context.ts';

export interface OpenAuditLog {
  readonly auditKey: () => Promise<AuditKey>;
  readonly audit: AuditLog;
  /** Null for a database in memory. */
  readonly anchor: AuditAnchor | null;
}

/** The audit log with its key, and with the file outside the database that says how far it reaches. */
export const openAuditLog = (config: Config, database: Database, log: { warn(details: object, message: string): void }): OpenAuditLog => {
  const auditKey = auditKeyReader(database, auditKeyPlace(config));
  const path = auditAnchorPath(config);
  const onError = (error: unknown): void =>
    log.warn({ path, ...loggable(error) }, 'how far the audit log reaches cannot be noted outside the database');
  const anchor = path === null ? null : anchorFile(path, onError);
  // Each row names the Slack request that it came from, so that it can be found in the log.
  const alsoSay = () => {
    const request = currentRequest();
    return request ? { request: request.id } : {};
  };
  return { auditKey, audit: auditStore(database, auditKey, { anchor, alsoSay }), anchor };
};
