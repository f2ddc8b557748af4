import { type BondTrait, traitsNamed } from '../../../advisor/bonds/bond-traits.ts';
import { decisiveRating } from '../../../advisor/bonds/decisive-rating.ts';
import type { KnownTerms } from '../../../advisor/bonds/known-terms.ts';
import type { CouponFrequency } from '../../../advisor/bonds/math/coupon-frequency.ts';
import { PERPETUAL_DAY } from '../../../advisor/bonds/perpetual.ts';
import { type BondBand, bandOfGrade, type Rating } from '../../../advisor/bonds/rating.ts';
import type { Day, Fraction } from '../../../advisor/units.ts';
import { bondTypeOf } from '../../bond-types/bond-type-of.ts';
import type { Field } from '../../mapping/fields.ts';
import { bandOfType, isinOf, sovereignByType } from '../flat/flat-trade.ts';
import { rightsOn } from '../reading/call-and-put.ts';
import { SOVEREIGN } from '../reading/cells.ts';
import { type Frequency, ISSUER_TYPES, type IssuerType } from '../reading/codes.ts';
import type { Tally } from '../reading/tally.ts';
import { anyOf, type Condition, type Key, keyOf, type MappedSection } from './mapped-section.ts';

/** A bond as a mapped book describes it. */
export interface MappedBond {
  /** The firm's own id, or the ISIN, or `product:` and the key. */
  readonly id: string;
  readonly isin: string | null;
  readonly issuer: string | null;
  readonly type: string;
  readonly rating: Rating | null;
  readonly band: BondBand | null;
  readonly coupon: Fraction | null;
  readonly maturityDay: Day | null;
  readonly issueDay: Day | null;
  readonly frequency: CouponFrequency | null;
  readonly namedCallable?: true;
  readonly traits: readonly BondTrait[];
  /** The days of its call and put, where the book has them. */
  readonly terms?: KnownTerms;
}

const FACTS = [
  'bondName',
  'issuer',
  'issuerType',
  'type',
  'maturity',
  'issued',
  'call',
  'put',
  'coupon',
  'frequency',
  'rating',
  'agency',
] as const satisfies readonly Field[];
type Facts = Partial<Record<(typeof FACTS)[number], unknown>>;

const NAMES: Partial<Record<Field, string>> = { maturity: 'maturity date', issued: 'issue date', type: 'bond type' };
const KNOWN_ISSUERS = new Set<string>(Object.values(ISSUER_TYPES));

/** Reads what a row says about its bond. */
export class BondFacts {
  readonly fields: readonly Field[];
  readonly #reads: ReadonlyArray<readonly [(typeof FACTS)[number], (cell: unknown) => unknown]>;
  readonly #tally: Tally;

  constructor(section: MappedSection, tally: Tally) {
    this.#reads = FACTS.filter((field) => section.has(field)).map((field) => [field, section.reader(field)] as const);
    this.fields = this.#reads.map(([field]) => field);
    this.#tally = tally;
  }

  /** @param ratings what other tables say of it */
  describe(id: string, isin: string | null, cells: readonly unknown[], ratings: readonly Rating[]): MappedBond {
    const facts: Facts = {};
    this.#reads.forEach(([field, read], place) => {
      facts[field] = this.#tally.field(NAMES[field] ?? field, cells[place], read);
    });
    return describeBond(id, isin, facts, ratings, this.#tally);
  }
}

const describeBond = (id: string, isin: string | null, facts: Facts, ratings: readonly Rating[], tally: Tally): MappedBond => {
  const [issueDay, readMaturity] = [(facts.issued as Day | null) ?? null, (facts.maturity as Day | null) ?? null];
  const maturesBeforeIssue = readMaturity !== null && issueDay !== null && readMaturity <= issueDay;
  if (maturesBeforeIssue) tally.add('maturity before issue');
  const maturityDay = maturesBeforeIssue ? null : readMaturity;
  const own = (facts.rating as Rating | null) ?? null;
  const agency = (facts.agency as string | null) ?? null;
  const agencies = own === null ? decisiveRating(ratings) : { ...own, agency: agency ?? own.agency };
  const agenciesBand = agencies && bandOfGrade(agencies.grade);
  const [name, issuer] = [(facts.bondName as string | null) ?? null, (facts.issuer as string | null) ?? null];
  const written = facts.issuerType as string | null | undefined;
  const issuerType = written != null && KNOWN_ISSUERS.has(written) ? (written as IssuerType) : null;
  const [coupon, frequency] = [(facts.coupon as Fraction | null) ?? null, (facts.frequency as CouponFrequency | null) ?? null];
  const writtenType = (facts.type as string | null | undefined) ?? null;
  const type =
    writtenType ??
    bondTypeOf({
      issuerType,
      coupon,
      tenorDays: issueDay === null || maturityDay === null ? null : maturityDay - issueDay,
      frequency: frequency as Frequency | null,
      band: agenciesBand,
      isin,
      name,
      issuerName: issuer,
    });
  const traits = traitsOf(facts, traitsNamed(name, issuer));
  const rating =
    issuerType === 'central government' ? SOVEREIGN : (agencies ?? (writtenType === null ? null : sovereignByType(writtenType)));
  const isStates = issuerType === 'state government guaranteed' && agenciesBand === null;
  return {
    id,
    isin,
    issuer,
    type,
    rating,
    band: isStates ? 'A' : rating ? bandOfGrade(rating.grade) : bandOfType(writtenType ?? ''),
    coupon,
    maturityDay,
    issueDay,
    frequency,
    ...(traits.includes('callable') && { namedCallable: true as const }),
    traits,
    ...rightsOn((facts.call as Day | null | undefined) ?? null, (facts.put as Day | null | undefined) ?? null),
  };
};

/** What the name says of the bond's structure, and the columns that say it outright. */
const traitsOf = (facts: Facts, named: readonly BondTrait[]): readonly BondTrait[] => {
  const said: readonly (BondTrait | false)[] = [
    facts.maturity === PERPETUAL_DAY && 'perpetual',
    facts.call != null && 'callable',
    facts.put != null && 'puttable',
  ];
  return [...new Set([...named, ...said.filter((trait) => trait !== false)])];
};

/** The ways in which rows name a bond. */
export interface BondNames {
  readonly key: Key | null;
  readonly bond: string | null;
  readonly isin: string | null;
}

/** What a row calls its bond: `bond` first, then the ISIN. */
export const idOfBond = ({ bond, isin, key }: BondNames): string | null => bond ?? isin ?? (key === null ? null : `product:${key}`);

/** Reads how a section's rows name their bond. */
export const namesReader = (section: MappedSection, key: 'key' | 'bondKey') => {
  const [bond, isin] = [section.reader<string>('bond'), section.reader<string>('isin')];
  return {
    fields: [key, 'bond', 'isin'] as const,
    read: (cells: readonly unknown[]): BondNames => {
      const id = bond(cells[1]) ?? null;
      return { key: keyOf(cells[0]), bond: id, isin: (isin(cells[2]) ?? null)?.toUpperCase() ?? (id === null ? null : isinOf(id)) };
    },
  };
};

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

/** The names of these bonds in the sections of bonds, with those of their twins: products with the same ISIN, of which the first decides. */
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
