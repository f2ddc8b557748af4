import type { Book } from '../book/book.ts';
import { PurchaseDays } from '../book/purchase-days.ts';
import { sampleOfBook } from '../book/sample-of-book.ts';
import { minimise } from '../minimise.ts';
import { BOND_INPUTS, type BondInput, type BondOrder } from '../model/bond-order.ts';
import { type Random, sampleByName } from '../random.ts';
import type { Day } from '../units.ts';
import { INPUT_AT, WIDTH, writeInputs } from './bond-inputs.ts';
import { HabitsWalk } from './habits-walk.ts';
import { Shelves } from './shelf.ts';
import { usualOfSegments } from './usual-bonds.ts';

/** The most purchases it's learned from, and the fewest. */
const MOST = 3000;
const FEWEST = 30;
/** A larger book is learned from by this many clients drawn from it. */
const MOST_CLIENTS = 20_000;
/** A client's purchases count as so many at most. */
const MOST_OF_CLIENT = 12;
const STEPS = 40;
const TOLERANCE = 0.05;
/** How strongly the book's weights are held where they'd be without a purchase, and the segments' at the book's. */
const HELD_BOOK = 0.5;
const HELD_SEGMENT = 5;
/** Without a purchase to learn from, bonds count that are like what the client bought. */
const CENTRES: Partial<Record<BondInput, number>> = {
  yieldDistance: -0.5,
  gradeDistance: -0.5,
  tenorDistance: -0.5,
  issuerHeld: 1,
};

/** A choice: the inputs of the bonds that could be bought, and which of them were. */
interface Case {
  readonly segment: number;
  /** bonds × inputs */
  readonly inputs: Float64Array;
  /** What each bond is of what was bought; sums to one. */
  readonly shares: Float64Array;
  readonly weight: number;
}

interface Asked {
  readonly client: number;
  readonly day: number;
  readonly type: number;
}

/**
 * Learns the order of the bonds of a type from what clients bought among what could be bought that month: a conditional logit (McFadden 1974)
 * with weights for the whole book, drawn to likeness with earlier purchases, and for each segment, drawn to the book's. Null with fewer than 30 choices.
 */
export const learnBondOrder = (
  whole: Book,
  asOf: Day,
  segmentOfWhole: ArrayLike<number>,
  segments: number,
  random: Random,
): BondOrder | null => {
  const book = sampleOfBook(whole, MOST_CLIENTS, random);
  const segmentOf = book === whole ? segmentOfWhole : segmentsOf(book, whole, segmentOfWhole);
  const shelves = new Shelves(book);
  const usual = usualOfSegments(book, asOf, segmentOf, segments);
  const asked = choicesOf(book, asOf, random);
  const cases = casesOf(book, asked, shelves, usual, segmentOf);
  if (cases.length < FEWEST) return null;
  const weights = likeliestWeights(cases, segments);
  const named = (at: number): Record<BondInput, number> =>
    Object.fromEntries(BOND_INPUTS.map((name, place) => [name, weights[at * WIDTH + place]])) as Record<BondInput, number>;
  return {
    weights: named(0),
    bySegment: Array.from({ length: segments }, (_, segment) => named(segment + 1)),
    usual,
    bought: boughtLately(book, shelves, asOf),
    purchases: cases.length,
  };
};

/** The segments of a sample's clients. Both books have them in bytewise order. */
const segmentsOf = (sample: Book, whole: Book, segmentOfWhole: ArrayLike<number>): Int32Array => {
  let place = 0;
  return Int32Array.from(sample.clients, ({ id }) => {
    while (whole.clients[place].id !== id) place++;
    return segmentOfWhole[place];
  });
};

/** Purchases by bond id, in the order of the ids. */
const boughtLately = (book: Book, shelves: Shelves, asOf: Day): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const [bond, count] of shelves.demandUpTo(asOf)) counts[book.bonds[bond].id] = (counts[book.bonds[bond].id] ?? 0) + count;
  return Object.fromEntries(Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1)));
};

/** A sample of what clients bought of a type on a day, by client and day. */
const choicesOf = (book: Book, asOf: Day, random: Random): Asked[] => {
  const walk = new PurchaseDays(book);
  const all: Asked[] = [];
  for (let client = 0; client < book.clients.length; client++)
    for (walk.start(client, asOf); walk.next(); )
      for (let place = 0; place < walk.size; place++) all.push({ client, day: walk.day, type: walk.types[place] });
  const names = all.map(({ client, day, type }) => `${book.clients[client].id} ${day} ${type}`);
  return Array.from(sampleByName(names, MOST, random), (at) => all[at]);
};

