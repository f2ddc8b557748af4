import type { Book } from './book.ts';
import type { LearnedTraitName, Trait } from './model.ts';
import type { ProfileColumns } from './profile-columns.ts';
import { PurchaseDays } from './purchase-days.ts';
import { LEGAL_FORMS, traitLevel, traitValueOfColumns } from './trait-level.ts';

/** Purchase days that "as everybody" weighs in a level. */
const PSEUDO_DAYS = 20;
/** One client's purchase days count as this many at most, so that one busy client is not what a level is like. */
const CLIENT_LIMIT = 10;
const LEVELS = 4;

/** A trait as it is learned now. */
export interface LearnedTrait extends Trait {
  readonly name: LearnedTraitName;
}

type TraitShape = Pick<LearnedTrait, 'name' | 'bounds' | 'words'>;

const WORDS: ReadonlyArray<readonly [LearnedTraitName, readonly string[]]> = [
  ['riskBand', ['A', 'B', 'C']],
  ['legalForm', LEGAL_FORMS],
];
const NUMBERS: readonly LearnedTraitName[] = ['age', 'totalInvested', 'averageYield', 'averageCoupon'];

/**
 * How often the clients of each level of a trait bought each type up to the columns' day, against everybody. Numbers fall into four levels
 * at the quartiles of the clients who have bought something. Every weight is 1: what a trait proves to be worth is chosen later.
 */
export const learnTraits = (book: Book, columns: ProfileColumns): LearnedTrait[] => {
  const shapes: TraitShape[] = [
    ...WORDS.map(([name, words]) => ({ name, words, bounds: [] })),
    ...NUMBERS.map((name) => ({ name, words: [], bounds: quartiles(columns, name) })),
  ];
  const types = book.bondTypes.length;
  const counts = shapes.map(({ words, bounds }) => new Float64Array(Math.max(words.length, bounds.length + 1) * types));
  const everybody = new Float64Array(types);
  const ofClient = new Float64Array(types);
  const days = new PurchaseDays(book);
  for (let client = 0; client < columns.clients; client++) {
    ofClient.fill(0);
    let count = 0;
    days.start(client, columns.asOf);
    for (; days.next(); count++) {
      for (let place = 0; place < days.size; place++)
        ofClient[days.types[place] as number] = (ofClient[days.types[place] as number] as number) + 1 / days.size;
    }
    if (count === 0) continue;
    const weight = Math.min(1, CLIENT_LIMIT / count);
    addTo(everybody, 0, ofClient, weight);
    shapes.forEach((shape, at) => {
      const level = traitLevel(shape, traitValueOfColumns(shape.name, columns, client));
      if (level >= 0) addTo(counts[at] as Float64Array, level * types, ofClient, weight);
    });
  }
  const shares = normalised(everybody);
  return shapes.map((shape, at) => ({ ...shape, weight: 1, lift: liftsOf(counts[at] as Float64Array, shares) }));
};

const addTo = (sums: Float64Array, from: number, numbers: Float64Array, weight: number): void => {
  for (let type = 0; type < numbers.length; type++) sums[from + type] = (sums[from + type] as number) + weight * (numbers[type] as number);
};

const normalised = (counts: Float64Array): Float64Array => {
  let sum = 0;
  for (const count of counts) sum += count;
  return counts.map((count) => (sum > 0 ? count / sum : 0));
};

/** levels × types: (count + k · share) / (days + k) / share; 1 for a type that nobody has bought. */
const liftsOf = (counts: Float64Array, shares: Float64Array): number[][] => {
  const types = shares.length;
  return Array.from({ length: counts.length / types }, (_, level) => {
    const row = counts.subarray(level * types, (level + 1) * types);
    let days = 0;
    for (const count of row) days += count;
    return Array.from(shares, (share, type) =>
      share > 0 ? ((row[type] as number) + PSEUDO_DAYS * share) / (days + PSEUDO_DAYS) / share : 1,
    );
  });
};

/** The quartiles among the clients with a purchase; equal ones once. Empty where nobody's value is known. */
const quartiles = (columns: ProfileColumns, name: LearnedTraitName): number[] => {
  const values = new Float64Array(columns.clients);
  let known = 0;
  for (let client = 0; client < columns.clients; client++) {
    const value = traitValueOfColumns(name, columns, client);
    if (typeof value === 'number' && (columns.trades[client] as number) > 0) values[known++] = value;
  }
  const sorted = values.subarray(0, known).sort();
  const bounds = new Set<number>();
  for (let level = 1; level < LEVELS; level++) {
    const bound = sorted[Math.floor((known * level) / LEVELS)];
    if (bound !== undefined && bound > (sorted[0] as number)) bounds.add(bound);
  }
  return [...bounds];
};
