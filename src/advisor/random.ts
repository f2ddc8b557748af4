/** Seeded randomness: everything random in the advisor draws from a generator that is passed in, so a run repeats by its seed. */

/** Draws from [0, 1), 53 bits each. */
export type Random = () => number;

/** One step of splitmix32: spreads a seed, so that neighbouring seeds start far apart. */
const splitmix = (state: number): number => {
  let mixed = state >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
};

const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

/**
 * xoshiro128** (Blackman & Vigna 2021), its 128 bits of state filled by splitmix32 from the seed.
 * @param seed any finite number; both its whole part modulo 2³² and what lies above take part
 */
export const seededRandom = (seed: number): Random => {
  const high = Math.floor(seed / 0x1_0000_0000) >>> 0;
  const word = (step: number): number => splitmix((seed >>> 0) + Math.imul(0x9e3779b9, step) + splitmix(high + step));
  let [a, b, c, d] = [word(1), word(2), word(3), word(4) | 1];
  const next = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
  return () => ((next() >>> 5) * 0x400_0000 + (next() >>> 6)) / 0x20_0000_0000_0000;
};

/** A whole number in [0, below). */
export const randomBelow = (below: number, random: Random): number => Math.floor(random() * below);

/** A copy in random order (Fisher–Yates). */
export const shuffled = <T>(items: readonly T[], random: Random): T[] => {
  const copy = items.slice();
  for (let last = copy.length - 1; last > 0; last--) {
    const other = randomBelow(last + 1, random);
    [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
  }
  return copy;
};

/**
 * `size` different numbers out of [0, population), ascending; all of them where `size` reaches the population.
 * Floyd's algorithm (Bentley & Floyd 1987): as many draws as numbers are wanted, whatever the population.
 */
export const sampleWithoutReplacement = (population: number, size: number, random: Random): Int32Array => {
  if (size >= population) return Int32Array.from({ length: population }, (_, item) => item);
  const chosen = new Set<number>();
  for (let last = population - size; last < population; last++) {
    const item = randomBelow(last + 1, random);
    chosen.add(chosen.has(item) ? last : item);
  }
  return Int32Array.from(chosen).sort();
};