const casesOf = (
  book: Book,
  asked: readonly Asked[],
  shelves: Shelves,
  usual: BondOrder['usual'],
  segmentOf: ArrayLike<number>,
): Case[] => {
  const cases: Case[] = [];
  let walk: HabitsWalk | null = null;
  let first = 0;
  for (const { client, day, type } of asked) {
    if (walk?.client !== client) {
      weigh(cases, first);
      first = cases.length;
      walk = new HabitsWalk(book, client);
    }
    const bought = walk.upTo(day - 1).boughtOn(day, type);
    const shelf = shelves.on(day).get(type) ?? [];
    if (shelf.length < 2 || shelf.every(({ bond }) => bought.has(bond))) continue;
    const segment = segmentOf[client];
    const habits = walk.habits(usual, segment, type);
    const inputs = new Float64Array(shelf.length * WIDTH);
    const shares = new Float64Array(shelf.length);
    shelf.forEach((bond, at) => {
      writeInputs(inputs, at * WIDTH, bond, habits, day);
      if (bought.has(bond.bond)) shares[at] = 1 / bought.size;
    });
    cases.push({ segment, inputs, shares, weight: 1 });
  }
  weigh(cases, first);
  return cases;
};

/** Has the cases of one client, which are the last, count as a few at most. */
const weigh = (cases: Case[], first: number): void => {
  const weight = Math.min(1, MOST_OF_CLIENT / (cases.length - first));
  for (let at = first; at < cases.length; at++) cases[at] = { ...cases[at], weight };
};

/** The weights, first the book's and then each segment's. */
const likeliestWeights = (cases: readonly Case[], segments: number): Float64Array => {
  const centre = new Float64Array(WIDTH);
  for (const [name, value] of Object.entries(CENTRES)) centre[INPUT_AT[name as BondInput]] = value;
  const start = new Float64Array((segments + 1) * WIDTH);
  start.set(centre);
  const sums = new Float64Array(start.length);
  const scores = new Float64Array(Math.max(...cases.map(({ shares }) => shares.length)));
  return minimise(
    (weights, slopes) => {
      slopes.fill(0);
      // The sums once for each segment, not for each bond.
      for (let segment = 1; segment <= segments; segment++)
        for (let input = 0; input < WIDTH; input++) sums[segment * WIDTH + input] = weights[input] + weights[segment * WIDTH + input];
      let loss = 0;
      for (const one of cases) loss += addCase(one, sums, slopes, scores);
      for (let at = WIDTH; at < slopes.length; at++) slopes[at % WIDTH] += slopes[at];
      for (let at = 0; at < weights.length; at++) {
        const [held, off] = at < WIDTH ? [HELD_BOOK, weights[at] - centre[at]] : [HELD_SEGMENT, weights[at]];
        loss += 0.5 * held * off * off;
        slopes[at] += held * off;
      }
      return loss;
    },
    start,
    { steps: STEPS, tolerance: TOLERANCE },
  );
};

/** Adds a case's slopes to its segment's and returns its loss. @param sums the book's weights plus each segment's */
const addCase = ({ segment, inputs, shares, weight }: Case, sums: Float64Array, slopes: Float64Array, scores: Float64Array): number => {
  const own = (segment + 1) * WIDTH;
  const count = shares.length;
  let most = Number.NEGATIVE_INFINITY;
  for (let bond = 0; bond < count; bond++) {
    let score = 0;
    for (let input = 0, at = bond * WIDTH; input < WIDTH; input++, at++) score += inputs[at] * sums[own + input];
    scores[bond] = score;
    most = Math.max(most, score);
  }
  let sum = 0;
  for (let bond = 0; bond < count; bond++) sum += Math.exp(scores[bond] - most);
  const logSum = Math.log(sum);
  let loss = 0;
  for (let bond = 0; bond < count; bond++) {
    const log = scores[bond] - most - logSum;
    loss -= shares[bond] * log;
    const error = weight * (Math.exp(log) - shares[bond]);
    for (let input = 0, at = bond * WIDTH; input < WIDTH; input++, at++) slopes[own + input] += error * inputs[at];
  }
  return weight * loss;
};
