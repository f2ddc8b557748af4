import { isUtf8 } from 'node:buffer';
import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database } from '../database.ts';
import { quoted, timeFromColumn } from '../rows/columns.ts';
import { BACKUP_FORMAT, BACKUP_VERSION, BackupError, type BackupHeader, type BackupValue } from './backup-format.ts';
import { type ProductTable, productTables } from './product-tables.ts';
import { inSession, type Session } from './session.ts';

export interface WrittenBackup {
  readonly tables: number;
  readonly rows: number;
  readonly bytes: number;
}

const storedValue = (value: unknown, isTime: boolean): BackupValue => {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'string') return isTime ? timeFromColumn(value).toISOString() : value;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Uint8Array) {
    const bytes = Buffer.from(value);
    return isUtf8(bytes) ? bytes.toString('utf8') : { base64: bytes.toString('base64') };
  }
  throw new TypeError(`A backup cannot hold a ${typeof value}.`);
};

async function* lines(
  session: Session,
  tables: readonly ProductTable[],
  header: BackupHeader,
  count: { rows: number },
): AsyncGenerator<string> {
  yield JSON.stringify(header);
  for (const { name, columns, times } of tables) {
    yield JSON.stringify({ table: name, columns });
    const isTime = columns.map((column) => times.has(column));
    for await (const rows of session.rows(`SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(name)}`)) {
      count.rows += rows.length;
      yield rows.map((row) => JSON.stringify(row.map((value, at) => storedValue(value, isTime[at] === true)))).join('\n');
    }
  }
}

async function* hashed(text: AsyncIterable<string>, hash: Hash, count: { readonly rows: number }): AsyncGenerator<string> {
  for await (const line of text) {
    hash.update(`${line}\n`);
    yield `${line}\n`;
  }
  yield `${JSON.stringify({ end: true, rows: count.rows, sha256: hash.digest('hex') })}\n`;
}

/**
 * Writes the product's tables as a session sees them. An unfinished file is removed. @throws BackupError if the file exists or can't be
 * written
 */
export const writeBackupIn = async (session: Session, database: Database, file: string, takenAt: Date): Promise<WrittenBackup> => {
  const tables = await productTables(database);
  const migrations: string[] = await database.knex('advisor_migrations').orderBy('name').pluck('name');
  const header: BackupHeader = { format: BACKUP_FORMAT, version: BACKUP_VERSION, takenAt: takenAt.toISOString(), migrations };
  await mkdir(dirname(resolve(file)), { recursive: true }).catch(() => {});
  // It contains clients' facts, so only its owner may read it.
  const handle = await open(file, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new BackupError(
      error.code === 'EEXIST'
        ? `"${file}" is there already, and a backup never replaces a file: name another.`
        : `"${file}" cannot be written (${error.code}): name a file in a folder that can be written to.`,
    );
  });
  const count = { rows: 0 };
  try {
    const out = handle.createWriteStream();
    await pipeline(hashed(lines(session, tables, header, count), createHash('sha256'), count), createGzip(), out);
    if (!out.closed) await once(out, 'close');
    return { tables: tables.length, rows: count.rows, bytes: out.bytesWritten };
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(file, { force: true });
    throw error;
  }
};

/** Writes a restorable copy of the product's own tables at one moment; others can write meanwhile. @throws BackupError */
export const writeBackup = (database: Database, file: string, takenAt: Date): Promise<WrittenBackup> =>
  inSession(database, 'snapshot', (session) => writeBackupIn(session, database, file, takenAt));
