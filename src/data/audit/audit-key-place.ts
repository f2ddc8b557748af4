import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { parseDatabaseUrl } from '../database-url.ts';
import type { AuditKeyPlace } from './audit-key.ts';

interface Where {
  readonly databaseUrl: string;
  readonly auditKeyFile: string | null;
}

const embeddedFile = (databaseUrl: string): string | null => {
  const address = parseDatabaseUrl(databaseUrl);
  return address.kind === 'sqlite' && address.filename !== ':memory:' ? address.filename : null;
};

/**
 * Where the audit log's key is kept: in the configured file; else, for an embedded database, in a file next to it; else in the database
 * itself, because a server's processes may run on several machines (docs/decisions/0012-audit-chain.md says what that is worth).
 */
export const auditKeyPlace = ({ databaseUrl, auditKeyFile }: Where): AuditKeyPlace => {
  if (auditKeyFile !== null) return { kind: 'file', path: auditKeyFile };
  const embedded = embeddedFile(databaseUrl);
  return embedded === null ? { kind: 'table' } : { kind: 'file', path: `${embedded}.audit-key` };
};

/** Eight digits that tell one database from another. */
const nameOf = (databaseUrl: string): string => {
  const address = parseDatabaseUrl(databaseUrl);
  const { host, port, database } = address.kind === 'mysql' ? address.connection : {};
  const name = address.kind === 'sqlite' ? resolve(address.filename) : [host, port, database].join(' ');
  return createHash('sha256').update(name).digest('hex').slice(0, 8);
};

/**
 * The file outside the database that says how far each chain of the audit log reaches: next to the configured key; else next to an embedded
 * database; else in `data/` below the working folder. Null for a database in memory.
 */
export const auditAnchorPath = ({ databaseUrl, auditKeyFile }: Where): string | null => {
  const address = parseDatabaseUrl(databaseUrl);
  if (address.kind === 'sqlite' && address.filename === ':memory:') return null;
  // Several databases may share a key.
  if (auditKeyFile !== null) return `${auditKeyFile}.heads-${nameOf(databaseUrl)}`;
  const embedded = embeddedFile(databaseUrl);
  return embedded === null ? join('data', `audit-heads-${nameOf(databaseUrl)}`) : `${embedded}.audit-heads`;
};
