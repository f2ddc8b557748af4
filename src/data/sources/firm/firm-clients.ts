import type { BookBuilder, Gender } from '../../../advisor/book.ts';
import { type ClientId, clientId, type Day } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { readDay, textOf, trimmedTextOf, wholeNumberOf } from '../cells.ts';
import { genderOf } from '../codes.ts';
import { selectionSql } from '../selection.ts';
import type { Tally } from '../tally.ts';
import type { FirmSchema } from './firm-schema.ts';

/** Holders and members by their row ids, as places in the book that is being built. */
export interface FirmClients {
  readonly holders: ReadonlyMap<number, number>;
  readonly members: ReadonlyMap<number, number>;
}

const holders = (schema: FirmSchema): string =>
  `select u.id, u.client_id, u.date_of_birth, u.user_type, u.gender, null, u.rm_id, ${schema.has('users.name') ? 'u.name' : 'null'} from users u`;
const members = (schema: FirmSchema): string =>
  `select m.id, m.user_member_id, m.date_of_birth, m.user_type, m.gender, h.client_id, h.rm_id, ${schema.has('user_members.name') ? 'm.name' : 'null'}
  from user_members m left join users h on h.id = m.parent_id`;

/**
 * Puts every holder and member with a client id into the book, those without any order too. The relationship manager is the holder's;
 * a member whose holder is missing has neither parent nor manager. Nobody is their own parent.
 *
 * One id is one client. Where several rows carry it, their orders are this client's, and the facts are those of the first row (holders before
 * members, then by row id); the others are counted.
 *
 * @param only reads just the rows of these clients.
 */
export const readFirmClients = async (
  database: Database,
  schema: FirmSchema,
  builder: BookBuilder,
  tally: Tally,
  only?: ReadonlySet<ClientId>,
): Promise<FirmClients> => {
  const read = async (sql: string, idColumn: string, rowId: string): Promise<ReadonlyMap<number, number>> => {
    const places = new Map<number, number>();
    // The database may find more than is asked for: its collation takes "c1 " for "C1". The bytes decide below.
    const chosen = selectionSql(idColumn, only ?? 'all');
    for await (const batch of streamRows(database, `${sql} where ${chosen.sql} order by ${rowId}`, chosen.bindings)) {
      for (const row of batch) {
        const [number, id] = [wholeNumberOf(row[0]), textOf(row[1])];
        if (number === null || id === null || (only !== undefined && !only.has(clientId(id)))) continue;
        const known = builder.clientPlace(id);
        if (known !== undefined) tally.add('client id used twice');
        places.set(number, known ?? putClient(builder, clientId(id), row, tally));
      }
    }
    return places;
  };
  return {
    holders: await read(holders(schema), 'u.client_id', 'u.id'),
    members: await read(members(schema), 'm.user_member_id', 'm.id'),
  };
};

const putClient = (builder: BookBuilder, id: ClientId, row: readonly unknown[], tally: Tally): number => {
  const parent = textOf(row[5]);
  const manager = wholeNumberOf(row[6]);
  const name = trimmedTextOf(row[7]);
  return builder.putClient({
    id,
    birthDay: tally.field('birth date', row[2], readBirthDay),
    recordedAge: null,
    gender: readGenderCodes(row[3], row[4], tally),
    recordedBand: null,
    parentId: parent === null || parent === id ? null : clientId(parent),
    relationshipManagerId: manager === null || manager === 0 ? null : String(manager),
    ...(name === null ? {} : { name }),
  });
};

/** 1 January 1900: who was born before is in no book. What is absurd beside the days of the trades is found by `withPlausibleBirthDays`. */
const EARLIEST_BIRTH = -25_567;

const readBirthDay = (cell: unknown): Day | null | undefined => {
  const day = readDay(cell);
  return typeof day === 'number' && day < EARLIEST_BIRTH ? undefined : day;
};

const INDIVIDUAL = 1;

const readGenderCodes = (userType: unknown, gender: unknown, tally: Tally): Gender | null => {
  const [type, code] = [wholeNumberOf(userType), wholeNumberOf(gender)];
  const known = genderOf(type, code);
  if (known === null && type === INDIVIDUAL && code !== null && code !== 0) tally.add('gender');
  return known;
};
