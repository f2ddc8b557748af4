import type { Database } from '../../database.ts';
import { columnsOf, quoted, requireColumns } from '../table-columns.ts';

export const TRADES_TABLE = 'investment_data';
export const CLIENTS_TABLE = 'clients';

/** What a trade must say. */
export const NEEDED_COLUMNS = ['client_id', 'bond_id', 'bond_type', 'trade_date', 'trade_value'] as const;

/** The order in which rows of `investment_data` are read, without the columns that nothing depends on. */
const TRADE_COLUMNS = [
  ...NEEDED_COLUMNS,
  'age',
  'gender',
  'risk_category',
  'parent_client_id',
  'maturity_date',
  'coupon_rate',
  'ytm',
  'rating',
  'bond_issue_date',
  'frequency',
] as const;
const CLIENT_COLUMNS = ['client_id', 'age', 'gender', 'risk_category', 'parent_client_id'] as const;

export interface FlatSchema {
  /** `select … from investment_data t`; a column that the table lacks reads as null. */
  readonly trades: string;
  /** An ORDER BY that gives the same order on every database: by `id`, without one by what else tells two trades apart. */
  readonly tradeOrder: string;
  /** The same for `clients`; null where there is no such table. */
  readonly clients: string | null;
  readonly clientOrder: string;
  /** Queries `select client_id from … t` over the tables that name parents. */
  readonly naming: readonly string[];
}

/** @throws SourceUnavailableError naming what is missing of `investment_data`. */
export const readFlatSchema = async (database: Database): Promise<FlatSchema> => {
  const trades = await columnsOf(database, TRADES_TABLE);
  requireColumns({ [TRADES_TABLE]: NEEDED_COLUMNS }, new Map([[TRADES_TABLE, trades]]));
  const clients = await columnsOf(database, CLIENTS_TABLE);
  const bytes = (column: string): string => `cast(t.${column} as ${database.kind === 'mysql' ? 'binary' : 'blob'})`;
  const select = (table: string, wanted: readonly string[], there: ReadonlySet<string>): string =>
    `select ${wanted.map((column) => (there.has(column) ? `t.${quoted(column)}` : 'null')).join(', ')} from ${table} t`;
  const ties = `t.trade_date, ${bytes('bond_id')}, t.trade_value${trades.has('ytm') ? ', t.ytm' : ''}`;
  return {
    trades: select(TRADES_TABLE, TRADE_COLUMNS, trades),
    tradeOrder: `order by ${trades.has('id') ? 't.id' : ties}`,
    // Some other program may keep a table of this common name.
    clients: clients.has('client_id') ? select(CLIENTS_TABLE, CLIENT_COLUMNS, clients) : null,
    naming: [
      ...(trades.has('parent_client_id') ? [`select t.client_id from ${TRADES_TABLE} t`] : []),
      ...(clients.has('client_id') && clients.has('parent_client_id') ? [`select t.client_id from ${CLIENTS_TABLE} t`] : []),
    ],
    clientOrder: `order by ${clients.has('id') ? 't.id' : bytes('client_id')}`,
  };
};
