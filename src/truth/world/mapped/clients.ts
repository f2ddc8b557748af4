import type { Database } from '../../../data/database.ts';
import type { Client } from '../world.ts';
import { hasField, type MappingDocument, type Section, sectionsOf } from './document.ts';
import { type Key, rowsOfSection, type SectionRow } from './section-rows.ts';

interface Facts {
  readonly name: string | null;
  readonly born: number | null;
  readonly age: number | null;
  readonly gender: Client['gender'];
  readonly band: Client['recordedBand'];
  readonly assessed: number | null;
  readonly parent: string | null;
  readonly manager: string | null;
}

const CLIENT_FIELDS = ['clientName', 'born', 'age', 'gender', 'legalForm', 'band', 'assessed', 'parent', 'manager', 'managerKey'];

/** Whether rows of a section say anything about clients. */
export const tellsOfClients = (section: Section): boolean => CLIENT_FIELDS.some((field) => hasField(section, field));

const genderIn = (row: SectionRow, section: Section): Client['gender'] => {
  const form = row.text('legalForm');
  if (form === 'HUF') return 'HUF';
  // Where legal forms are kept, only an individual has a gender.
  return hasField(section, 'legalForm') && form !== 'individual' ? null : row.gender();
};

/** What a row says of its client. */
export const factsIn = (row: SectionRow, section: Section): Facts => {
  const key = row.key('managerKey');
  return {
    name: row.text('clientName'),
    born: row.day('born') ?? null,
    age: row.age(),
    gender: genderIn(row, section),
    band: row.band(),
    assessed: row.day('assessed') ?? null,
    parent: row.text('parent'),
    manager: key === null ? row.text('manager') : String(key),
  };
};

interface Known {
  facts: Partial<Record<keyof Facts, NonNullable<Facts[keyof Facts]>>>;
  /** On which day a fact was heard; sections of clients count for ever. */
  readonly on: Partial<Record<keyof Facts, number>>;
  holder: Key | null;
}

const FOR_EVER = Number.POSITIVE_INFINITY;

/** The clients of a mapped book, by what all its sections say. */
export class MappedClients {
  readonly #known = new Map<string, Known>();
  readonly #holders = new Map<Key, string>();
  readonly #members = new Map<Key, string>();
  readonly #managerOf = new Map<Key, string>();

  #of(id: string): Known {
    const known = this.#known.get(id) ?? { facts: {}, on: {}, holder: null };
    this.#known.set(id, known);
    return known;
  }

  /** Sections of clients: the first that has a fact decides, and of several assessments the newest. */
  async read(database: Database, document: MappingDocument, zone: string): Promise<void> {
    const sections = sectionsOf(document, 'clients');
    const rooted = sections.filter((section) => hasField(section, 'client'));
    const keyed = rooted.filter((section) => hasField(section, 'key'));
    // A client with a holder's key is a member of the holder's family.
    const [own, under] = [keyed.filter((each) => !hasField(each, 'holderKey')), keyed.filter((each) => hasField(each, 'holderKey'))];
    const [holders, members] = [own.length > 0 ? own : keyed, under.length > 0 ? under : keyed];
    for (const section of rooted) {
      const seen = new Set<string>();
      for await (const row of rowsOfSection(database, document, section, zone, 'key')) {
        const [id, key] = [row.raw('client'), row.key('key')];
        const facts = factsIn(row, section);
        if (key !== null && holders.includes(section) && facts.manager !== null) this.#managerOf.set(key, facts.manager);
        if (id === null) continue;
        if (key !== null && holders.includes(section)) this.#holders.set(key, id);
        if (key !== null && members.includes(section)) this.#members.set(key, id);
        if (seen.has(id) && !hasField(section, 'assessed')) continue;
        seen.add(id);
        this.#of(id).holder ??= row.key('holderKey');
        this.#add(id, facts);
      }
    }
    for (const section of sections.filter((each) => !hasField(each, 'client') && hasField(each, 'key'))) {
      for await (const row of rowsOfSection(database, document, section, zone)) {
        const id = this.#holders.get(row.key('key') ?? '');
        if (id !== undefined) this.#add(id, factsIn(row, section));
      }
    }
  }

  #add(id: string, said: Facts): void {
    const { facts, on } = this.#of(id);
    const isNewer = said.assessed !== null && (facts.assessed === undefined || said.assessed > Number(facts.assessed));
    for (const [fact, value] of Object.entries(said) as [keyof Facts, Facts[keyof Facts]][]) {
      const counts = on[fact] !== FOR_EVER || (isNewer && (fact === 'band' || fact === 'assessed'));
      if (value === null || !counts) continue;
      on[fact] = FOR_EVER;
      facts[fact] = value;
    }
  }

  /** The client of a trade: by id, else as a family's member, else as the holder. */
  ofTrade(row: SectionRow): string | null {
    const id = row.raw('client');
    if (id !== null) return id;
    const member = row.key('memberKey');
    if (member !== null) return this.#members.get(member) ?? null;
    return this.#holders.get(row.key('holderKey') ?? '') ?? null;
  }

  /** What a purchase says of its client; the newest that has a fact counts. */
  hear(id: string, said: Facts | null, day: number): void {
    const { facts, on } = this.#of(id);
    for (const [fact, value] of Object.entries(said ?? {}) as [keyof Facts, Facts[keyof Facts]][]) {
      if (value === null || day < (on[fact] ?? Number.NEGATIVE_INFINITY)) continue;
      on[fact] = day;
      facts[fact] = value;
    }
  }

  all(): ReadonlyMap<string, Client> {
    const clients = new Map<string, Client>();
    for (const [id, { facts: said, holder }] of this.#known) {
      const facts = said as Partial<Facts>;
      const ofHolder = holder === null ? undefined : this.#holders.get(holder);
      const parent = facts.parent ?? (ofHolder === id ? null : ofHolder) ?? null;
      clients.set(id, {
        id,
        name: facts.name ?? null,
        born: facts.born ?? null,
        recordedAge: facts.age ?? null,
        ageRecordedOn: null,
        gender: facts.gender ?? null,
        recordedBand: facts.band ?? null,
        assessedOn: facts.band == null ? null : (facts.assessed ?? null),
        importedOn: null,
        parent: parent === id ? null : parent,
        missingHolder: holder !== null && ofHolder === undefined ? String(holder) : null,
        manager: facts.manager ?? (holder === null ? null : (this.#managerOf.get(holder) ?? null)),
        neededOn: null,
        registered: false,
      });
    }
    return clients;
  }
}
