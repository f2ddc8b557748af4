import type { ClientFacts } from '../../../advisor/book/book.ts';
import { type ClientId, clientId } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { textOf } from '../reading/cells.ts';
import { readFirmFacts } from './firm-clients.ts';
import type { FirmSchema } from './firm-schema.ts';

const MEMBERS_OF = `select m.user_member_id, h.client_id from user_members m join users h on h.id = m.parent_id where h.client_id = ?`;

/** The client's family: the holder, then the members in bytewise order. Null if no client has this id. */
export const readFirmFamily = async (database: Database, schema: FirmSchema, id: ClientId): Promise<readonly ClientFacts[] | null> => {
  const named = (await readFirmFacts(database, schema, [id]))[0];
  if (!named) return null;
  const holder = named.parentId ?? named.id;
  const members = new Set<ClientId>();
  for await (const batch of streamRows(database, MEMBERS_OF, [holder])) {
    for (const [member, parent] of batch) {
      const found = textOf(member);
      // The database's collation may match another holder's id too. We compare the bytes.
      if (found !== null && textOf(parent) === holder) members.add(clientId(found));
    }
  }
  const family = await readFirmFacts(database, schema, [holder, ...members]);
  // If several rows have a member's id, the first one decides who the holder is.
  return [...family.filter((one) => one.id === holder), ...family.filter((one) => one.id !== holder && one.parentId === holder)];
};
