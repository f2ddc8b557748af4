import test from 'ava';
import { RandomStream } from '../../../../src/data/demo/ground/random-stream.ts';

const draws = (random: RandomStream, count: number): number[] => Array.from({ length: count }, () => random.next());
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

test('seed, purpose and number name a stream; any other name gives another', (t) => {
  const stream = (seed: number, purpose: string, number: number) => draws(new RandomStream(seed, purpose, number), 4);
  t.deepEqual(stream(1, 'client', 7), stream(1, 'client', 7));
  const others = [
    stream(1, 'client', 7),
    stream(2, 'client', 7),
    stream(1, 'cilent', 7),
    stream(1, 'client', 8),
    stream(2 ** 32 + 1, 'client', 7),
  ];
  t.is(new Set(others.map(String)).size, others.length);
});

test('uniform numbers lie in [0, 1) with mean 1/2, and first draws of neighbouring streams do too', (t) => {
  const long = draws(new RandomStream(3, 'long'), 20_000);
  t.true(long.every((number) => number >= 0 && number < 1));
  // Standard error 0.002.
  t.true(Math.abs(mean(long) - 0.5) < 0.01);
  const first = Array.from({ length: 20_000 }, (_, number) => new RandomStream(3, 'first', number).next());
  t.true(Math.abs(mean(first) - 0.5) < 0.01);
});

test('normal and gamma numbers have the mean and variance of their distributions', (t) => {
  const random = new RandomStream(5, 'moments');
  const normal = Array.from({ length: 20_000 }, () => random.normal());
  t.true(Math.abs(mean(normal)) < 0.04);
  t.true(Math.abs(mean(normal.map((x) => x * x)) - 1) < 0.06);
  for (const shape of [0.3, 1, 4.5]) {
    const gamma = Array.from({ length: 20_000 }, () => random.gamma(shape));
    t.true(Math.abs(mean(gamma) / shape - 1) < 0.06, `shape ${shape}`);
  }
});

test('weights draw in proportion, never a place of weight 0, and -1 where there is no weight', (t) => {
  const random = new RandomStream(8, 'weights');
  const counts = [0, 0, 0];
  for (let i = 0; i < 8_000; i++) {
    const place = random.weighted([1, 0, 3]);
    counts[place] = (counts[place] as number) + 1;
  }
  t.is(counts[1], 0);
  t.true(Math.abs((counts[0] as number) / 8_000 - 0.25) < 0.03);
  t.is(random.weighted([0, 0]), -1);
});
