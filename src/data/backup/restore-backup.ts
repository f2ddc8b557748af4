import type { Database } from '../database.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { quoted } from '../rows/columns.ts';
import { dropOthersThumbs } from '../rows/drop-others-thumbs.ts';
import { BackupError, type BackupHeader, type BackupValue } from './backup-format.ts';
import { LEARNED_TABLES, type ProductTable, productTables } from './product-tables.ts';
import { readBackup } from './read-backup.ts';
import { inSession, type Session } from './session.ts';

export interface RestoredBackup {
  readonly takenAt: string;
  readonly rows: number;
  /** False if this database had its own audit log, which stays; the backup's is left out then. */
  readonly auditRestored: boolean;
}

/** What was done here stays on record, under the key it was written with. */
const AUDIT_TABLES = ['advisor_audit', 'advisor_audit_keys'];
/** What a restore can't undo: a sent digest would be sent again, a decision taken again, and a revoked token would open again. */
const DONE_TABLES = ['advisor_job_runs', 'advisor_outbox', 'advisor_approvals', 'advisor_access_tokens'];
const ROWS_AT_ONCE = 200;
const CHARACTERS_AT_ONCE = 1_000_000;

/** Reads the whole file once, so that a damaged one is found before anything is changed. */
const inspect = async (file: string, tables: ReadonlyMap<string, ProductTable>): Promise<BackupHeader> => {
  let header: BackupHeader | null = null;
  for await (const part of readBackup(file)) {
    if (part.kind === 'header') {
      header = part.header;
      const unknown = header.migrations.filter((name) => !MIGRATIONS.some((migration) => migration.name === name));
      if (unknown.length > 0) {
        throw new BackupError(
          `"${file}" was made by a newer version of the product (it has ${unknown.join(', ')}): restore it with that version.`,
        );
      }
    }
    if (part.kind !== 'table') continue;
    const strange = part.columns.filter((column) => !tables.get(part.table)?.columns.includes(column));
    if (strange.length > 0)
      throw new BackupError(`This database has no ${part.table}.${strange[0]}: run "bond-advisor migrate", then restore again.`);
  }
  if (!header) throw new BackupError(`"${file}" is empty.`);
  return header;
};

const holdsRows = async (session: Session, table: string): Promise<boolean> => {
  for await (const rows of session.rows(`SELECT 1 FROM ${quoted(table)} LIMIT 1`)) return rows.length > 0;
  return false;
};

const bound = (value: BackupValue, isTime: boolean): unknown => {
  if (value !== null && typeof value === 'object') return Buffer.from(value.base64, 'base64');
  return isTime && typeof value === 'string' ? value.replace('T', ' ').replace('Z', '') : value;
};

/** Inserts the rows of one table after the other, many per statement. */
class Inserter {
  readonly #session: Session;
  #sql = '';
  #places = '';
  #isTime: readonly boolean[] = [];
  #values: unknown[] = [];
  #rows = 0;
  #characters = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  async table(name: string, columns: readonly string[], times: ReadonlySet<string>): Promise<void> {
    await this.flush();
    this.#sql = `INSERT INTO ${quoted(name)} (${columns.map(quoted).join(', ')}) VALUES `;
    this.#places = `(${columns.map(() => '?').join(', ')})`;
    this.#isTime = columns.map((column) => times.has(column));
  }

  async row(values: readonly BackupValue[]): Promise<void> {
    for (const [at, value] of values.entries()) {
      this.#values.push(bound(value, this.#isTime[at] === true));
      if (typeof value === 'string') this.#characters += value.length;
    }
    this.#rows += 1;
    if (this.#rows === ROWS_AT_ONCE || this.#characters >= CHARACTERS_AT_ONCE) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#rows > 0) await this.#session.run(this.#sql + Array(this.#rows).fill(this.#places).join(', '), this.#values);
    [this.#values, this.#rows, this.#characters] = [[], 0, 0];
  }
}

/**
 * Replaces the product's own tables with a backup, in one transaction: all of it or nothing. If this database has an audit log, it stays,
 * and so does its record of what was sent or decided.
 *
 * @param options.replace whether tables with rows may be replaced
 * @throws BackupError if the file isn't a backup, is damaged or from a newer version, or if the database has rows that may not be replaced
 */
export const restoreBackup = async (database: Database, file: string, options: { readonly replace: boolean }): Promise<RestoredBackup> => {
  const tables = new Map((await productTables(database)).map((table) => [table.name, table]));
  const header = await inspect(file, tables);
  const restored = await inSession(database, 'exclusive', async (session) => {
    if (!options.replace) {
      for (const table of [...LEARNED_TABLES, 'advisor_registered_clients']) {
        if (!tables.has(table) || !(await holdsRows(session, table))) continue;
        throw new BackupError(
          `This database holds a model or clients already (${table}). To put the backup in their place, add --replace.`,
        );
      }
    }
    const auditRestored = !(await holdsRows(session, 'advisor_audit'));
    const staying = new Set(auditRestored ? [] : AUDIT_TABLES);
    for (const table of DONE_TABLES) if (tables.has(table) && (await holdsRows(session, table))) staying.add(table);
    const isRestored = (table: string): boolean => !staying.has(table);
    for (const table of tables.keys()) if (isRestored(table)) await session.run(`DELETE FROM ${quoted(table)}`);

    const inserter = new Inserter(session);
    let [isWanted, rows] = [false, 0];
    for await (const part of readBackup(file)) {
      if (part.kind === 'table') {
        isWanted = isRestored(part.table);
        if (isWanted) await inserter.table(part.table, part.columns, tables.get(part.table)?.times ?? new Set());
      }
      if (part.kind !== 'row' || !isWanted) continue;
      await inserter.row(part.values);
      rows += 1;
    }
    await inserter.flush();
    return { takenAt: header.takenAt, rows, auditRestored };
  });
  await dropOthersThumbs(database.knex);
  return restored;
};
