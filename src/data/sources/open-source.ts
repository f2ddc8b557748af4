import { type BookSource, SourceUnavailableError } from '../../usecases/ports.ts';
import type { Database } from '../database.ts';
import { readMarker } from './book-marker.ts';
import type { FirmOptions } from './firm/firm-options.ts';
import { FIRM_COLUMNS, readFirmSchema } from './firm/firm-schema.ts';
import { firmSource } from './firm-source.ts';
import { readFlatSchema, TRADES_TABLE } from './flat/flat-schema.ts';
import { flatSource } from './flat-source.ts';
import { telling } from './source-errors.ts';
import { columnsOf, hasRows } from './table-columns.ts';

export interface SourceOptions extends FirmOptions {
  /** null: not configured. Then it is the firm layout, unless the database holds only the flat table. */
  readonly layout: 'firm' | 'flat' | null;
}

/**
 * Opens the book of a database, in the layout that is configured or found.
 * @throws SourceUnavailableError where the database is away or holds no book in that layout; the message says what to do.
 */
export const openSource = (database: Database, options: SourceOptions): Promise<BookSource> =>
  telling(async () => {
    const layout = options.layout ?? (await layoutThere(database));
    if (layout === null) {
      throw new SourceUnavailableError(
        'There is no book in this database. Write a demo book with `bond-advisor demo`, load a CSV file with `bond-advisor import FILE.csv`, ' +
          "or point SOURCE_DATABASE_URL at the firm's database.",
      );
    }
    if (layout === 'flat') {
      await readFlatSchema(database);
      return flatSource(database);
    }
    await readFirmSchema(database, options.bondTypeColumn);
    return firmSource(database, options);
  });

/**
 * The layout of the book in a database: that of whoever marked it, else that of the tables; null where there is none. A lone table called
 * "users" or "clients" is no book: it may belong to any program.
 */
const layoutThere = async (database: Database): Promise<'firm' | 'flat' | null> => {
  const marker = await readMarker(database.knex);
  if (marker) return marker.kind === 'import' ? 'flat' : 'firm';
  for (const [table, layout] of [
    ['orders', 'firm'],
    [TRADES_TABLE, 'flat'],
  ] as const) {
    if ((await columnsOf(database, table)).size > 0) return layout;
  }
  return null;
};

/** Whether a database holds anything of a book, in whichever layout. Empty tables are none: whoever made them was interrupted. */
export const isBookThere = async (database: Database): Promise<boolean> => {
  if (await readMarker(database.knex)) return true;
  for (const table of [...Object.keys(FIRM_COLUMNS), TRADES_TABLE]) if (await hasRows(database, table)) return true;
  return false;
};
