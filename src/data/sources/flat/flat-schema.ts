import type { Day } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { quoted } from '../../rows/columns.ts';
import { type BookCalendar, latestTradeDay } from '../reading/book-calendar.ts';
import { readHistory } from '../reading/book-marker.ts';
import { columnsOf, requireColumns } from '../reading/table-columns.ts';

export const TRADES_TABLE = 'investment_data';
export const CLIENTS_TABLE = 'clients';

/** Columns a trade can't do without. */
export const NEEDED_COLUMNS = ['client_id', 'bond_id', 'bond_type', 'trade_date', 'trade_value'] as const;

/** What both tables may have of a client. */
const OF_A_CLIENT = [
  'age',
  'gender',
  'risk_category',
  'parent_client_id',
  'risk_assessed',
  'risk_imported',
  'client_name',
  'relationship_manager',
] as const;

/** The order in which we read the cells of `investment_data`; unused columns are left out. */
const TRADE_COLUMNS = [
  ...NEEDED_COLUMNS,
  ...OF_A_CLIENT,
  'maturity_date',
  'coupon_rate',
  'ytm',
  'rating',
  'bond_issue_date',
  'frequency',
  'side',
  'issuer',
  'bond_name',
  'call_date',
  'put_date',
  'seniority',
  'tax_status',
  'face_value',
] as const;
const CLIENT_COLUMNS = ['client_id', ...OF_A_CLIENT] as const;

export interface FlatSchema {
  /** The last day that a trade can bear. Later trades are set aside. */
  readonly latest: Day;
  /** `select … from investment_data t`; a missing column reads as null. */
  readonly trades: string;
  /** An ORDER BY with the same result on every database: by `id`, or by the columns that tell two trades apart. */
  readonly tradeOrder: string;
  /** The same for `clients`; null if there's no such table. */
  readonly clients: string | null;
  readonly clientOrder: string;
  /** Whether clients have relationship managers. */
  readonly hasManagers: boolean;
  /** The query for all of them, once each; null without their column. */
  readonly managers: string | null;
  /** Queries `select client_id from … t` for each table that has a parent column. */
  readonly naming: readonly string[];
}

/** Whether the rows name managers. An import's tables always have the column; its history says whether a file filled it. */
const haveManagers = async ({ knex }: Database): Promise<boolean> => {
  const imports = (await readHistory(knex)).filter(({ kind }) => kind !== 'demo');
  return imports.length === 0 || imports.some(({ kind, detail }) => kind === 'import' && Number(detail.managers ?? 0) > 0);
};

/**
 * Checks the flat tables and builds their queries.
 * @throws SourceUnavailableError naming what `investment_data` lacks.
 */
export const readFlatSchema = async (database: Database, calendar: BookCalendar): Promise<FlatSchema> => {
  const trades = await columnsOf(database, TRADES_TABLE);
  requireColumns({ [TRADES_TABLE]: NEEDED_COLUMNS }, new Map([[TRADES_TABLE, trades]]));
  const clients = await columnsOf(database, CLIENTS_TABLE);
  const bytes = (column: string): string => `cast(t.${column} as ${database.kind === 'mysql' ? 'binary' : 'blob'})`;
  const select = (table: string, wanted: readonly string[], there: ReadonlySet<string>): string =>
    `select ${wanted.map((column) => (there.has(column) ? `t.${quoted(column)}` : 'null')).join(', ')} from ${table} t`;
  const ties = `t.trade_date, ${bytes('bond_id')}, t.trade_value${trades.has('ytm') ? ', t.ytm' : ''}${trades.has('maturity_date') ? ', t.maturity_date' : ''}`;
  const managed = [
    ...(trades.has('relationship_manager') ? [TRADES_TABLE] : []),
    ...(clients.has('client_id') && clients.has('relationship_manager') ? [CLIENTS_TABLE] : []),
  ];
  return {
    latest: latestTradeDay(calendar),
    trades: select(TRADES_TABLE, TRADE_COLUMNS, trades),
    tradeOrder: `order by ${trades.has('id') ? 't.id' : ties}`,
    // Another program may have a table with this common name.
    clients: clients.has('client_id') ? select(CLIENTS_TABLE, CLIENT_COLUMNS, clients) : null,
    hasManagers: managed.length > 0 && (await haveManagers(database)),
    managers:
      managed.length === 0
        ? null
        : managed.map((table) => `select t.relationship_manager from ${table} t where t.relationship_manager is not null`).join(' union '),
    naming: [
      ...(trades.has('parent_client_id') ? [`select t.client_id from ${TRADES_TABLE} t`] : []),
      ...(clients.has('client_id') && clients.has('parent_client_id') ? [`select t.client_id from ${CLIENTS_TABLE} t`] : []),
    ],
    clientOrder: `order by ${clients.has('id') ? 't.id' : bytes('client_id')}`,
  };
};
