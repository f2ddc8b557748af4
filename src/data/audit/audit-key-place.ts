import { parseDatabaseUrl } from '../database-url.ts';
import type { AuditKeyPlace } from './audit-key.ts';

/**
 * Where the audit log's key lies: the file that the configuration names; else, for an embedded database, a file beside it; else, because the
 * processes of a server's database may run on several machines, in that database (docs/decisions/0012-audit-chain.md says what that is worth).
 */
export const auditKeyPlace = (config: { readonly databaseUrl: string; readonly auditKeyFile: string | null }): AuditKeyPlace => {
  if (config.auditKeyFile !== null) return { kind: 'file', path: config.auditKeyFile };
  const address = parseDatabaseUrl(config.databaseUrl);
  return address.kind === 'sqlite' && address.filename !== ':memory:'
    ? { kind: 'file', path: `${address.filename}.audit-key` }
    : { kind: 'table' };
};
