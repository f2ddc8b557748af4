/** Seeded randomness. Everything random in the core draws from a generator that's passed in, so a seed repeats a run. */

/** Returns a number in [0, 1) with 53 random bits. */
export type Random = () => number;

/** One step of splitmix32: neighbouring seeds start far apart. */
const splitmix = (state: number): number => {
  let mixed = state >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
};

const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

/**
 * xoshiro128** (Blackman & Vigna 2021), with its 128 bits of state filled by splitmix32.
 * @param seed any finite number; its whole part modulo 2³² and the bits above both count
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
    [copy[last], copy[other]] = [copy[other], copy[last]];
  }
  return copy;
};

/**
 * `size` different numbers from [0, population), ascending; all of them if `size` reaches the population.
 * Floyd's algorithm (Bentley & Floyd 1987): one draw per number, however large the population.
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

/**
 * `size` different numbers from [0, names.length), ascending; all of them if `size` reaches the number of names. Each name draws a lot of its
 * own and the lowest lots win. So with one name more or less, at most one other enters or leaves the sample.
 */
export const sampleByName = (names: readonly string[], size: number, random: Random): Int32Array => {
  // Drawn in any case, so that what is drawn next doesn't depend on the number of names.
  const salt = randomBelow(0x1_0000_0000, random);
  const everyone = Int32Array.from(names, (_, place) => place);
  if (size >= names.length) return everyone;
  const lots = Uint32Array.from(names, (name) => lotOf(name, salt));
  return everyone
    .sort((one, other) => lots[one] - lots[other] || one - other)
    .slice(0, size)
    .sort();
};

/** FNV-1a (Fowler, Noll & Vo) from a salted start, then mixed so that similar names lie far apart. */
export const lotOf = (name: string, salt: number): number => {
  let hash = 0x811c9dc5 ^ salt;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return splitmix(hash);
};

/**
 * The place a draw falls on.
 * @param chances sum to 1
 * @param draw in [0, 1)
 */
export const pickByChance = (chances: ArrayLike<number>, draw: number): number => {
  let left = draw;
  for (let place = 0; place < chances.length; place++) {
    left -= chances[place];
    if (left < 0) return place;
  }
  // By rounding errors the chances may sum to a little less than 1. Only a place with a chance may be picked.
  return Array.from(chances).findLastIndex((chance) => chance > 0);
};
