import type { Book } from '../book/book.ts';
import { PurchaseDays } from '../book/purchase-days.ts';
import type { Sequence } from '../model/model.ts';
import { dirichletStrength, mostLikelyStrength } from '../strength.ts';
import type { Day } from '../units.ts';

/** A client counts for at most this many purchase days, so that no busy client dominates. */
const CLIENT_LIMIT = 10;
/** The weight of "no connection" in what an earlier purchase says, in purchase days. */
const PSEUDO_DAYS = 20;
/** The most clients the strength of the own history is estimated on. */
const CLIENTS_FOR_STRENGTH = 300;

const square = (types: number): Float64Array[] => Array.from({ length: types }, () => new Float64Array(types));

/** Counts what follows what up to a day. */
export const learnSequence = (book: Book, asOf: Day): Sequence => {
  const types = book.bondTypes.length;
  const all = new Float64Array(types).fill(0.5);
  const last = square(types);
  const held = square(types);
  const followed = new Float64Array(types);
  const heldAtAll = new Float64Array(types);
  let nextDays = 0;
  const bought = new Uint8Array(types);
  const walk = new PurchaseDays(book);
  for (let client = 0; client < book.clients.length; client++) {
    let days = 0;
    for (walk.start(client, asOf); walk.next(); ) days++;
    if (days === 0) continue;
    const weight = Math.min(1, CLIENT_LIMIT / days);
    bought.fill(0);
    let before: Array<readonly [type: number, share: number]> = [];
    for (walk.start(client, asOf); walk.next(); ) {
      const now: Array<readonly [number, number]> = [];
      for (let place = 0; place < walk.size; place++) {
        now.push([walk.types[place], (1 / walk.size + walk.amountShare(place)) / 2]);
      }
      for (const [type, share] of now) all[type] += weight * share;
      if (before.length > 0) {
        nextDays += weight;
        for (const [type, share] of now) {
          followed[type] += weight * share;
          for (const [from, part] of before) last[from][type] += weight * part * share;
        }
        for (let from = 0; from < types; from++) {
          if (bought[from] === 0) continue;
          heldAtAll[from] += weight;
          for (const [type, share] of now) held[from][type] += weight * share;
        }
      }
      for (const [type] of now) bought[type] = 1;
      before = now;
    }
  }
  const popularity = normalised(all);
  const again = againRates(last);
  return {
    popularity: Array.from(popularity),
    again: again.rates.map((rate) => (again.mean > 0 ? rate / again.mean : 1)),
    next: last.map((row, from) => nextRow(row, from, again.rates[from], popularity)),
    present: held.map((row, from) =>
      Array.from(row, (count, type) => {
        const share = nextDays > 0 ? heldAtAll[from] / nextDays : 0;
        return share > 0 ? Math.log((count + PSEUDO_DAYS * share) / (followed[type] + PSEUDO_DAYS) / share) : 0;
      }),
    ),
    absent: held.map((row, from) =>
      Array.from(row, (count, type) => {
        const share = nextDays > 0 ? 1 - heldAtAll[from] / nextDays : 0;
        return share > 0 ? Math.log((followed[type] - count + PSEUDO_DAYS * share) / (followed[type] + PSEUDO_DAYS) / share) : 0;
      }),
    ),
    ownStrength: ownStrength(book, asOf, popularity),
  };
};

/** The chance of each type to be bought again on the next purchase day, shrunk to that of all types as far as they're alike. */
const againRates = (last: readonly Float64Array[]): { rates: number[]; mean: number } => {
  const pairs = last.map((row, from) => [row[from], sumOf(row) - row[from]] as const);
  const [again, not] = [sumOf(pairs.map(([yes]) => yes)), sumOf(pairs.map(([, no]) => no))];
  const mean = (again + 0.5) / (again + not + 1);
  const strength = dirichletStrength(pairs, [mean, 1 - mean]);
  return { rates: pairs.map(([yes, no]) => (yes + strength * mean) / (yes + no + strength)), mean };
};

/** A row of what comes next: its type again at its rate, and the others by how often they follow, shrunk to their popularity. */
const nextRow = (row: Float64Array, from: number, again: number, popularity: Float64Array): number[] => {
  const others = sumOf(row) - row[from];
  return Array.from(row, (count, type) => {
    if (type === from) return again;
    const share = popularity[type] / (1 - popularity[from]);
    return ((1 - again) * (count + PSEUDO_DAYS * share)) / (others + PSEUDO_DAYS);
  });
};

/**
 * The strength under which clients' purchase days are likeliest, each predicted from the client's earlier ones. Held to about one purchase as
 * long as few days say otherwise.
 */
const ownStrength = (book: Book, asOf: Day, popularity: Float64Array): number => {
  const cases: Array<{ days: number; counts: number[]; shares: number[]; popularity: number[]; weight: number }> = [];
  const walk = new PurchaseDays(book);
  const step = Math.max(1, Math.floor(book.clients.length / CLIENTS_FOR_STRENGTH));
  for (let client = 0; client < book.clients.length; client += step) {
    const row = new Float64Array(popularity.length);
    let all = 0;
    for (walk.start(client, asOf); walk.next(); ) all++;
    let days = 0;
    for (walk.start(client, asOf); walk.next(); days++) {
      const types = Array.from(walk.types.subarray(0, walk.size));
      const shares = types.map((_, place) => walk.amountShare(place));
      if (days > 0) {
        cases.push({
          days,
          counts: types.map((type) => row[type]),
          shares,
          popularity: types.map((type) => popularity[type]),
          weight: Math.min(1, CLIENT_LIMIT / all),
        });
      }
      types.forEach((type, place) => {
        row[type] += shares[place];
      });
    }
  }
  return mostLikelyStrength((strength) => {
    let sum = -0.5 * Math.log(strength) ** 2;
    for (const { days, counts, shares, popularity: expected, weight } of cases) {
      for (let at = 0; at < shares.length; at++) {
        sum += weight * shares[at] * Math.log((counts[at] + strength * expected[at]) / (days + strength));
      }
    }
    return sum;
  });
};

const sumOf = (numbers: ArrayLike<number>): number => {
  let sum = 0;
  for (let at = 0; at < numbers.length; at++) sum += numbers[at];
  return sum;
};

const normalised = (counts: Float64Array): Float64Array => {
  const sum = sumOf(counts);
  return counts.map((count) => count / sum);
};
