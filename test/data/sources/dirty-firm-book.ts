import type { Knex } from 'knex';
import { createFirmTables } from '../../../src/data/demo/firm-tables.ts';
import { deskOn } from '../../helpers/desk-on.ts';

/** Years after every trade of the books that the suites write. */
export const LATER = deskOn('2026-11-27');

/** The firm's order filter from the default configuration. */
export const FIRM = { orders: { primaryOfferId: 0, orderType: 1, sellerId: 4 }, bondTypeColumn: null, calendar: LATER } as const;

const USERS = [
  [1, 'C1', '1980-06-15', 1, 1, 7],
  [2, 'c1', '1850-01-01', 1, 2, 8],
  [3, '', '1975-01-01', 1, 1, 7],
  [4, 'H4', null, 3, null, 0],
  [5, 'COLD', '2023-09-01', 1, 9, null],
  [6, 'C1', null, 1, 2, 9],
] as const;

const MEMBERS = [
  [1, 'M1', 1, '2010-05-05', 1, 2],
  [2, 'M2', 99, null, 1, 1],
  [3, 'C1', 1, null, 1, 1],
  [4, '', 1, null, 1, 1],
  [5, 'M5', 3, null, 2, 1],
] as const;

const AGENCIES = [
  [1, 'CRISIL Ratings'],
  [2, 'ICRA'],
  [3, 'CARE'],
] as const;

/** id, isin, issuer_name, name, coupon_rate, Issuer_type, ip_frequency, issue_date, maturity_date */
const PRODUCTS = [
  [1, 'INE001A07AA1', 'Aravelle', 'Aravelle NCD', 9, 3, 4, '2020-01-01', '2030/01/01'],
  [2, 'IN0020230011', 'Government of India', null, 0, 9, 6, '2023-01-02', '2024-01-01'],
  [3, 'INE003A07AA3', null, null, 8, null, 5, '2020-01-01', 'perpetual'],
  [4, 'INE004A07AA4', 'Dhanvarsho', null, 900, 7, 1, '2021-01-01', '2026-01-01'],
  [5, ' ine001a07aa1', 'Somebody else', 'Twin', 5, 9, 4, '2020-01-01', '2031-01-01'],
  [6, null, 'Government of Kerala', null, 7.5, 8, 4, '2022-01-01', '2032-01-01'],
  [7, 'INE007A07AA7', null, null, 8.5, 1, 5, '2022-01-01', '2021-01-01'],
] as const;

/**
 * product_id, agency_id, code: product 1 is AA by CRISIL and A+ by ICRA, product 4 is BBB and BB+ without CRISIL, product 7 has an unknown
 * code.
 */
const RATINGS = [
  [1, 2, 9],
  [1, 1, 5],
  [4, 2, 17],
  [4, 3, 27],
  [7, 1, 99],
] as const;

/** id, product_id, yield, min_investment, valid_until. Offer 30 has no product. */
const OFFERS = [
  [10, 1, 9.1, 10_000, '2023-12-31'],
  [11, 1, null, 20_000, '2024-12-31'],
  [12, 5, 9.4, 50_000, '2024-06-30'],
  [20, 2, 6.8, null, null],
  [21, 3, 8.2, null, null],
  [22, 4, null, 100_000, '2024-12-31'],
  [23, 6, 0, null, null],
  [30, 99, 9, null, null],
] as const;

type Cell = number | string | null;
/** id, user_id, member_id, offer_id, amount, yield, trade_date; and why it can't be used. */
export const ORDERS: ReadonlyArray<readonly [number, number, number, number, Cell, Cell, Cell, (string | null)?]> = [
  [101, 1, 0, 10, '100000.50', 9.2, '2023-02-01'],
  [102, 1, 0, 12, '200000.00', 9.3, '2023-02-01'],
  [103, 2, 0, 20, '50000.00', 6.9, '2023-03-01'],
  [104, 3, 0, 10, '10000.00', 9, '2023-03-02', 'no client'],
  [105, 77, 0, 10, '10000.00', 9, '2023-03-02', 'no client'],
  [106, 1, 1, 22, '300000.00', 900, '2023-04-01'],
  [107, 4, 2, 22, '400000.00', 14, '2023-05-01'],
  [108, 1, 3, 21, '5000.00', 0, '2023-06-01'],
  [109, 1, 4, 10, '5000.00', 9, '2023-06-01', 'no client'],
  [110, 3, 5, 23, '75000.00', 7.6, '2024-01-15'],
  [111, 1, 66, 10, '5000.00', 9, '2023-06-01', 'no client'],
  [112, 1, 0, 30, '5000.00', 9, '2023-06-01', 'no bond'],
  [113, 1, 0, 98, '5000.00', 9, '2023-06-01', 'no bond'],
  [114, 1, 0, 10, '5000.00', 9, null, 'no date'],
  [115, 1, 0, 10, null, 9, '2023-06-01', 'no amount'],
  [116, 1, 0, 10, '0.00', 9, '2023-06-01', 'amount is not positive'],
  [117, 1, 0, 10, '-5.00', 9, '2024-02-01', 'amount is not positive'],
  [118, 6, 0, 20, '60000.00', null, '2024-01-10'],
];
/** Orders that the firm's filter leaves out: primary_offer_id, order_type, seller_id. */
const OTHERS = [
  [5, 1, 4],
  [0, 2, 4],
  [0, 1, 3],
] as const;

const rowsOf = (columns: string, rows: ReadonlyArray<ReadonlyArray<Cell>>) => {
  const names = columns.split(' ');
  return rows.map((row) => Object.fromEntries(names.map((name, place) => [name, row[place] ?? null])));
};

/** The firm's tables with a small book that has every kind of dirt. */
export const writeDirtyFirmBook = async (knex: Knex): Promise<void> => {
  await createFirmTables(knex);
  await knex('users').insert(rowsOf('id client_id date_of_birth user_type gender rm_id', USERS));
  await knex('user_members').insert(rowsOf('id user_member_id parent_id date_of_birth user_type gender', MEMBERS));
  await knex('rating_agency').insert(rowsOf('id agency_name', AGENCIES));
  // The platform's own column is wider than an ISIN, so blanks get in.
  await knex.schema.alterTable('product_master', (table) => table.dropColumn('isin'));
  await knex.schema.alterTable('product_master', (table) => table.string('isin', 30));
  await knex('product_master').insert(
    rowsOf('id isin issuer_name name coupon_rate Issuer_type ip_frequency issue_date maturity_date', PRODUCTS),
  );
  await knex('product_rating').insert(
    rowsOf(
      'id product_id agency_id rating',
      RATINGS.map((row, place) => [place + 1, ...row]),
    ),
  );
  await knex('offers').insert(rowsOf('id product_id yield min_investment valid_until', OFFERS));
  const orders = [
    ...ORDERS.map((row) => [...row.slice(0, 7), 0, 1, 4] as Cell[]),
    ...OTHERS.map((filter, place) => [201 + place, 1, 0, 10, '999.00', 9, '2024-03-01', ...filter]),
  ];
  await knex('orders').insert(
    rowsOf('id user_id member_id offer_id investment_amount yield trade_date primary_offer_id order_type seller_id', orders),
  );
};
