import { type Day, isoFromDay } from '../../advisor/units.ts';
import type { Spellings } from '../columns/spellings.ts';
import type { Database } from '../database.ts';
import { quoted } from '../rows/columns.ts';
import { CLIENTS_TABLE, TRADES_TABLE } from '../sources/flat/flat-schema.ts';
import { readAmount, readDay, textOf } from '../sources/reading/cells.ts';
import { columnsOf } from '../sources/reading/table-columns.ts';
import { streamRows } from '../stream-rows.ts';
import type { TradeReader } from '../understanding/trade-reader.ts';
import type { TradeIdentity } from './trade-identity.ts';

/** Tells the reader how the book spells its clients, bonds and types. */
export const addSpellings = async (database: Database, reader: TradeReader): Promise<void> => {
  await addFrom(database, TRADES_TABLE, 'bond_type', reader.types);
  await addFrom(database, TRADES_TABLE, 'bond_id', reader.bonds);
  await addClientSpellings(database, reader.clients);
};

/** Tells how the book spells its clients. */
export const addClientSpellings = async (database: Database, clients: Spellings): Promise<void> => {
  for (const table of [TRADES_TABLE, CLIENTS_TABLE]) await addFrom(database, table, 'client_id', clients);
};

const addFrom = async (database: Database, table: string, column: string, spellings: Spellings): Promise<void> => {
  if (!(await columnsOf(database, table)).has(column)) return;
  for await (const batch of streamRows(database, `select distinct t.${column} from ${table} t`, [])) {
    for (const [cell] of batch) {
      const text = textOf(cell);
      if (text !== null) spellings.addFromBook(text);
    }
  }
};

/** Tells which trades the book has, except those of a period that is being replaced. */
export const addTrades = async (
  database: Database,
  identity: TradeIdentity,
  except: { readonly from: Day; readonly to: Day } | null,
): Promise<void> => {
  const there = await columnsOf(database, TRADES_TABLE);
  if (there.size === 0) return;
  const columns = ['trade_no', 'client_id', 'bond_id', 'trade_date', 'side', 'trade_value'].map((column) =>
    there.has(column) ? `t.${quoted(column)}` : 'null',
  );
  const outside = except === null ? '1 = 1' : 't.trade_date < ? or t.trade_date > ?';
  const bindings = except === null ? [] : [isoFromDay(except.from), isoFromDay(except.to)];
  for await (const batch of streamRows(database, `select ${columns.join(', ')} from ${TRADES_TABLE} t where ${outside}`, bindings)) {
    for (const [number, client, bond, dayCell, side, value] of batch) {
      const [day, amount] = [readDay(dayCell), readAmount(value)];
      if (typeof day !== 'number' || typeof amount !== 'number') continue;
      identity.addFromBook({
        tradeNumber: textOf(number),
        client: textOf(client) ?? '',
        bond: textOf(bond) ?? '',
        day,
        side: side === 'sell' || side === 'redemption' ? side : 'buy',
        amount,
      });
    }
  }
};
