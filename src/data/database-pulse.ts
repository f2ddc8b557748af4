import { type Stats, statSync } from 'node:fs';
import Libsql from 'libsql';
import { FailedError } from '../faults/failed-error.ts';
import type { Database } from './database.ts';
import { parseDatabaseUrl } from './database-url.ts';
import { databaseCode } from './describe-database-error.ts';
import { asNodeSqlite } from './libsql-dialect.ts';

/** About as much as a vote takes with its audit row and the indexes. If there's no room for it, there's none for a vote. */
const FILLER = 'x'.repeat(16_384);
/** How often the file is read with an empty cache, in milliseconds. */
const LOOK_AT_FILE_EVERY_MS = 30_000;
/** Rows of processes that are long gone. */
const FORGOTTEN_AFTER_MS = 3_600_000;

const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/;
const BUSY = /^SQLITE_(BUSY|LOCKED)/;

/** Reads the first and the last row of each of the product's tables on a connection of its own, whose cache is empty. */
const readAfresh = (filename: string): void => {
  const connection = new Libsql(filename);
  try {
    const tables = connection
      .prepare("SELECT name, wr FROM pragma_table_list WHERE type = 'table' AND name LIKE 'advisor!_%' ESCAPE '!'")
      .all();
    for (const { name, wr } of tables as ReadonlyArray<{ readonly name: string; readonly wr: 0 | 1 }>) {
      // A table without row ids is in the order of its first column.
      for (const order of ['ASC', 'DESC'])
        connection.prepare(`SELECT * FROM "${name}" ORDER BY ${wr ? 1 : 'rowid'} ${order} LIMIT 1`).all();
    }
  } catch (error) {
    // Somebody writes: the write that follows waits for that.
    if (!BUSY.test(databaseCode(error))) throw asNodeSqlite(error);
  } finally {
    connection.close();
  }
};

/**
 * Looks at the file of an embedded database; SQLite itself may go on for hours with what it has in memory. The file is never opened here other
 * than by SQLite: closing it would drop SQLite's locks.
 */
const fileLook = (filename: string): (() => void) => {
  const stat = (): Stats | undefined => statSync(filename, { throwIfNoEntry: false });
  let first: Stats | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = stat();
    first ??= now;
    if (!now) throw new FailedError(`The database file "${filename}" is gone. Put it back from a backup and restart.`);
    if (now.ino !== first?.ino || now.dev !== first.dev) {
      throw new FailedError(`The database file "${filename}" was replaced while it was open. Restart.`);
    }
    if (performance.now() - lookedAt < LOOK_AT_FILE_EVERY_MS) return;
    readAfresh(filename);
    lookedAt = performance.now();
  };
};

export interface DatabasePulse {
  /**
   * Proves that the product can store: a small real write, and for an embedded database a look at its file. One that was found damaged stays so
   * until a restart.
   * @throws what's wrong, as the database says it
   */
  readonly beat: (now: Date) => Promise<void>;
}

/** @param process its own name for this process */
export const databasePulse = ({ knex }: Database, url: string, process: string): DatabasePulse => {
  const address = parseDatabaseUrl(url);
  const look = address.kind === 'sqlite' && address.filename !== ':memory:' ? fileLook(address.filename) : null;
  let damage: unknown = null;
  const note = (error: unknown): void => {
    if (DAMAGED.test(databaseCode(error))) damage ??= error;
  };
  // Whoever meets the damage first: the tables are larger than what a look reads.
  knex.on('query-error', note);
  const table = () => knex('advisor_heartbeats');
  return {
    beat: async (now) => {
      try {
        look?.();
      } catch (error) {
        note(error);
        throw error;
      }
      // Inserted before the earlier one goes, so that it needs room.
      const [sequence = 0] = await table().insert({ process, beat_at: now, filler: FILLER });
      await table()
        .where((mine) => mine.where({ process }).where('sequence', '<', sequence))
        .orWhere('beat_at', '<', new Date(now.getTime() - FORGOTTEN_AFTER_MS))
        .delete();
      if (damage) throw damage;
    },
  };
};

/** Reads every page of an embedded database; that takes seconds for each gigabyte. @throws FailedError naming the first damage */
export const searchForDamage = async ({ kind, knex }: Database): Promise<void> => {
  if (kind !== 'sqlite') return;
  const [found]: ReadonlyArray<{ readonly quick_check?: string }> = await knex.raw('PRAGMA quick_check(1)');
  if (found?.quick_check !== 'ok') throw new FailedError(`The database file is damaged (${found?.quick_check}). Restore a backup.`);
};
