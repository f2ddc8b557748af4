import type { RiskBand } from '../../../advisor/bonds/rating.ts';
import type { BookBuilder, ClientFacts, Gender } from '../../../advisor/book/book.ts';
import { type ClientId, clientId, type Day } from '../../../advisor/units.ts';
import { readAge, readDay, readGender, readRiskBand, trimmedTextOf } from '../reading/cells.ts';
import type { Tally } from '../reading/tally.ts';

/** A band, and when it was assessed or imported. */
interface RecordedBand {
  readonly band: RiskBand;
  readonly assessed: Day | null;
  readonly imported: Day | null;
}

/** What a row says about its client. Null: nothing, or nothing plausible. */
interface Said {
  readonly age: number | null;
  readonly gender: Gender | null;
  readonly band: RecordedBand | null;
  /** `none`: the row says there's no parent. */
  readonly parent: ClientId | 'none' | null;
  readonly name: string | null;
  readonly manager: string | null;
}

const FIELDS = ['age', 'gender', 'band', 'parent', 'name', 'manager'] as const;
const NO_PARENT = '--NA--';

const dayIn = (cell: unknown): Day | null => readDay(cell) ?? null;

const saidBy = ([age, gender, band, parent, assessed, imported, name, manager]: readonly unknown[], blanked: Tally): Said => {
  const parentText = trimmedTextOf(parent);
  const recorded = blanked.field('risk category', band, readRiskBand);
  return {
    age: blanked.field('age', age, readAge),
    gender: blanked.field('gender', gender, readGender),
    band: recorded && { band: recorded, assessed: dayIn(assessed), imported: dayIn(imported) },
    parent: parentText === null ? null : parentText.toUpperCase() === NO_PARENT ? 'none' : clientId(parentText),
    name: trimmedTextOf(name),
    manager: trimmedTextOf(manager),
  };
};

interface Known {
  readonly place: number;
  readonly said: Said;
  readonly heardOn: Record<(typeof FIELDS)[number], number>;
}

const NOTHING: Said = { age: null, gender: null, band: null, parent: null, name: null, manager: null };
const FROM_CLIENTS_TABLE = Number.POSITIVE_INFINITY;

/**
 * Collects the facts about clients that the rows repeat. If rows differ, each fact comes from the newest trade that has it (on one day,
 * from the row read last). The `clients` table overrides all trades.
 */
export class FlatClients {
  readonly #builder: BookBuilder;
  readonly #blanked: Tally;
  readonly #known = new Map<ClientId, Known>();

  constructor(builder: BookBuilder, blanked: Tally) {
    this.#builder = builder;
    this.#blanked = blanked;
  }

  /** Adds the facts in a trade's row, as of its day. Returns the client's place in the book. */
  hearFromTrade(id: ClientId, cells: readonly unknown[], day: Day): number {
    return this.#hear(id, cells, day);
  }

  /** Adds a row of the `clients` table. If several rows have the same id, the first one counts and the others are tallied. */
  hearFromClients(id: ClientId, cells: readonly unknown[]): void {
    if (this.#known.has(id)) this.#blanked.add('client id used twice');
    else this.#hear(id, cells, FROM_CLIENTS_TABLE);
  }

  #hear(id: ClientId, cells: readonly unknown[], on: number): number {
    const said = saidBy(cells, this.#blanked);
    const known = this.#known.get(id) ?? this.#meet(id);
    for (const field of FIELDS) {
      if (said[field] === null || on < known.heardOn[field]) continue;
      Object.assign(known.said, { [field]: said[field] });
      known.heardOn[field] = on;
    }
    return known.place;
  }

  #meet(id: ClientId): Known {
    const never = Number.NEGATIVE_INFINITY;
    const known: Known = {
      place: this.#builder.putClient(facts(id, NOTHING)),
      said: { ...NOTHING },
      heardOn: { age: never, gender: never, band: never, parent: never, name: never, manager: never },
    };
    this.#known.set(id, known);
    return known;
  }

  /** Writes the collected facts into the book. */
  finish(): void {
    for (const [id, known] of this.#known) this.#builder.putClient(facts(id, known.said));
  }
}

const facts = (id: ClientId, said: Said): ClientFacts => ({
  id,
  birthDay: null,
  recordedAge: said.age,
  gender: said.gender,
  recordedBand: said.band?.band ?? null,
  ...(said.band?.assessed != null && { bandAssessedOn: said.band.assessed }),
  ...(said.band?.imported != null && { bandImportedOn: said.band.imported }),
  parentId: said.parent === 'none' || said.parent === id ? null : said.parent,
  relationshipManagerId: said.manager,
  ...(said.name !== null && { name: said.name }),
});
