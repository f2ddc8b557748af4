import { BookBuilder, type ClientFacts } from '../../../advisor/book.ts';
import { type ClientId, clientId } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { textOf } from '../cells.ts';
import { Tally } from '../tally.ts';
import { readFirmClients } from './firm-clients.ts';
import type { FirmSchema } from './firm-schema.ts';

const MEMBERS_OF = `select m.user_member_id, h.client_id from user_members m join users h on h.id = m.parent_id where h.client_id = ?`;

/** The holder, then the members bytewise, whichever of them was named. Null where nobody has this id. */
export const readFirmFamily = async (database: Database, schema: FirmSchema, id: ClientId): Promise<readonly ClientFacts[] | null> => {
  const named = (await factsOf(database, schema, [id]))[0];
  if (!named) return null;
  const holder = named.parentId ?? named.id;
  const members = new Set<ClientId>();
  for await (const batch of streamRows(database, MEMBERS_OF, [holder])) {
    for (const [member, parent] of batch) {
      const found = textOf(member);
      // The database's collation may take another holder's id for this one. The bytes decide.
      if (found !== null && textOf(parent) === holder) members.add(clientId(found));
    }
  }
  const family = await factsOf(database, schema, [holder, ...members]);
  // Of a member whose id stands in several rows the first one says who the holder is.
  return [...family.filter((one) => one.id === holder), ...family.filter((one) => one.id !== holder && one.parentId === holder)];
};

/** In bytewise order of the ids. */
const factsOf = async (database: Database, schema: FirmSchema, ids: readonly ClientId[]): Promise<readonly ClientFacts[]> => {
  const builder = new BookBuilder();
  await readFirmClients(database, schema, builder, new Tally(), new Set(ids));
  return builder.finish().clients;
};
