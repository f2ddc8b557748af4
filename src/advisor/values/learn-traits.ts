import { RISK_BANDS } from '../bonds/rating.ts';
import type { Book } from '../book/book.ts';
import type { ProfileColumns } from '../book/profile-columns.ts';
import { PurchaseDays } from '../book/purchase-days.ts';
import type { LearnedTraitName, Trait } from '../model/model.ts';
import { LEGAL_FORMS, traitPlace, traitValueOfColumns } from './trait-level.ts';

/** The weight of "like all clients" in a level, in purchase days. */
const PSEUDO_DAYS = 20;
/** A client counts for at most this many purchase days, so that no busy client dominates a level. */
const CLIENT_LIMIT = 10;
const LEVELS = 6;

/** A trait as learned by this version of the program. */
export interface LearnedTrait extends Trait {
  readonly name: LearnedTraitName;
}

/** What a trait's levels are. */
export type TraitShape = Pick<LearnedTrait, 'name' | 'bounds' | 'words' | 'blended'>;

const WORDS: ReadonlyArray<readonly [LearnedTraitName, readonly string[]]> = [
  ['riskBand', RISK_BANDS],
  ['legalForm', LEGAL_FORMS],
];
const NUMBERS: readonly LearnedTraitName[] = ['age', 'totalInvested', 'averageYield', 'averageCoupon'];

/**
 * How often the clients at each level of a trait bought each type up to the columns' day, relative to all clients. Numbers have six
 * levels, split at the quantiles of the clients with a purchase.
 * @param levels those of traits learned before, to compare by; default: the columns' own
 */
export const learnTraits = (book: Book, columns: ProfileColumns, levels: readonly TraitShape[] | null = null): LearnedTrait[] => {
  const shapes: readonly TraitShape[] = levels ?? [
    ...WORDS.map(([name, words]) => ({ name, words, bounds: [] })),
    ...NUMBERS.map((name) => ({ name, words: [], bounds: quantiles(columns, name), blended: true as const })),
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
      for (let place = 0; place < days.size; place++) ofClient[days.types[place]] += 1 / days.size;
    }
    if (count === 0) continue;
    const weight = Math.min(1, CLIENT_LIMIT / count);
    addTo(everybody, 0, ofClient, weight);
    shapes.forEach((shape, at) => {
      const place = traitPlace(shape, traitValueOfColumns(shape.name, columns, client));
      if (place < 0) return;
      const level = Math.floor(place);
      const part = place - level;
      addTo(counts[at], level * types, ofClient, weight * (1 - part));
      if (part > 0) addTo(counts[at], (level + 1) * types, ofClient, weight * part);
    });
  }
  const shares = normalised(everybody);
  return shapes.map((shape, at) => ({ ...shape, lift: liftsOf(counts[at], shares) }));
};

const addTo = (sums: Float64Array, from: number, numbers: Float64Array, weight: number): void => {
  for (let type = 0; type < numbers.length; type++) sums[from + type] += weight * numbers[type];
};

const normalised = (counts: Float64Array): Float64Array => {
  let sum = 0;
  for (const count of counts) sum += count;
  return counts.map((count) => (sum > 0 ? count / sum : 0));
};

/** levels × types: (count + k · share) / (days + k) / share; 1 for a type never bought. */
const liftsOf = (counts: Float64Array, shares: Float64Array): number[][] => {
  const types = shares.length;
  return Array.from({ length: counts.length / types }, (_, level) => {
    const row = counts.subarray(level * types, (level + 1) * types);
    let days = 0;
    for (const count of row) days += count;
    return Array.from(shares, (share, type) => (share > 0 ? (row[type] + PSEUDO_DAYS * share) / (days + PSEUDO_DAYS) / share : 1));
  });
};

/** The distinct quantiles over the clients with a purchase; empty if no value is known. */
const quantiles = (columns: ProfileColumns, name: LearnedTraitName): number[] => {
  const values = new Float64Array(columns.clients);
  let known = 0;
  for (let client = 0; client < columns.clients; client++) {
    const value = traitValueOfColumns(name, columns, client);
    if (typeof value === 'number' && columns.trades[client] > 0) values[known++] = value;
  }
  const sorted = values.subarray(0, known).sort();
  const bounds = new Set<number>();
  for (let level = 1; level < LEVELS; level++) {
    const bound = sorted[Math.floor((known * level) / LEVELS)];
    if (bound !== undefined && bound > sorted[0]) bounds.add(bound);
  }
  return [...bounds];
};
