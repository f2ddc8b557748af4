import type { Rating } from '../../../advisor/bonds/rating.ts';
import type { Tally } from '../reading/tally.ts';
import { BondFacts, type MappedBond } from './bond-facts.ts';
import { type BondNames, idOfBond, namesReader } from './bond-names.ts';
import { anyOf, type Condition, type Key, type MappedSection } from './mapped-section.ts';

/** Bonds by key, id and ISIN. */
export class MappedBonds {
  readonly #byKey = new Map<Key, MappedBond>();
  readonly #byId = new Map<string, MappedBond>();
  readonly #byIsin = new Map<string, MappedBond>();

  /** The bond that a row names; undefined if no section of bonds has it. */
  of({ key, bond, isin }: BondNames): MappedBond | undefined {
    if (key !== null) return this.#byKey.get(key);
    return (
      (bond !== null && (this.#byId.get(bond) ?? this.#byIsin.get(bond.toUpperCase()))) ||
      (isin !== null && this.#byIsin.get(isin)) ||
      undefined
    );
  }

  /** Adds a bond, or another key of one that's known: products with the same ISIN are one bond. */
  add(names: BondNames, describe: (id: string) => MappedBond, tally: Tally): void {
    const id = idOfBond(names);
    if (id === null) return;
    const twin = (names.isin === null ? undefined : this.#byIsin.get(names.isin)) ?? this.#byId.get(id);
    if (twin) tally.add('isin used twice');
    const bond = twin ?? describe(id);
    this.#byId.set(id, bond);
    if (names.isin !== null) this.#byIsin.set(names.isin, bond);
    if (names.key !== null) this.#byKey.set(names.key, bond);
  }

  /** Whether a section of bonds describes it, and not only its trades. */
  has(bond: MappedBond): boolean {
    return this.#byId.get(bond.id) === bond;
  }
}

/** The rows of a section that name any of these bonds; all rows if no bonds are given. */
const naming = (section: MappedSection, key: 'key' | 'bondKey', wanted: readonly BondNames[] | undefined): Condition | undefined => {
  if (wanted === undefined) return undefined;
  const values = (name: keyof BondNames): ReadonlySet<Key> => new Set(wanted.flatMap((names) => names[name] ?? []));
  const fields = [
    [key, values('key')],
    ['bond', values('bond')],
    ['isin', values('isin')],
  ] as const;
  return anyOf(fields.flatMap(([field, set]) => (section.has(field) && set.size > 0 ? [section.chosen(field, set)] : [])));
};

/** The readable ratings of each bond, by key, id or ISIN as the section names it. */
const readRatings = async (
  sections: readonly MappedSection[],
  tally: Tally,
  wanted: readonly BondNames[] | undefined,
): Promise<ReadonlyMap<Key, readonly Rating[]>> => {
  const ratings = new Map<Key, Rating[]>();
  for (const section of sections) {
    const [names, rating, agency] = [namesReader(section, 'bondKey'), section.reader<Rating>('rating'), section.reader<string>('agency')];
    for await (const batch of section.rows([...names.fields, 'rating', 'agency'], naming(section, 'bondKey', wanted))) {
      for (const row of batch) {
        const named = names.read(row);
        const key = named.key ?? named.bond ?? named.isin;
        const read = tally.field('rating', row[3], rating);
        if (key === null || read === null) continue;
        const whole = { ...read, agency: agency(row[4]) ?? read.agency };
        if (ratings.get(key)?.push(whole) === undefined) ratings.set(key, [whole]);
      }
    }
  }
  return ratings;
};

/** The names of these bonds in the sections of bonds, with those of their twins: products with the same ISIN (the first decides). */
const withTwins = async (sections: readonly MappedSection[], wanted: readonly BondNames[]): Promise<readonly BondNames[]> => {
  const all = [...wanted];
  for (const pass of [wanted, all]) {
    const found: BondNames[] = [];
    for (const section of sections) {
      const names = namesReader(section, 'key');
      for await (const batch of section.rows(names.fields, naming(section, 'key', pass)))
        for (const row of batch) found.push(names.read(row));
    }
    all.push(...found);
  }
  return all;
};

/**
 * Reads the sections of bonds with their ratings.
 * @param only reads just these bonds
 */
export const readMappedBonds = async (
  { bonds, ratings }: { readonly bonds: readonly MappedSection[]; readonly ratings: readonly MappedSection[] },
  tally: Tally,
  only?: readonly BondNames[],
): Promise<MappedBonds> => {
  const wanted = only && (await withTwins(bonds, only));
  const rated = await readRatings(ratings, tally, wanted);
  const found = new MappedBonds();
  for (const section of bonds) {
    const [names, facts] = [namesReader(section, 'key'), new BondFacts(section, tally)];
    for await (const batch of section.rows([...names.fields, ...facts.fields], naming(section, 'key', wanted), { by: 'key' })) {
      for (const row of batch) {
        const named = names.read(row);
        const its = [named.key, named.bond, named.isin].flatMap((name) => (name === null ? [] : (rated.get(name) ?? [])));
        found.add(named, (id) => facts.describe(id, named.isin, row.slice(3), its), tally);
      }
    }
  }
  return found;
};
