import type { BookBuilder, ClientFacts } from '../../../advisor/book/book.ts';
import { type ClientId, clientId, type Day } from '../../../advisor/units.ts';
import { textOf } from '../reading/cells.ts';
import type { Selection } from '../reading/selection.ts';
import type { Tally } from '../reading/tally.ts';
import { type Key, keyOf, type MappedSection } from './mapped-section.ts';
import { factsReader, NOTHING, type Said } from './said-of-client.ts';

/** Which sections hold clients of their own, which of those the holders, and which the members. */
const rolesOf = (sections: readonly MappedSection[]) => {
  const rooted = sections.filter((section) => section.has('client'));
  const keyed = rooted.filter((section) => section.has('key'));
  const [withHolder, without] = [keyed.filter((section) => section.has('holderKey')), keyed.filter((section) => !section.has('holderKey'))];
  return { rooted, holders: without.length > 0 ? without : keyed, members: withHolder.length > 0 ? withHolder : keyed };
};

interface Known {
  readonly said: Said;
  /** On which day each fact was heard; the `clients` sections count for ever. */
  readonly on: Partial<Record<keyof Said, number>>;
  place: number;
  holder: Key | null;
}

const FOR_EVER = Number.POSITIVE_INFINITY;

/** The clients of a mapped book, from all sections that know something of them. */
export class MappedClients {
  readonly #known = new Map<ClientId, Known>();
  readonly #holders = new Map<Key, ClientId>();
  readonly #members = new Map<Key, ClientId>();
  readonly #builder: BookBuilder;

  constructor(builder: BookBuilder) {
    this.#builder = builder;
  }

