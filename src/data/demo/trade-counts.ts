import { RandomStream } from './ground/random-stream.ts';
import { EXAMPLE_CLIENT, kindNumbered } from './people.ts';

/** Share of clients who have an account but never bought. */
const NEVER_BOUGHT = 0.03;
/** Spread of the logarithm of the number of trades beyond the first. */
const SPREAD = 1.5;
/** The example client has at least this many. */
const EXAMPLE_TRADES = 6;

/** The expected largest of n standard normal numbers (Gumbel's limit). */
const expectedMaximum = (n: number): number => {
  if (n < 5) return 1;
  const root = Math.sqrt(2 * Math.log(n));
  return root - (Math.log(Math.log(n)) + Math.log(4 * Math.PI)) / (2 * root);
};

/** The number of the client with by far the most trades. */
export const busiestClient = (clients: number, seed: number): number => {
  const drawn = new RandomStream(seed, 'busiest').integer(1, clients);
  return drawn === EXAMPLE_CLIENT ? 1 : drawn;
};

/**
 * Trades by client (place 0 is client 1). They add up to exactly clients × tradesPerClient, rounded. The tail is long: most clients have
 * one to five, a few have dozens, one has hundreds (at ten per client). Each is 1 + a lognormal number, cut at the expected largest.
 */
export const tradeCounts = (options: {
  readonly clients: number;
  readonly tradesPerClient: number;
  readonly seed: number;
}): Uint32Array => {
  const { clients, tradesPerClient, seed } = options;
  const most = expectedMaximum(clients);
  const busiest = busiestClient(clients, seed);
  const least = Math.min(1, tradesPerClient / 2);
  const medianBeyond = (tradesPerClient - least) * Math.exp(-(SPREAD ** 2) / 2);
  const weights = new Float64Array(clients);
  for (let i = 0; i < clients; i++) {
    const random = new RandomStream(seed, 'activity', i + 1);
    const z = i + 1 === busiest ? most : Math.min(most - 0.15, random.normal());
    const never = random.chance(NEVER_BOUGHT) && i + 1 !== busiest && i + 1 !== EXAMPLE_CLIENT;
    weights[i] = never ? 0 : least + medianBeyond * kindNumbered(i + 1, seed).activity * Math.exp(SPREAD * z);
  }
  const counts = inWholeNumbers(weights, Math.round(clients * tradesPerClient), new RandomStream(seed, 'rounding').next());
  const missing = EXAMPLE_TRADES - (counts[EXAMPLE_CLIENT - 1] ?? EXAMPLE_TRADES);
  if (missing > 0 && (counts[busiest - 1] as number) > missing) {
    counts[EXAMPLE_CLIENT - 1] = EXAMPLE_TRADES;
    counts[busiest - 1] = (counts[busiest - 1] as number) - missing;
  }
  return counts;
};

/** Whole numbers in proportion to the weights that add up to `sum` (systematic rounding of the running total). */
const inWholeNumbers = (weights: Float64Array, sum: number, offset: number): Uint32Array => {
  const total = weights.reduce((all, weight) => all + weight, 0);
  const counts = new Uint32Array(weights.length);
  let running = 0;
  let given = 0;
  for (let i = 0; i < weights.length; i++) {
    running += weights[i] as number;
    const due = i === weights.length - 1 ? sum : Math.min(sum, Math.floor((running / total) * sum + offset));
    counts[i] = due - given;
    given = due;
  }
  return counts;
};
