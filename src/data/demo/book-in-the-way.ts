import type { Knex } from 'knex';
import { readMarkers } from '../sources/reading/book-marker.ts';
import { FIRM_TABLES } from './firm-tables.ts';

/** Tables of the flat layout. */
const FLAT_TABLES = ['investment_data', 'clients'] as const;

export interface BookInTheWay {
  readonly reason: string;
  readonly mend: string;
}

const MEND = 'Name another database in SOURCE_DATABASE_URL (or DATABASE_URL) for the demo book.';

const holdsRows = async (knex: Knex, table: string): Promise<boolean> =>
  (await knex.schema.hasTable(table)) && (await knex(table).select(knex.raw('1 as one')).limit(1)).length > 0;

/**
 * Why a demo book may not be written here: the database has another book, either a firm's own (rows in its tables without a marker) or an
 * imported one. Null if it's empty or has a demo book. Product tables don't matter.
 */
export const bookInTheWay = async (knex: Knex): Promise<BookInTheWay | null> => {
  const markers = await readMarkers(knex);
  if (markers.some((marker) => marker.kind !== 'demo')) {
    return { reason: 'The database holds an imported book, which a demo book would be mixed into.', mend: MEND };
  }
  for (const table of FLAT_TABLES) {
    if (await holdsRows(knex, table)) return { reason: `The database holds a book in the flat layout: "${table}" has rows.`, mend: MEND };
  }
  if (markers.length > 0) return null;
  for (const table of FIRM_TABLES) {
    if (await holdsRows(knex, table)) {
      return { reason: `The database holds a firm's own book: "${table}" has rows that no demo book put there.`, mend: MEND };
    }
  }
  return null;
};
