import test from 'ava';
import { uptakeBy, wilsonInterval } from '../../../src/advisor/digest/uptake-by.ts';

const followed = (clientId: string, bondType: string, segment: number, isBought: boolean) => ({ clientId, bondType, segment, isBought });

test('uptake counts recommendations and clients by type and by segment, most advised first', (t) => {
  const { byType, bySegment } = uptakeBy(
    [
      followed('C_1', 'Gilts', 0, true),
      followed('C_1', 'Gilts', 0, false),
      followed('C_2', 'Paper', 1, false),
      // A segment that the model doesn't have.
      followed('C_3', 'Gilts', 7, false),
    ],
    ['Young', 'Mature'],
  );
  t.deepEqual(
    byType.map(({ name, advised, clients, bought }) => [name, advised, clients, bought]),
    [
      ['Gilts', 3, 2, 1],
      ['Paper', 1, 1, 0],
    ],
  );
  t.deepEqual(
    bySegment.map(({ name, advised, bought }) => [name, advised, bought]),
    [
      ['Young', 2, 1],
      ['Mature', 1, 0],
    ],
  );
});

test('the interval is Wilson’s', (t) => {
  // By hand, z = 1.96: 12 of 40 → (0.3 + 0.04802 ± 0.96 · …) / 1.09604; 0 of 10 → 0 to z² / (10 + z²).
  const near = ([low, high]: readonly [number, number], wanted: readonly [number, number]): boolean =>
    Math.abs(low - wanted[0]) < 5e-4 && Math.abs(high - wanted[1]) < 5e-4;
  t.true(near(wilsonInterval(12, 40), [0.1807, 0.4543]), String(wilsonInterval(12, 40)));
  t.true(near(wilsonInterval(0, 10), [0, 0.2775]));
  t.true(near(wilsonInterval(10, 10), [0.7225, 1]));
});
