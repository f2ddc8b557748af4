import type { Database } from '../database.ts';
import { FIRM_COLUMNS } from '../sources/firm/firm-schema.ts';
import { CLIENTS_TABLE, TRADES_TABLE } from '../sources/flat/flat-schema.ts';
import { readMarkers } from '../sources/reading/book-marker.ts';
import { columnsOf, hasRows } from '../sources/reading/table-columns.ts';
import { CLIENT_COLUMNS, TRADE_COLUMNS } from './flat-cells.ts';

export interface Refusal {
  readonly reason: string;
  readonly mend: string;
}

const ELSEWHERE = 'Name another database for the imported book in SOURCE_DATABASE_URL (or DATABASE_URL).';

/** Why nothing may be imported here: the database has a book that no import put there. Null if it's empty or has an imported book. */
export const importInTheWay = async (database: Database): Promise<Refusal | null> => {
  const markers = await readMarkers(database.knex);
  if (markers.some((marker) => marker.kind === 'demo')) return { reason: 'The database holds the demo book.', mend: ELSEWHERE };
  for (const [table, columns] of [
    [TRADES_TABLE, TRADE_COLUMNS],
    [CLIENTS_TABLE, CLIENT_COLUMNS],
  ] as const) {
    const there = await columnsOf(database, table);
    if (there.size > 0 && columns.some((column) => !there.has(column))) {
      return { reason: `The database has a table "${table}" that no import made.`, mend: ELSEWHERE };
    }
  }
  const others = markers.length > 0 ? Object.keys(FIRM_COLUMNS) : [...Object.keys(FIRM_COLUMNS), TRADES_TABLE, CLIENTS_TABLE];
  for (const table of others) {
    if (await hasRows(database, table)) {
      return { reason: `The database holds a book that no import put there: the table "${table}" has rows.`, mend: ELSEWHERE };
    }
  }
  return null;
};
