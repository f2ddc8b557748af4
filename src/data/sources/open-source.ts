import { type BookSource, SourceUnavailableError } from '../../usecases/ports/book-source.ts';
import type { Database } from '../database.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { FirmOptions } from './firm/firm-options.ts';
import { FIRM_COLUMNS, readFirmSchema } from './firm/firm-schema.ts';
import { firmSource } from './firm/firm-source.ts';
import { readFlatSchema, TRADES_TABLE } from './flat/flat-schema.ts';
import { flatSource } from './flat/flat-source.ts';
import { mappedSource } from './mapped/mapped-source.ts';
import { readMarker } from './reading/book-marker.ts';
import { telling } from './reading/source-errors.ts';
import { columnsOf, hasRows } from './reading/table-columns.ts';

export interface SourceOptions extends FirmOptions {
  /** Null if not configured: the firm layout, unless the database has only the flat table. */
  readonly layout: 'firm' | 'flat' | null;
  /** The firm's own mapping document; it replaces the layout. */
  readonly mapping?: Mapping | null;
}

/**
 * Opens the book in a database, in the configured or detected layout.
 * @throws SourceUnavailableError if the database is away or has no book in that layout; the message says what to do.
 */
export const openSource = (database: Database, options: SourceOptions): Promise<BookSource> =>
  telling(async () => {
    if (options.mapping) {
      const source = mappedSource(database, options.mapping, options.calendar);
      await source.reach();
      return source;
    }
    const layout = options.layout ?? (await layoutThere(database));
    if (layout === null) {
      throw new SourceUnavailableError(
        'There is no book in this database. Write a demo book with `bond-advisor demo`, load a CSV file with `bond-advisor import FILE.csv`, ' +
          "or point SOURCE_DATABASE_URL at the firm's database.",
        'empty',
      );
    }
    try {
      if (layout === 'flat') {
        await readFlatSchema(database, options.calendar);
        return flatSource(database, options.calendar);
      }
      await readFirmSchema(database, options.bondTypeColumn);
      return firmSource(database, options);
    } catch (error) {
      const hasNone = error instanceof SourceUnavailableError && options.layout !== null && (await layoutThere(database)) === null;
      throw hasNone ? new SourceUnavailableError(error.message, 'empty') : error;
    }
  });

/**
 * The layout of the book in a database: from its marker, else from its tables; null if there's no book. A lone table called "users" or
 * "clients" doesn't count: any program may have one.
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

/** Whether a database has any book data, in either layout. Empty tables don't count: whoever created them was interrupted. */
export const isBookThere = async (database: Database): Promise<boolean> => {
  if (await readMarker(database.knex)) return true;
  for (const table of [...Object.keys(FIRM_COLUMNS), TRADES_TABLE]) if (await hasRows(database, table)) return true;
  return false;
};
