import type { Knex } from 'knex';
import type { Database } from '../database.ts';
import { quoted } from '../rows/columns.ts';
import { RowInserter } from '../rows/row-inserter.ts';
import { CLIENTS_TABLE, TRADES_TABLE } from '../sources/flat/flat-schema.ts';
import { columnsOf } from '../sources/reading/table-columns.ts';
import { type Cells, type CLIENT_EXTRAS, type OPTIONAL_COLUMNS, WRITTEN_CLIENT_COLUMNS, WRITTEN_COLUMNS } from './flat-cells.ts';

/** Rows that the last import replaced, so that it can be undone. */
export const REPLACED_TRADES = 'bond_advisor_replaced_trades';
export const REPLACED_CLIENTS = 'bond_advisor_replaced_clients';

const LENGTHS = {
  client_id: 190,
  bond_id: 100,
  bond_type: 100,
  frequency: 60,
  rating: 60,
  trade_no: 100,
  side: 20,
  issuer: 190,
  bond_name: 190,
  seniority: 60,
  tax_status: 60,
  client_name: 190,
  relationship_manager: 190,
} as const;

type Define = (table: Knex.CreateTableBuilder) => void;

/** Creates the missing tables and columns of the flat layout. On MySQL this ends a transaction, so call it before you start one. */
export const createFlatTables = async (database: Database): Promise<void> => {
  const { kind, knex } = database;
  // We compare ids bytewise; the server's own collation may treat "a" and "A" as equal.
  const id = (table: Knex.CreateTableBuilder, name: string, length: number): Knex.ColumnBuilder => {
    const column = table.string(name, length);
    return kind === 'mysql' ? column.collate('utf8mb4_bin') : column;
  };
  const clientFacts: Define = (table) => {
    if (kind === 'mysql') table.charset('utf8mb4');
    table.decimal('age', 5, 2);
    table.string('gender', 3);
    table.string('risk_category', 1);
  };
  const clientExtras: Readonly<Record<(typeof CLIENT_EXTRAS)[number], Define>> = {
    risk_assessed: (table) => table.date('risk_assessed'),
    risk_imported: (table) => table.date('risk_imported'),
    client_name: (table) => table.string('client_name', LENGTHS.client_name),
    relationship_manager: (table) => id(table, 'relationship_manager', LENGTHS.relationship_manager),
  };
  const optional: Readonly<Record<(typeof OPTIONAL_COLUMNS)[number] | 'import_id', Define>> = {
    trade_no: (table) => id(table, 'trade_no', LENGTHS.trade_no),
    side: (table) => table.string('side', LENGTHS.side),
    issuer: (table) => table.string('issuer', LENGTHS.issuer),
    bond_name: (table) => table.string('bond_name', LENGTHS.bond_name),
    call_date: (table) => table.date('call_date'),
    put_date: (table) => table.date('put_date'),
    face_value: (table) => table.decimal('face_value', 20, 4),
    seniority: (table) => table.string('seniority', LENGTHS.seniority),
    tax_status: (table) => table.string('tax_status', LENGTHS.tax_status),
    ...clientExtras,
    import_id: (table) => table.integer('import_id'),
  };
  const tradeFacts: Define = (table) => {
    id(table, 'bond_id', LENGTHS.bond_id).notNullable();
    table.string('bond_type', LENGTHS.bond_type).notNullable();
    table.date('trade_date').notNullable().index();
    table.decimal('trade_value', 20, 2).notNullable();
    table.date('maturity_date');
    table.date('bond_issue_date');
    table.decimal('coupon_rate', 14, 10);
    table.decimal('ytm', 14, 10);
    table.string('frequency', LENGTHS.frequency);
    table.decimal('tenure_years', 10, 4);
    table.string('rating', LENGTHS.rating);
    for (const define of Object.values(optional)) define(table);
  };
  const trades =
    (more: Define): Define =>
    (table) => {
      table.bigIncrements('id');
      id(table, 'client_id', LENGTHS.client_id).notNullable().index();
      clientFacts(table);
      id(table, 'parent_client_id', LENGTHS.client_id).index();
      tradeFacts(table);
      more(table);
    };
  const tables: ReadonlyArray<readonly [string, Define]> = [
    [TRADES_TABLE, trades(() => {})],
    [REPLACED_TRADES, trades((table) => table.integer('replaced_by').notNullable())],
    [
      CLIENTS_TABLE,
      (table) => {
        id(table, 'client_id', LENGTHS.client_id).notNullable().primary();
        clientFacts(table);
        id(table, 'parent_client_id', LENGTHS.client_id).index();
        for (const define of Object.values(clientExtras)) define(table);
      },
    ],
    [
      REPLACED_CLIENTS,
      (table) => {
        id(table, 'client_id', LENGTHS.client_id).notNullable();
        clientFacts(table);
        id(table, 'parent_client_id', LENGTHS.client_id);
        for (const define of Object.values(clientExtras)) define(table);
        table.integer('replaced_by').notNullable();
        table.boolean('was_there').notNullable();
      },
    ],
  ];
  for (const [name, define] of tables) {
    if (!(await knex.schema.hasTable(name))) await knex.schema.createTable(name, define);
  }
  for (const [name, columns] of [
    [TRADES_TABLE, optional],
    [REPLACED_TRADES, optional],
    [CLIENTS_TABLE, clientExtras],
    [REPLACED_CLIENTS, clientExtras],
  ] as const) {
    const there = await columnsOf(database, name);
    const missing = Object.entries(columns).filter(([column]) => !there.has(column));
    if (missing.length === 0) continue;
    await knex.schema.alterTable(name, (table) => {
      for (const [, define] of missing) define(table as Knex.CreateTableBuilder);
    });
  }
};

