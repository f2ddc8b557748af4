import type { ClientFacts } from '../../../advisor/book/book.ts';
import { type ClientId, clientId, compareBytewise } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { textOf } from '../reading/cells.ts';
import { selectionSql } from '../reading/selection.ts';
import type { FlatSchema } from './flat-schema.ts';
import { readFlatBook } from './read-flat-book.ts';

/**
 * The client's family: up to the ancestor without a parent, then down to all descendants. This includes parents of parents, and a circle of
 * parents ends where it closes. A parent without any row is left out. Null if no client has this id.
 */
export const readFlatFamily = async (database: Database, schema: FlatSchema, id: ClientId): Promise<readonly ClientFacts[] | null> => {
  const named = (await factsOf(database, schema, new Set([id])))[0];
  if (!named) return null;
  const top = await topOf(database, schema, named);
  const family = new Map((await factsOf(database, schema, new Set([top]))).map((facts) => [facts.id, facts]));
  const met = new Set([top]);
  for (let parents: ReadonlySet<ClientId> = met; parents.size > 0; ) {
    const children = await childrenOf(database, schema, parents);
    const next = children.filter(({ id: child }) => !met.has(child));
    for (const child of next) {
      met.add(child.id);
      family.set(child.id, child);
    }
    parents = new Set(next.map((child) => child.id));
  }
  const holder = family.get(top);
  family.delete(top);
  return [...(holder ? [holder] : []), ...[...family.values()].sort((left, right) => compareBytewise(left.id, right.id))];
};

/** The client at the top of the family; in a circle, the bytewise first. We may know nothing about that client. */
const topOf = async (database: Database, schema: FlatSchema, named: ClientFacts): Promise<ClientId> => {
  const above: ClientId[] = [named.id];
  for (let parent = named.parentId; parent !== null; ) {
    const closes = above.indexOf(parent);
    if (closes >= 0) return above.slice(closes).sort(compareBytewise)[0] as ClientId;
    above.push(parent);
    parent = (await factsOf(database, schema, new Set([parent])))[0]?.parentId ?? null;
  }
  return above.at(-1) as ClientId;
};

/**
 * Spellings of an id with blanks around it, which don't belong to it. Trimming the column instead would keep the database from using an
 * index.
 */
const spellingsOf = (ids: ReadonlySet<ClientId>): ReadonlySet<string> =>
  new Set([...ids].flatMap((id) => [id, `${id} `, ` ${id}`, ` ${id} `]));

/** Clients whose newest row that names a parent names one of these. */
const childrenOf = async (database: Database, schema: FlatSchema, parents: ReadonlySet<ClientId>): Promise<readonly ClientFacts[]> => {
  const chosen = selectionSql('t.parent_client_id', spellingsOf(parents));
  const ids = new Set<ClientId>();
  for (const sql of schema.naming.map((naming) => `${naming} where ${chosen.sql}`)) {
    for await (const batch of streamRows(database, sql, chosen.bindings)) {
      for (const [cell] of batch) {
        const id = textOf(cell);
        if (id !== null) ids.add(clientId(id));
      }
    }
  }
  if (ids.size === 0) return [];
  return (await factsOf(database, schema, ids)).filter(({ parentId }) => parentId !== null && parents.has(parentId));
};

/** The facts of these clients, in bytewise order of their ids. */
const factsOf = async (database: Database, schema: FlatSchema, ids: ReadonlySet<ClientId>): Promise<readonly ClientFacts[]> =>
  (await readFlatBook(database, schema, { only: ids })).book.clients;
