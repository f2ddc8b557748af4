import type { Database } from '../../data/database.ts';
import { birthdaysBetween, dayAt } from './calendar.ts';
import { instantIn, textIn } from './cells.ts';
import { hasTable, rowsOf } from './rows.ts';
import type { Client, Intake } from './world.ts';

/** A client whom an adviser registered, as the product's own tables have them. */
export interface Registered {
  readonly id: string;
  /** The client of the firm's book they were linked to; null until then. */
  readonly bookId: string | null;
  readonly client: Client;
  readonly intake: Intake;
}

interface Document {
  readonly on: number;
  readonly birthDay: number | null;
  readonly age: number | null;
  readonly gender: Client['gender'];
  readonly band: {
    readonly band: 'A' | 'B' | 'C';
    readonly scored?: { readonly sum: number; readonly most: number; readonly band: 'A' | 'B' | 'C' };
  };
  readonly expectedAmount: number;
  readonly horizonDays: number | null;
  readonly parentId: string | null;
  readonly name: string | null;
}

/** Registered clients, oldest link first. Leaves out their relationship manager, since the checker sees all clients. */
export const readRegistered = async (own: Database, zone: string): Promise<readonly Registered[]> => {
  if (!(await hasTable(own, 'advisor_registered_clients'))) return [];
  const links = new Map<string, { readonly bookId: string; readonly at: string }>();
  for await (const row of rowsOf(own, 'advisor_client_merges')) {
    links.set(textIn(row.client_id) ?? '', { bookId: textIn(row.book_id) ?? '', at: String(row.merged_at) });
  }
  const found: Array<Registered & { readonly at: string }> = [];
  for await (const row of rowsOf(own, 'advisor_registered_clients')) {
    const id = textIn(row.client_id);
    if (id === null) continue;
    const facts = JSON.parse(String(row.document)) as Document;
    const client: Client = {
      id,
      name: facts.name,
      born: facts.birthDay,
      recordedAge: facts.age,
      ageRecordedOn: facts.on,
      gender: facts.gender,
      // A band above the questionnaire's waits for a second person.
      recordedBand: [facts.band.band, facts.band.scored?.band ?? 'A'].sort()[0] as 'A' | 'B' | 'C',
      assessedOn: facts.on,
      importedOn: null,
      parent: facts.parentId === id ? null : facts.parentId,
      missingHolder: null,
      manager: textIn(row.relationship_manager_id),
      neededOn: facts.horizonDays === null ? null : facts.on + facts.horizonDays,
      registered: true,
    };
    const link = links.get(id);
    const { expectedAmount: expected, band, horizonDays } = facts;
    const points = { points: band.scored?.sum ?? null, mostPoints: band.scored?.most ?? null };
    const intake = { on: dayAt(instantIn(row.registered_at), zone), expected, horizonDays, ...points };
    found.push({ id, bookId: link?.bookId ?? null, client, intake, at: link?.at ?? '' });
  }
  return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
};

/** What the book says of a client, completed from the intake where it says nothing. The family comes from the book alone. */
export const completed = (book: Client, intake: Client, today: number): Client => {
  const years = book.born === null ? 0 : birthdaysBetween(book.born, today);
  const agedByBook = (years >= 1 && years <= 120) || book.recordedAge !== null;
  return {
    ...book,
    name: book.name ?? intake.name,
    born: agedByBook ? book.born : intake.born,
    recordedAge: agedByBook ? book.recordedAge : intake.recordedAge,
    ageRecordedOn: agedByBook ? book.ageRecordedOn : intake.ageRecordedOn,
    gender: book.gender ?? intake.gender,
    ...(book.recordedBand === null && { recordedBand: intake.recordedBand, assessedOn: intake.assessedOn, importedOn: null }),
    neededOn: book.neededOn ?? intake.neededOn,
  };
};