/** Moves trades to where an undo finds them. */
export const setTradesAside = async (
  knex: Knex,
  by: number,
  condition: string,
  bindings: readonly (string | number)[],
): Promise<number> => {
  const columns = WRITTEN_COLUMNS.map(quoted).join(', ');
  await knex.raw(
    `insert into ${REPLACED_TRADES} (${columns}, replaced_by) select ${columns}, ? from ${TRADES_TABLE} where ${condition} order by id`,
    [by, ...bindings],
  );
  return knex(TRADES_TABLE).whereRaw(condition, bindings).delete();
};

/** Puts back what an import replaced. */
export const putTradesBack = async (knex: Knex, by: number): Promise<void> => {
  const columns = WRITTEN_COLUMNS.map(quoted).join(', ');
  await knex(TRADES_TABLE).where({ import_id: by }).delete();
  await knex.raw(`insert into ${TRADES_TABLE} (${columns}) select ${columns} from ${REPLACED_TRADES} where replaced_by = ? order by id`, [
    by,
  ]);
};

const CLIENT_LIST = WRITTEN_CLIENT_COLUMNS.map(quoted).join(', ');

/** Replaces what an earlier file said about these clients, and keeps it for an undo. */
export const putClients = async (database: Database, knex: Knex, by: number, rows: readonly Cells[]): Promise<void> => {
  if (rows.length === 0) return;
  const ids = rows.map(([id]) => id as string);
  const marks = ids.map(() => '?').join(', ');
  await knex.raw(
    `insert into ${REPLACED_CLIENTS} (${CLIENT_LIST}, replaced_by, was_there) select ${CLIENT_LIST}, ?, 1 from ${CLIENTS_TABLE} where client_id in (${marks})`,
    [by, ...ids],
  );
  const known = new Set(
    (await knex(CLIENTS_TABLE).whereIn('client_id', ids).select('client_id')).map((row: { client_id: string }) => row.client_id),
  );
  await knex(CLIENTS_TABLE).whereIn('client_id', ids).delete();
  await new RowInserter(database, knex, REPLACED_CLIENTS, ['client_id', 'replaced_by', 'was_there']).insert(
    ids.filter((id) => !known.has(id)).map((id) => [id, by, 0]),
  );
  await new RowInserter(database, knex, CLIENTS_TABLE, WRITTEN_CLIENT_COLUMNS).insert(rows);
};

/** Moves all clients to where an undo finds them. */
export const setClientsAside = async (knex: Knex, by: number): Promise<void> => {
  await knex.raw(
    `insert into ${REPLACED_CLIENTS} (${CLIENT_LIST}, replaced_by, was_there) select ${CLIENT_LIST}, ?, 1 from ${CLIENTS_TABLE}`,
    [by],
  );
  await knex(CLIENTS_TABLE).delete();
};

/** Puts back the clients that an import replaced, and takes out those it brought. */
export const putClientsBack = async (knex: Knex, by: number): Promise<void> => {
  await knex.raw(`delete from ${CLIENTS_TABLE} where client_id in (select client_id from ${REPLACED_CLIENTS} where replaced_by = ?)`, [by]);
  await knex.raw(
    `insert into ${CLIENTS_TABLE} (${CLIENT_LIST}) select ${CLIENT_LIST} from ${REPLACED_CLIENTS} where replaced_by = ? and was_there = 1`,
    [by],
  );
};

/** Forgets what earlier imports replaced: only the last one can be undone. */
export const forgetReplaced = async (knex: Knex): Promise<void> => {
  for (const table of [REPLACED_TRADES, REPLACED_CLIENTS]) await knex(table).delete();
};
