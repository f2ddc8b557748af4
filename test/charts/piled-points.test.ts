import test from 'ava';
import { piledPoints } from '../../src/charts/piled-points.ts';

test('points on each other are one with their number, in the order of the first of each', (t) => {
  t.deepEqual(
    piledPoints([
      [100, 100],
      [0, 50],
      [100, 100],
      [100, 100],
    ]),
    [
      { x: 100, y: 100, count: 3 },
      { x: 0, y: 50, count: 1 },
    ],
  );
  t.deepEqual(piledPoints([]), []);
});
