import type { ClientFacts } from '../../../advisor/book/book.ts';
import { type ClientId, clientId } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { textOf } from '../reading/cells.ts';
import { selectionSql, spellingsOf } from '../reading/selection.ts';
import { walkFamily } from '../reading/walk-family.ts';
import type { FlatSchema } from './flat-schema.ts';
import { readFlatBook } from './read-flat-book.ts';

/** The client's family. Null if no client has this id. */
export const readFlatFamily = (database: Database, schema: FlatSchema, id: ClientId): Promise<readonly ClientFacts[] | null> =>
  walkFamily(id, { factsOf: (ids) => factsOf(database, schema, ids), childrenOf: (parents) => childrenOf(database, schema, parents) });

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
