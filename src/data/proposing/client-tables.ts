import type { Field } from '../mapping/fields.ts';
import type { Section } from '../mapping/mapping.ts';
import { type Columns, headingOf } from './answered.ts';
import { columnsBy, has } from './columns-of-table.ts';
import { pointsAt, type Table } from './database-tables.ts';
import { claimColumn, type Look, linkTables } from './link-tables.ts';

const CLIENT_FIELDS: readonly Field[] = ['client', 'parent', 'band', 'assessed', 'gender', 'born', 'age', 'manager', 'clientName'];
const MANAGER_FIELDS: readonly Field[] = ['email', 'managerName', 'manager'];

/** Finds the tables that know clients: the one that the trades point at, those that point at it, and the managers. */
export const clientTables = async (
  look: Look,
  trades: Table,
  columns: Columns,
  tables: readonly Table[],
): Promise<{ clients?: Section[]; managers?: Section }> => {
  const { database, zone } = look;
  const candidates = tables
    .map((table) => ({ table, columns: columnsBy(table, CLIENT_FIELDS, zone) }))
    .filter(({ columns: found }) => has(found, 'band', 'gender', 'born', 'age', 'parent', 'clientName') > 0)
    .sort((left, right) => has(right.columns, ...CLIENT_FIELDS) - has(left.columns, ...CLIENT_FIELDS));
  for (const { table, columns: found } of candidates) {
    const link = await linkTables(database, trades, columns, table, ['client', 'id']);
    if (link === null) continue;
    const [column, key] = link;
    const client = found.client && headingOf(found.client);
    claimColumn(columns, column);
    const own: Columns = { ...found };
    if (key === client || client === undefined || client === null) {
      columns.client = column;
      own.client = key;
    } else {
      columns.holderKey = column;
      own.key = key;
    }
    await fixParent(look, table, own, key);
    const sections: Section[] = [{ table: table.name, columns: own }];
    for (const other of candidates) {
      if (other.table === table) continue;
      const about = await linkTables(database, other.table, {}, table, ['client', 'id']);
      if (about === null || (about[1] !== key && about[1] !== client)) continue;
      const facts: Columns = { ...other.columns };
      claimColumn(facts, about[0]);
      facts[about[1] === headingOf(own.client ?? '') ? 'client' : 'key'] = about[0];
      if (has(facts, 'band', 'gender', 'born', 'age') > 0) sections.push({ table: other.table.name, columns: facts });
    }
    return { clients: sections, ...(await managersOf(look, table, own, tables)) };
  }
  return {};
};

/** Finds the parent's column: its values are keys of the same table, either ids or holders' keys. */
const fixParent = async ({ database }: Look, table: Table, own: Columns, key: string): Promise<void> => {
  const named = own.parent && headingOf(own.parent);
  const used = new Set(Object.values(own).map((spec) => spec && headingOf(spec)));
  const client = own.client && headingOf(own.client);
  for (const column of named ? [named] : table.columns.filter((each) => each !== key && !used.has(each))) {
    const target = await pointsAt(database, table, column, table, [key]);
    if (target !== key && target !== client) continue;
    delete own.parent;
    own[target === client ? 'parent' : 'holderKey'] = column;
    return;
  }
};

const managersOf = async (
  { database, zone }: Look,
  clients: Table,
  own: Columns,
  tables: readonly Table[],
): Promise<{ managers?: Section }> => {
  const column = own.manager && headingOf(own.manager);
  if (!column) return {};
  for (const table of tables) {
    const found = columnsBy(table, MANAGER_FIELDS, zone);
    if (table === clients || has(found, 'email', 'managerName') === 0) continue;
    const key = await pointsAt(database, clients, column, table, ['id']);
    if (key === null) continue;
    const { manager: _, ...facts } = found;
    return { managers: { table: table.name, columns: { ...facts, key } } };
  }
  return {};
};
