import type { Database } from '../database.ts';

/** What was learned, shown and derived. A reset empties these. */
export const LEARNED_TABLES: readonly string[] = [
  'advisor_models',
  'advisor_model_activations',
  'advisor_profile_snapshots',
  'advisor_profiles',
  'advisor_profile_blocks',
  'advisor_recommendations',
  'advisor_recommendation_places',
  'advisor_shown_messages',
  'advisor_inbox',
  'advisor_inbox_outcomes',
  'advisor_feedback_events',
  'advisor_aggregates',
  'advisor_call_lists',
  'advisor_calls',
  'advisor_call_totals',
  'advisor_segment_censuses',
  'advisor_segment_census_parts',
];

/** What people set, registered and did. A reset keeps these. */
export const KEPT_TABLES: readonly string[] = [
  'advisor_people',
  'advisor_access_tokens',
  'advisor_settings',
  'advisor_audit',
  'advisor_audit_keys',
  'advisor_approvals',
  'advisor_registered_clients',
  'advisor_client_merges',
  'advisor_marks',
  'advisor_offer_sheets',
  'advisor_risk_profiles',
  'advisor_watches',
  'advisor_job_runs',
  'advisor_outbox',
  'advisor_digest_subscriptions',
];

/** State of the running program: neither backed up nor restored. */
export const PASSING_TABLES: readonly string[] = [
  'advisor_migrations',
  'advisor_migrations_lock',
  'advisor_migration_lease',
  'advisor_claims',
  'advisor_heartbeats',
];

export interface ProductTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns that are DATETIME on MySQL; on SQLite they're ISO text anyway. */
  readonly times: ReadonlySet<string>;
}

/** The product's own tables in this database without the passing ones, in bytewise order of name. */
export const productTables = async (database: Database): Promise<readonly ProductTable[]> => {
  const columns = database.kind === 'sqlite' ? await sqliteColumns(database) : await mysqlColumns(database);
  const tables = new Map<string, { name: string; columns: string[]; times: Set<string> }>();
  for (const { table, column, type } of columns) {
    if (!table.startsWith('advisor_') || PASSING_TABLES.includes(table)) continue;
    const known = tables.get(table) ?? { name: table, columns: [], times: new Set<string>() };
    tables.set(table, known);
    known.columns.push(column);
    if (type.toLowerCase() === 'datetime') known.times.add(column);
  }
  return [...tables.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
};

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

const sqliteColumns = async ({ knex }: Database): Promise<readonly Column[]> => {
  const rows: Array<Record<string, string>> = await knex.raw(
    "SELECT m.name AS t, c.name AS c FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table' ORDER BY m.name, c.cid",
  );
  return rows.map(({ t = '', c = '' }) => ({ table: t, column: c, type: 'text' }));
};

const mysqlColumns = async ({ knex }: Database): Promise<readonly Column[]> => {
  const [rows]: Array<Array<Record<string, string>>> = await knex.raw(
    'SELECT table_name AS t, column_name AS c, data_type AS d FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position',
  );
  return (rows ?? []).map(({ t = '', c = '', d = '' }) => ({ table: t, column: c, type: d }));
};
