/** Which rows of a table to read, by id. */
export type Selection<Id extends number | string = number> = 'all' | ReadonlySet<Id>;

/** Above this many ids reading the whole table is no slower, and the databases' limits on bindings stay far away. */
const MOST_IDS = 5_000;

/** An SQL condition that keeps the selected rows (or, of very many, all: the caller looks up by id anyway). */
export const selectionSql = <Id extends number | string>(
  column: string,
  selection: Selection<Id>,
): { readonly sql: string; readonly bindings: readonly Id[] } => {
  if (selection === 'all' || selection.size > MOST_IDS) return { sql: '1 = 1', bindings: [] };
  if (selection.size === 0) return { sql: '1 = 0', bindings: [] };
  return { sql: `${column} in (${Array.from(selection, () => '?').join(', ')})`, bindings: [...selection] };
};
