import type { ClientId } from '../../../advisor/units.ts';
/** Which rows of a table to read, by id. */
export type Selection<Id extends number | string = number> = 'all' | ReadonlySet<Id>;

/** With more ids than this, reading the whole table is no slower, and we stay far below the databases' limits on bindings. */
const MOST_IDS = 5_000;

/** An SQL condition for the selected rows (or for all rows if there are very many ids: the caller looks up by id anyway). */
export const selectionSql = <Id extends number | string>(
  column: string,
  selection: Selection<Id>,
): { readonly sql: string; readonly bindings: readonly Id[] } => {
  if (selection === 'all' || selection.size > MOST_IDS) return { sql: '1 = 1', bindings: [] };
  if (selection.size === 0) return { sql: '1 = 0', bindings: [] };
  return { sql: `${column} in (${Array.from(selection, () => '?').join(', ')})`, bindings: [...selection] };
};

/**
 * Spellings of an id with blanks around it, which don't belong to it. Trimming the column instead would keep the database from using an
 * index.
 */
export const spellingsOf = (ids: ReadonlySet<ClientId>): ReadonlySet<string> =>
  new Set([...ids].flatMap((id) => [id, `${id} `, ` ${id}`, ` ${id} `]));
