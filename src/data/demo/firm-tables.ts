import type { Knex } from 'knex';

/** The firm's tables, each after the tables it refers to. */
export const FIRM_TABLES = [
  'admins',
  'users',
  'user_members',
  'rating_agency',
  'product_master',
  'product_rating',
  'offers',
  'orders',
] as const;
export type FirmTable = (typeof FIRM_TABLES)[number];

type Columns = (table: Knex.CreateTableBuilder) => void;

/**
 * Columns of each table as a firm on MySQL has them. There are no foreign keys: real books have none either, and have rows that refer to
 * nothing. `maturity_date` is text, and days are DATE (ISO text on the embedded database).
 */
const COLUMNS: Readonly<Record<FirmTable, Columns>> = {
  admins: (table) => {
    table.integer('id').unsigned().notNullable().primary();
    table.string('name', 120).notNullable();
    table.string('email', 190).notNullable();
  },
  users: (table) => {
    table.integer('id').unsigned().notNullable().primary();
    table.string('client_id', 64).notNullable().index();
    table.date('date_of_birth');
    table.integer('user_type');
    table.integer('gender');
    table.integer('rm_id').unsigned().index();
  },
  user_members: (table) => {
    table.integer('id').unsigned().notNullable().primary();
    table.string('user_member_id', 64).notNullable().index();
    table.integer('parent_id').unsigned().index();
    table.date('date_of_birth');
    table.integer('user_type');
    table.integer('gender');
  },
  rating_agency: (table) => {
    table.integer('id').unsigned().notNullable().primary();
    table.string('agency_name', 120).notNullable();
  },
  product_master: (table) => {
    table.integer('id').unsigned().notNullable().primary();
    table.string('isin', 12).index();
    table.string('issuer_name', 190);
    table.string('name', 190);
    table.decimal('coupon_rate', 8, 4);
    table.integer('Issuer_type');
    table.integer('ip_frequency');
    table.date('issue_date');
    table.string('maturity_date', 32);
  },
  product_rating: (table) => {
    table.integer('id').unsigned().notNullable().primary();
    table.integer('product_id').unsigned().index();
    table.integer('agency_id').unsigned();
    table.integer('rating');
  },
  offers: (table) => {
    table.integer('id').unsigned().notNullable().primary();
    table.integer('product_id').unsigned().index();
    table.decimal('yield', 10, 4);
    table.decimal('min_investment', 18, 2);
    table.date('valid_until').index();
  },
  orders: (table) => {
    table.integer('id').unsigned().notNullable().primary();
    table.integer('user_id').unsigned().notNullable().index();
    table.integer('member_id').unsigned().notNullable().defaultTo(0).index();
    table.integer('offer_id').unsigned().notNullable().index();
    table.integer('seller_id').unsigned().notNullable();
    table.integer('order_type').notNullable();
    table.integer('primary_offer_id').unsigned().notNullable().defaultTo(0);
    table.decimal('investment_amount', 18, 2);
    table.decimal('yield', 10, 4);
    table.date('trade_date');
    table.integer('rm_id').unsigned();
  },
};

/** Creates the firm's missing tables, on either database; existing ones stay as they are. */
export const createFirmTables = async (knex: Knex): Promise<void> => {
  for (const name of FIRM_TABLES) {
    if (!(await knex.schema.hasTable(name))) await knex.schema.createTable(name, COLUMNS[name]);
  }
};
