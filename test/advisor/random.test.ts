import test from 'ava';
import fc from 'fast-check';
import { pickByChance, randomBelow, sampleByName, sampleWithoutReplacement, seededRandom, shuffled } from '../../src/advisor/random.ts';

const draws = (seed: number, count: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random());
};

test('the same seed draws the same numbers, another seed others', (t) => {
  t.deepEqual(draws(7, 100), draws(7, 100));
  for (const other of [6, 8, -7, 7 + 2 ** 32, 2 ** 31 + 7]) t.notDeepEqual(draws(7, 5), draws(other, 5), String(other));
});

test('draws lie in [0, 1) and spread evenly, whatever the seed', (t) => {
  for (const seed of [0, 1, 2, -1, 42, 2 ** 32 - 1, 2 ** 40]) {
    const numbers = draws(seed, 20_000);
    t.true(numbers.every((number) => number >= 0 && number < 1));
    const tenths = new Array<number>(10).fill(0);
    for (const number of numbers) tenths[Math.floor(number * 10)] = (tenths[Math.floor(number * 10)] ?? 0) + 1;
    // 2,000 each expected with a deviation of 42: six deviations leave room for every seed here.
    t.true(
      tenths.every((count) => Math.abs(count - 2000) < 255),
      `${seed}: ${tenths}`,
    );
  }
});

test('first draws of neighbouring seeds are unrelated', (t) => {
  const firsts = Array.from({ length: 2000 }, (_, seed) => draws(seed, 1)[0] ?? 0);
  const lag = firsts.slice(1).map((number, place) => (number - 0.5) * ((firsts[place] ?? 0) - 0.5));
  // A twelfth is the variance; the mean product of independent draws has a deviation of 1 / 12 / √2000.
  t.true(Math.abs(lag.reduce((sum, product) => sum + product, 0) / lag.length) < 6 / 12 / Math.sqrt(2000));
});

test('a whole number below a limit reaches every one of them', (t) => {
  const random = seededRandom(3);
  t.deepEqual([...new Set(Array.from({ length: 200 }, () => randomBelow(5, random)))].sort(), [0, 1, 2, 3, 4]);
});

test('shuffling keeps every item and leaves the original alone', (t) => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
      const before = items.slice();
      const mixed = shuffled(items, seededRandom(seed));
      t.deepEqual(items, before);
      t.deepEqual(mixed.sort(), before.sort());
    }),
  );
});

test('a sample holds different numbers of the population, ascending', (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 350 }), fc.integer(), (population, size, seed) => {
      const sample = [...sampleWithoutReplacement(population, size, seededRandom(seed))];
      t.is(sample.length, Math.min(size, population));
      t.true(sample.every((item, place) => item >= 0 && item < population && (place === 0 || item > (sample[place - 1] ?? 0))));
    }),
  );
});

test('every number is as likely to be in a sample as any other', (t) => {
  const random = seededRandom(11);
  const counts = new Array<number>(12).fill(0);
  for (let round = 0; round < 6000; round++) {
    for (const item of sampleWithoutReplacement(12, 5, random)) counts[item] = (counts[item] ?? 0) + 1;
  }
  // 2,500 each expected, deviation 38.
  t.true(
    counts.every((count) => Math.abs(count - 2500) < 230),
    String(counts),
  );
});

test('a draw picks places in proportion to their chances, and never a place without one', (t) => {
  const chances = [0.25, 0, 0.75, 0];
  t.deepEqual(
    [0, 0.24, 0.25, 0.99, 1 - 2 ** -53].map((draw) => pickByChance(chances, draw)),
    [0, 0, 2, 2, 2],
  );
  t.is(pickByChance([0.1, 0.2, 0.7 - 1e-9, 0], 1 - 1e-12), 2, 'rounding errors leave the last place with a chance');
});

const numbered = (count: number): string[] => Array.from({ length: count }, (_, place) => `C_${String(place).padStart(4, '0')}`);

test('with one name less, a sample by name loses that one and no other', (t) => {
  const names = numbered(400);
  const drawn = (from: readonly string[]): string[] => Array.from(sampleByName(from, 100, seededRandom(1)), (place) => from[place] ?? '');
  const sample = drawn(names);
  t.is(new Set(sample).size, 100);
  t.deepEqual(sample, sample.toSorted());
  for (const gone of names) {
    const rest = drawn(names.filter((name) => name !== gone));
    t.is(rest.length, 100);
    t.deepEqual(
      sample.filter((name) => !rest.includes(name)),
      sample.includes(gone) ? [gone] : [],
    );
  }
});

test('a sample by name takes each name about as often, and what is drawn next does not depend on the names', (t) => {
  const names = numbered(40);
  const times = new Map<number, number>();
  for (let seed = 0; seed < 2000; seed++)
    for (const place of sampleByName(names, 10, seededRandom(seed))) times.set(place, (times.get(place) ?? 0) + 1);
  // 500 each expected with a deviation of 19: six deviations.
  for (const place of names.keys()) t.true(Math.abs((times.get(place) ?? 0) - 500) < 116, `${names[place]}: ${times.get(place)}`);
  const after = [3, 40, 50].map((size) => {
    const random = seededRandom(5);
    sampleByName(names, size, random);
    return random();
  });
  t.is(new Set(after).size, 1);
});