  /** The client of a trade: by id, else the member, else the holder. */
  ofTrade(id: string | null, member: Key | null, holder: Key | null): ClientId | null {
    if (id !== null) return clientId(id);
    if (member !== null) return this.#members.get(member) ?? null;
    return holder === null ? null : (this.#holders.get(holder) ?? null);
  }

  place(id: ClientId): number {
    return this.#of(id).place;
  }

  get holderKeys(): ReadonlySet<Key> {
    return new Set(this.#holders.keys());
  }

  get memberKeys(): ReadonlySet<Key> {
    return new Set(this.#members.keys());
  }

  #of(id: ClientId): Known {
    let known = this.#known.get(id);
    if (known === undefined) {
      known = { said: { ...NOTHING }, on: {}, holder: null, place: this.#builder.putClient(factsOf(id, NOTHING)) };
      this.#known.set(id, known);
    }
    return known;
  }

  /** Adds what a trade says: each fact from the newest trade that has it. */
  hear(id: ClientId, said: Said, day: Day): void {
    const known = this.#of(id);
    for (const fact of Object.keys(NOTHING) as (keyof Said)[]) {
      if (said[fact] === null || day < (known.on[fact] ?? Number.NEGATIVE_INFINITY)) continue;
      known.on[fact] = day;
      Object.assign(known.said, { [fact]: said[fact] });
    }
  }

  /**
   * Reads the sections of clients. The first that has a fact decides; of several assessments the newest does.
   * @param only reads just the rows of these clients, and those of their holders
   */
  async read(sections: readonly MappedSection[], tally: Tally, only?: ReadonlySet<ClientId>): Promise<void> {
    const { rooted, holders, members } = rolesOf(sections);
    for (const section of rooted) {
      const facts = factsReader(section, tally);
      const seen = new Set<ClientId>();
      const chosen = section.chosen('client', only ?? 'all');
      for await (const batch of section.rows(['client', 'key', 'holderKey', ...facts.fields], chosen, { by: 'key' })) {
        for (const row of batch) {
          const id = textOf(row[0]) as ClientId | null;
          // The database's collation may match more than we asked for.
          if (id === null || (only !== undefined && !only.has(id))) continue;
          const [key, holder] = [keyOf(row[1]), keyOf(row[2])];
          if (key !== null && holders.includes(section)) this.#holders.set(key, id);
          if (key !== null && members.includes(section)) this.#members.set(key, id);
          if (seen.has(id) && !section.has('assessed')) {
            tally.add('client id used twice');
            continue;
          }
          seen.add(id);
          const known = this.#of(id);
          known.holder ??= holder;
          this.#add(known, facts.read(row.slice(3)));
        }
      }
    }
    await this.#readKeyed(sections, tally, only);
    await this.#resolveHolders(holders, only);
  }

  /** Reads just the ids behind keys, without facts. */
  async readIds(sections: readonly MappedSection[], holderKeys: Selection<Key>, memberKeys: Selection<Key>): Promise<void> {
    const { holders, members } = rolesOf(sections);
    for (const [role, keys, ids] of [
      [holders, holderKeys, this.#holders],
      [members, memberKeys, this.#members],
    ] as const) {
      for (const section of role) {
        for await (const batch of section.rows(['key', 'client'], section.chosen('key', keys))) {
          for (const row of batch) {
            const [key, id] = [keyOf(row[0]), textOf(row[1])];
            if (key !== null && id !== null) ids.set(key, clientId(id));
          }
        }
      }
    }
  }

  #add(known: Known, said: Said): void {
    const newer = said.assessed !== null && (known.said.assessed === null || said.assessed > known.said.assessed);
    for (const fact of Object.keys(NOTHING) as (keyof Said)[]) {
      const replaces = known.on[fact] !== FOR_EVER || (newer && (fact === 'recordedBand' || fact === 'assessed'));
      if (said[fact] === null || !replaces) continue;
      known.on[fact] = FOR_EVER;
      Object.assign(known.said, { [fact]: said[fact] });
    }
  }

  /** Sections that know their clients only by the holders' key, such as a table of risk profiles. */
  async #readKeyed(sections: readonly MappedSection[], tally: Tally, only: ReadonlySet<ClientId> | undefined): Promise<void> {
    for (const section of sections) {
      if (section.has('client') || !section.has('key')) continue;
      const facts = factsReader(section, tally);
      const chosen = section.chosen('key', only === undefined ? 'all' : new Set(this.#holders.keys()));
      for await (const batch of section.rows(['key', ...facts.fields], chosen)) {
        for (const row of batch) {
          const id = this.#holders.get(keyOf(row[0]) ?? '');
          if (id !== undefined) this.#add(this.#of(id), facts.read(row.slice(1)));
        }
      }
    }
  }

  /** A member's parent is the holder, and so is the manager's client. */
  async #resolveHolders(holders: readonly MappedSection[], only: ReadonlySet<ClientId> | undefined): Promise<void> {
    const managers = new Map<Key, string>();
    const wanted = new Set<Key>();
    for (const { holder } of this.#known.values()) if (holder !== null) wanted.add(holder);
    if (wanted.size === 0) return;
    const ids = new Map(this.#holders);
    for (const section of holders) {
      if (only === undefined && !section.has('managerKey') && !section.has('manager')) continue;
      const manager = section.has('managerKey') ? 'managerKey' : 'manager';
      for await (const batch of section.rows(['key', 'client', manager], section.chosen('key', wanted))) {
        for (const row of batch) {
          const [key, id, managerKey] = [keyOf(row[0]), textOf(row[1]), keyOf(row[2])];
          if (key === null) continue;
          if (id !== null) ids.set(key, clientId(id));
          if (managerKey !== null) managers.set(key, String(managerKey));
        }
      }
    }
    for (const [id, known] of this.#known) {
      if (known.holder === null) continue;
      const parent = ids.get(known.holder);
      if (parent === undefined) this.#missing.set(id, String(known.holder));
      else if (parent !== id) known.said.parentId ??= parent;
      known.said.relationshipManagerId ??= managers.get(known.holder) ?? null;
    }
  }

  readonly #missing = new Map<ClientId, string>();

  /** Writes the collected facts into the book. */
  finish(): void {
    for (const [id, { said }] of this.#known) this.#builder.putClient(factsOf(id, said, this.#missing.get(id)));
  }
}

const factsOf = (id: ClientId, said: Readonly<Said>, missingHolder?: string): ClientFacts => ({
  id,
  birthDay: said.birthDay,
  recordedAge: said.recordedAge,
  gender: said.gender,
  recordedBand: said.recordedBand,
  ...(said.recordedBand !== null && said.assessed !== null && { bandAssessedOn: said.assessed }),
  parentId: said.parentId === id ? null : said.parentId,
  ...(missingHolder !== undefined && { missingHolder }),
  relationshipManagerId: said.relationshipManagerId,
  ...(said.name === null ? {} : { name: said.name }),
});
