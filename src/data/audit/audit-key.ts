import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Database } from '../database.ts';
import { insertOnce } from '../rows/insert-once.ts';
import { Row } from '../rows/row.ts';

/** The key for the audit log's hashes. `id` names it without revealing it: each row says which key it was written under. */
export interface AuditKey {
  readonly id: string;
  readonly chain: Buffer;
  readonly field: Buffer;
}

/** A file of the program's own (created at the first start, readable only by its owner), or a table of the product. */
export type AuditKeyPlace = { readonly kind: 'file'; readonly path: string } | { readonly kind: 'table' };

/** The key file is missing, unreadable or malformed. */
export class AuditKeyError extends Error {
  override readonly name = 'AuditKeyError';
}

const SECRET = /^[0-9a-f]{64}$/;

class KeyRow extends Row {
  static override tableName = 'advisor_audit_keys';
  static override idColumn = 'name';
  declare name: string;
  declare secret: string;
}

/**
 * Derives two keys from one secret of 64 hexadecimal digits.
 * @throws AuditKeyError
 */
export const auditKeyFrom = (secret: string): AuditKey => {
  if (!SECRET.test(secret)) throw new AuditKeyError('an audit key is 64 hexadecimal digits');
  const from = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'hex'), '', `bond-advisor audit ${purpose}`, 32));
  return { id: createHash('sha256').update(from('name')).digest('hex').slice(0, 8), chain: from('chain'), field: from('field') };
};

/** Text as a database returns it: half of a surrogate pair is lost. */
export const wellFormed = (text: string): string => Buffer.from(text).toString('utf8');

/** A stand-in for a client's id or a detail: the same for the same text under one key, and irreversible without it. */
export const keyedHash = ({ field }: AuditKey, text: string): string => createHmac('sha256', field).update(text).digest('hex');

const fileSecret = async (path: string): Promise<string> => {
  const read = async (): Promise<string | null> => {
    try {
      return (await readFile(path, 'utf8')).trim();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw new AuditKeyError(`The audit log's key cannot be read from ${path} (${(error as NodeJS.ErrnoException).code}).`);
    }
  };
  const known = await read();
  if (known !== null) return known;
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(dirname(resolve(path)), { recursive: true });
    await writeFile(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    // If several processes start at once, one of their files gets the name, complete.
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } catch (error) {
    throw new AuditKeyError(
      `The audit log's key cannot be written to ${path} (${(error as NodeJS.ErrnoException).code}). Make the folder writable, or name another file in AUDIT_KEY_FILE.`,
    );
  } finally {
    await rm(draft, { force: true });
  }
  return (await read()) ?? '';
};

const tableSecret = async ({ knex }: Database): Promise<string> => {
  const read = async (): Promise<string | undefined> => (await KeyRow.query(knex).findById('audit'))?.secret;
  const known = await read();
  if (known !== undefined) return known;
  await insertOnce(() => KeyRow.query(knex).insert({ name: 'audit', secret: randomBytes(32).toString('hex') }));
  return (await read()) ?? '';
};

/** Reads the key on first use, and creates it if it's missing. @throws AuditKeyError */
export const auditKeyReader = (database: Database, place: AuditKeyPlace = { kind: 'table' }): (() => Promise<AuditKey>) => {
  let key: Promise<AuditKey> | null = null;
  const read = async (): Promise<AuditKey> => {
    const secret = place.kind === 'file' ? await fileSecret(place.path) : await tableSecret(database);
    try {
      return auditKeyFrom(secret);
    } catch {
      throw new AuditKeyError(
        `What’s in ${place.kind === 'file' ? place.path : 'the table advisor_audit_keys'} isn’t an audit key: put the right one back.`,
      );
    }
  };
  return () => {
    key ??= read().catch((error: unknown) => {
      key = null;
      throw error;
    });
    return key;
  };
};
