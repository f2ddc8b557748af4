import type { Field } from '../mapping/fields.ts';
import type { Section } from '../mapping/mapping.ts';
import type { Columns } from './answered.ts';
import { columnsBy, has } from './columns-of-table.ts';
import type { Table } from './database-tables.ts';
import { claimColumn, joinTables, type Look, linkTables } from './link-tables.ts';

const BOND_FIELDS: readonly Field[] = [
  'isin',
  'bond',
  'type',
  'coupon',
  'maturity',
  'issued',
  'call',
  'put',
  'frequency',
  'rating',
  'agency',
  'issuer',
  'bondName',
  'face',
  'tenure',
];
const RATING_FIELDS: readonly Field[] = ['isin', 'bond', 'rating', 'agency'];
const OFFER_FIELDS: readonly Field[] = ['isin', 'bond', 'yield', 'minimum', 'until', 'offered'];

/** Finds the tables that know bonds: the one that the trades point at (maybe through offers), its ratings and its offers. */
export const bondTables = async (
  look: Look,
  trades: Table,
  columns: Columns,
  tables: readonly Table[],
): Promise<{ bonds?: Section; ratings?: Section; offers?: Section }> => {
  const { database, zone } = look;
  const candidates = tables
    .map((table) => ({ table, columns: columnsBy(table, BOND_FIELDS, zone) }))
    .filter(({ columns: found }) => has(found, 'coupon', 'maturity', 'issued', 'type', 'issuer') > 1)
    .sort((left, right) => has(right.columns, ...BOND_FIELDS) - has(left.columns, ...BOND_FIELDS));
  for (const { table, columns: found } of candidates) {
    const link = await linkTables(database, trades, columns, table, ['isin', 'bond', 'id']);
    const through = link === null ? await throughOffers(look, trades, columns, table, tables) : null;
    if (link === null && through === null) continue;
    const own: Columns = { ...found };
    if (link) joinTables(columns, link[0], own, link[1], 'bondKey');
    else if (through) own.key = through.key;
    const ratings = await about(look, table, own, tables, RATING_FIELDS, (facts) => facts.rating !== undefined);
    const offers =
      through?.offers ??
      (await about(
        look,
        table,
        own,
        tables.filter((other) => other !== trades),
        OFFER_FIELDS,
        (facts) => has(facts, 'until', 'minimum', 'yield') > 1,
      ));
    return { bonds: { table: table.name, columns: own }, ...(ratings && { ratings }), ...(offers && { offers }) };
  }
  return {};
};

/** Trades that point at offers, which point at bonds. */
const throughOffers = async (
  { database, zone }: Look,
  trades: Table,
  columns: Columns,
  bonds: Table,
  tables: readonly Table[],
): Promise<{ key: string; offers: Section } | null> => {
  for (const offers of tables) {
    if (offers === bonds) continue;
    const link = await linkTables(database, trades, columns, offers, ['id']);
    const onward = link && (await linkTables(database, offers, {}, bonds, ['id']));
    if (!link || !onward || onward[0] === link[1]) continue;
    const facts = columnsBy(offers, OFFER_FIELDS, zone);
    claimColumn(facts, onward[0]);
    claimColumn(columns, link[0]);
    columns.offerKey = link[0];
    return { key: onward[1], offers: { table: offers.name, columns: { ...facts, key: link[1], bondKey: onward[0] } } };
  }
  return null;
};

/** A table that knows more of the bonds: it names them by ISIN, by id or by key. */
const about = async (
  { database, zone }: Look,
  bonds: Table,
  own: Columns,
  tables: readonly Table[],
  fields: readonly Field[],
  fits: (columns: Columns) => boolean,
): Promise<Section | null> => {
  for (const table of tables) {
    const facts = columnsBy(table, fields, zone);
    if (table === bonds || !fits(facts)) continue;
    const link = await linkTables(database, table, {}, bonds, ['isin', 'id']);
    if (link === null) continue;
    joinTables(facts, link[0], own, link[1], 'bondKey');
    return { table: table.name, columns: facts };
  }
  return null;
};
