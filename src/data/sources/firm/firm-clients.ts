import { BookBuilder, type ClientFacts, type Gender } from '../../../advisor/book/book.ts';
import { type ClientId, clientId, type Day } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { textOf, trimmedTextOf, wholeNumberOf } from '../reading/cells.ts';
import { genderOf, INDIVIDUAL } from '../reading/codes.ts';
import { selectionSql } from '../reading/selection.ts';
import { declaredColumns, type SentCell, sentDay } from '../reading/sent-cells.ts';
import { Tally } from '../reading/tally.ts';
import type { FirmSchema } from './firm-schema.ts';

/** Maps the row ids of holders and members to their places in the book being built. */
export interface FirmClients {
  readonly holders: ReadonlyMap<number, number>;
  readonly members: ReadonlyMap<number, number>;
}

const holders = (schema: FirmSchema, birth: string): string =>
  `select u.id, u.client_id, ${birth}, u.user_type, u.gender, null, u.rm_id, ${schema.has('users.name') ? 'u.name' : 'null'}, null from users u`;
const members = (schema: FirmSchema, birth: string): string =>
  `select m.id, m.user_member_id, ${birth}, m.user_type, m.gender, h.client_id, h.rm_id, ${schema.has('user_members.name') ? 'm.name' : 'null'}, m.parent_id
  from user_members m left join users h on h.id = m.parent_id`;

const TABLES = {
  users: { alias: 'u', id: 'client_id', sql: holders },
  user_members: { alias: 'm', id: 'user_member_id', sql: members },
} as const;

/**
 * Puts every holder and member with a client id into the book, even those without orders. A member has the holder's relationship manager;
 * if the holder is missing, the member has neither parent nor manager, and `missingHolder` is the number in `parent_id`. A client is never
 * their own parent.
 *
 * One id is one client. If several rows have it, the client gets all their orders and the facts of the first row (holders before members,
 * then by row id). The other rows are counted.
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
  const read = async (table: keyof typeof TABLES): Promise<ReadonlyMap<number, number>> => {
    const { alias, id: idColumn, sql } = TABLES[table];
    // A few rows are sent as they are: asking how would take longer.
    const declared = only ? undefined : (await declaredColumns(database, table)).get('date_of_birth');
    const birth = sentDay(`${alias}.date_of_birth`, declared);
    const places = new Map<number, number>();
    // The database's collation may match more than we asked for ("c1 " for "C1"). We compare the bytes below.
    const chosen = selectionSql(`${alias}.${idColumn}`, only ?? 'all');
    const query = `${sql(schema, birth.sql)} where ${chosen.sql} order by ${alias}.id`;
    for await (const batch of streamRows(database, query, chosen.bindings)) {
      for (const row of batch) {
        const number = wholeNumberOf(row[0]);
        const id = textOf(row[1]);
        if (number === null || id === null || (only !== undefined && !only.has(clientId(id)))) continue;
        const known = builder.clientPlace(id);
        if (known !== undefined) tally.add('client id used twice');
        places.set(number, known ?? putClient(builder, clientId(id), row, birth, tally));
      }
    }
    return places;
  };
  return { holders: await read('users'), members: await read('user_members') };
};

/** The facts of these clients, in bytewise order of their ids. */
export const readFirmFacts = async (database: Database, schema: FirmSchema, ids: Iterable<ClientId>): Promise<readonly ClientFacts[]> => {
  const builder = new BookBuilder();
  await readFirmClients(database, schema, builder, new Tally(), new Set(ids));
  return builder.finish().clients;
};

const putClient = (
  builder: BookBuilder,
  id: ClientId,
  row: readonly unknown[],
  birth: SentCell<Day | null | undefined>,
  tally: Tally,
): number => {
  const parent = textOf(row[5]);
  const manager = wholeNumberOf(row[6]);
  const name = trimmedTextOf(row[7]);
  const holder = wholeNumberOf(row[8]);
  return builder.putClient({
    id,
    birthDay: tally.field('birth date', birth.read(row[2]), believedBirthDay),
    recordedAge: null,
    gender: readGenderCodes(row[3], row[4], tally),
    recordedBand: null,
    parentId: parent === null || parent === id ? null : clientId(parent),
    ...(parent === null && holder !== null && holder !== 0 && { missingHolder: String(holder) }),
    relationshipManagerId: manager === null || manager === 0 ? null : String(manager),
    ...(name === null ? {} : { name }),
  });
};

/** 1 January 1900. Anyone born earlier isn't in a book. `withPlausibleBirthDays` checks ages against the days of the trades. */
const EARLIEST_BIRTH = -25_567;

const believedBirthDay = (day: Day | null | undefined): Day | null | undefined =>
  typeof day === 'number' && day < EARLIEST_BIRTH ? undefined : day;

const readGenderCodes = (userType: unknown, gender: unknown, tally: Tally): Gender | null => {
  const [type, code] = [wholeNumberOf(userType), wholeNumberOf(gender)];
  const known = genderOf(type, code);
  if (known === null && type === INDIVIDUAL && code !== null && code !== 0) tally.add('gender');
  return known;
};
