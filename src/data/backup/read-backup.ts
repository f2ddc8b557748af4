import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import {
  BACKUP_VERSION,
  BackupError,
  type BackupHeader,
  type BackupValue,
  endSchema,
  headerSchema,
  rowSchema,
  tableSchema,
} from './backup-format.ts';

export type BackupPart =
  | { readonly kind: 'header'; readonly header: BackupHeader }
  | { readonly kind: 'table'; readonly table: string; readonly columns: readonly string[] }
  | { readonly kind: 'row'; readonly values: readonly BackupValue[] }
  | { readonly kind: 'end'; readonly rows: number };

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

async function* textLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = createGunzip();
  source.on('error', (error) => text.destroy(error));
  source.pipe(text);
  try {
    yield* createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY });
    if (text.errored) throw text.errored;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new BackupError(`There is no file "${file}".`);
    if (code?.startsWith('Z_')) throw new BackupError(`"${file}" is no backup, or it is cut off: it cannot be unpacked.`);
    throw error;
  } finally {
    source.destroy();
    text.destroy();
  }
}

/**
 * Reads a backup line by line. `end` comes only if everything is there as it was written.
 * @throws BackupError
 */
export async function* readBackup(file: string): AsyncGenerator<BackupPart> {
  const damaged = (what: string): BackupError => new BackupError(`"${file}" cannot be restored: ${what}.`);
  const hash = createHash('sha256');
  let [rows, width, hasEnded] = [0, -1, false];
  let header: BackupHeader | null = null;
  for await (const line of textLines(file)) {
    if (hasEnded) throw damaged('there is something behind its end');
    const value = parsed(line);
    if (!header) {
      const first = headerSchema.safeParse(value);
      if (!first.success) throw damaged('it is no backup of this product');
      if (first.data.version !== BACKUP_VERSION) {
        throw damaged(`it is of format ${first.data.version}, and this program reads format ${BACKUP_VERSION}`);
      }
      header = first.data;
      yield { kind: 'header', header };
    } else if (Array.isArray(value)) {
      const row = rowSchema.safeParse(value);
      if (!row.success || row.data.length !== width) throw damaged(`its row ${rows + 1} is damaged`);
      rows += 1;
      yield { kind: 'row', values: row.data };
    } else {
      const end = endSchema.safeParse(value);
      const table = tableSchema.safeParse(value);
      if (end.success) {
        if (end.data.rows !== rows || end.data.sha256 !== hash.digest('hex'))
          throw damaged('it is not as it was written: its checksum does not fit');
        hasEnded = true;
        yield { kind: 'end', rows };
        continue;
      }
      if (!table.success) throw damaged(`what follows its row ${rows} is damaged`);
      width = table.data.columns.length;
      yield { kind: 'table', ...table.data };
    }
    hash.update(`${line}\n`);
  }
  if (!hasEnded) throw damaged('it is cut off: its end is missing');
}
