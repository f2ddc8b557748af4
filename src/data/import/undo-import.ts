import type { Database } from '../database.ts';
import { TRADES_TABLE } from '../sources/flat/flat-schema.ts';
import { MARKER_TABLE, readHistory } from '../sources/reading/book-marker.ts';
import { telling } from '../sources/reading/source-errors.ts';
import { inTransaction } from '../whole-transaction.ts';
import { createFlatTables, forgetReplaced, putClientsBack, putTradesBack } from './import-tables.ts';

/** An import, as the history knows it. */
export interface PastImport {
  readonly id: number;
  /** `replaced` by a later one; `undone`. */
  readonly state: 'in the book' | 'replaced' | 'undone';
  readonly at: Date;
  readonly who: string | null;
  readonly file: string | null;
  /** SHA-256 of the file. */
  readonly digest: string | null;
  /** Counts and options, as they were written down. */
  readonly what: Readonly<Record<string, unknown>>;
}

/** All imports into a book, oldest first. */
export const pastImports = (database: Database): Promise<readonly PastImport[]> =>
  telling(async () =>
    (await readHistory(database.knex)).flatMap(({ id, kind, detail, at }) => {
      if (kind === 'demo') return [];
      const { who = null, file = null, sha256 = null, ...what } = detail as Record<string, string | null>;
      return [{ id, state: kind === 'import' ? ('in the book' as const) : kind, at, who, file, digest: sha256, what }];
    }),
  );

/**
 * Takes the last import out of the book again, and puts back what it replaced.
 * @returns what was undone; null if there's nothing that can be
 */
export const undoImport = (database: Database): Promise<{ readonly undone: PastImport; readonly trades: number } | null> =>
  telling(async () => {
    const past = await pastImports(database);
    const last = past.findLast(({ state }) => state === 'in the book');
    if (last === undefined) return null;
    // What an import replaced is kept only until the next one, even if that was undone.
    const isLatest = !past.some(({ id, state }) => id > last.id && state === 'undone');
    if (!isLatest && (last.what.clientsFile || (last.what.replaces ?? 'nothing') !== 'nothing')) return null;
    await createFlatTables(database);
    return inTransaction(database.knex, async (transaction) => {
      const [{ count = 0 } = {}] = await transaction(TRADES_TABLE).where({ import_id: last.id }).count({ count: '*' });
      await putTradesBack(transaction, last.id);
      await putClientsBack(transaction, last.id);
      await forgetReplaced(transaction);
      if (last.what.replaces === 'everything') {
        // Those before an earlier replacement of everything were replaced by that one.
        const before = past.findLast(({ id, what }) => id < last.id && what.replaces === 'everything')?.id ?? 0;
        await transaction(MARKER_TABLE).where({ kind: 'replaced' }).where('id', '>=', before).update({ kind: 'import' });
      }
      await transaction(MARKER_TABLE).where({ id: last.id }).update({ kind: 'undone' });
      return { undone: last, trades: Number(count) };
    });
  });
