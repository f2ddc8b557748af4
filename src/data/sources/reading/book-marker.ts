import type { Knex } from 'knex';

/** Who put a book into the database: the demo writer or the CSV import. A firm's own book has no marker. */
export type BookKind = 'demo' | 'import';

export interface Marker {
  readonly kind: BookKind;
  /** A demo book's seed and reference day, or an imported file's name and checksum. */
  readonly detail: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** The marker table: one row each time something is written into the book, oldest first by `id`. */
export const MARKER_TABLE = 'bond_advisor_book';

/** Creates the marker table if it's missing. On MySQL this ends a transaction, so call it before you start one. */
export const createMarkerTable = async (knex: Knex): Promise<void> => {
  if (await knex.schema.hasTable(MARKER_TABLE)) return;
  await knex.schema.createTable(MARKER_TABLE, (table) => {
    table.increments('id');
    table.string('kind', 20).notNullable();
    table.text('detail').notNullable();
    table.string('marked_at', 30).notNullable();
  });
};

/** Adds a marker row and returns its id. Inside a transaction the marker table must exist already. */
export const markBook = async (knex: Knex, marker: Marker): Promise<number> => {
  if (!knex.isTransaction) await createMarkerTable(knex);
  const [id] = await knex(MARKER_TABLE).insert({
    kind: marker.kind,
    detail: JSON.stringify(marker.detail),
    marked_at: marker.at.toISOString(),
  });
  return Number(id);
};

/** Everything that was ever written into the book, oldest first, also what was replaced or undone since. */
export const readHistory = async (
  knex: Knex,
): Promise<ReadonlyArray<Omit<Marker, 'kind'> & { readonly id: number; readonly kind: BookKind | 'replaced' | 'undone' }>> => {
  if (!(await knex.schema.hasTable(MARKER_TABLE))) return [];
  const rows: { id: number; kind: BookKind; detail: string; marked_at: string }[] = await knex(MARKER_TABLE)
    .select('id', 'kind', 'detail', 'marked_at')
    .orderBy('id');
  return rows.map((row) => ({ id: row.id, kind: row.kind, detail: JSON.parse(row.detail), at: new Date(row.marked_at) }));
};

/** The marker rows of what's in the book, oldest first; empty if the book has none. */
export const readMarkers = async (knex: Knex): Promise<readonly Marker[]> =>
  (await readHistory(knex)).flatMap(({ kind, detail, at }) => (kind === 'demo' || kind === 'import' ? [{ kind, detail, at }] : []));

/** The newest marker; null for a book nobody marked, which is a firm's own. */
export const readMarker = async (knex: Knex): Promise<Marker | null> => (await readMarkers(knex)).at(-1) ?? null;

/** Deletes all markers, before a book is rewritten. */
export const clearMarkers = async (knex: Knex): Promise<void> => {
  if (!knex.isTransaction) await createMarkerTable(knex);
  await knex(MARKER_TABLE).delete();
};

/** Whether the demo writer made the book in this database: only a demo book is shown without a login. */
export const isDemoBook = async (database: { readonly knex: Knex }): Promise<boolean> => (await readMarker(database.knex))?.kind === 'demo';
