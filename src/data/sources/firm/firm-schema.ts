import { SourceUnavailableError } from '../../../usecases/ports/book-source.ts';
import type { Database } from '../../database.ts';
import { columnsOf, requireColumns } from '../reading/table-columns.ts';

/** The columns we read, by table. The firm also has `orders.rm_id`, but we don't use it. */
export const FIRM_COLUMNS = {
  orders: [
    'id',
    'user_id',
    'member_id',
    'offer_id',
    'seller_id',
    'order_type',
    'primary_offer_id',
    'investment_amount',
    'yield',
    'trade_date',
  ],
  offers: ['id', 'product_id'],
  product_master: ['id', 'isin', 'coupon_rate', 'Issuer_type', 'ip_frequency', 'issue_date', 'maturity_date'],
  product_rating: ['product_id', 'agency_id', 'rating'],
  rating_agency: ['id', 'agency_name'],
  users: ['id', 'client_id', 'date_of_birth', 'user_type', 'gender', 'rm_id'],
  user_members: ['id', 'user_member_id', 'parent_id', 'date_of_birth', 'user_type', 'gender'],
} as const;

/** Columns only some firms have. */
const OPTIONAL = {
  product_master: ['name', 'issuer_name'],
  offers: ['yield', 'min_investment', 'valid_until'],
  users: ['name'],
  user_members: ['name'],
  admins: ['id', 'name', 'email'],
} as const;
type Optional = typeof OPTIONAL;
export type OptionalColumn = { [Table in keyof Optional]: `${Table}.${Optional[Table][number]}` }[keyof Optional];

export interface FirmSchema {
  readonly has: (column: OptionalColumn) => boolean;
}

/** The columns of each of the firm's tables; an empty set for a missing table. */
export const firmColumns = async (database: Database): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const there = new Map<string, ReadonlySet<string>>();
  for (const table of Object.keys(FIRM_COLUMNS)) there.set(table, await columnsOf(database, table));
  return there;
};

/**
 * Checks the firm's tables and says which optional columns they have.
 * @throws SourceUnavailableError naming every missing table and column, including a configured bond type column.
 */
export const readFirmSchema = async (database: Database, bondTypeColumn: string | null): Promise<FirmSchema> => {
  const there = new Map([...(await firmColumns(database)), ['admins', await columnsOf(database, 'admins')]]);
  requireColumns(FIRM_COLUMNS, there);
  if (bondTypeColumn !== null && !there.get('product_master')?.has(bondTypeColumn.toLowerCase())) {
    throw new SourceUnavailableError(
      `The configured bond type column "${bondTypeColumn}" is not in product_master. Name a column that is, or leave it out of the configuration.`,
      'configuration',
    );
  }
  return {
    has: (name) => {
      const [table, column] = name.split('.') as [string, string];
      return there.get(table)?.has(column) ?? false;
    },
  };
};
