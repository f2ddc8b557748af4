import { emptyProfileColumns, type ProfileColumns } from '../../../src/advisor/book/profile-columns.ts';
import { type Random, randomBelow, seededRandom } from '../../../src/advisor/random.ts';
import { day } from '../../../src/advisor/units.ts';

interface Kind {
  readonly age: number;
  readonly band: number;
  readonly rupees: number;
  readonly trades: number;
  readonly yearly: number;
  readonly reinvestment: number;
}

/** Three clearly different kinds: old and careful, young and bold, rich and busy. */
const KINDS: readonly Kind[] = [
  { age: 68, band: 1, rupees: 4e5, trades: 6, yearly: 0.072, reinvestment: 0.2 },
  { age: 28, band: 3, rupees: 6e4, trades: 2, yearly: 0.115, reinvestment: 0.5 },
  { age: 47, band: 2, rupees: 6e7, trades: 40, yearly: 0.09, reinvestment: 0.9 },
];

/** Profiles of clients of three kinds with a little noise. Client i is of kind i modulo 3. */
export const clientsOfThreeKinds = (clients: number, seed = 1): ProfileColumns => {
  const random = seededRandom(seed);
  const columns = emptyProfileColumns(clients, day(20_000));
  for (let row = 0; row < clients; row++) {
    const kind = KINDS[row % 3] as Kind;
    columns.age[row] = kind.age + randomBelow(9, random) - 4;
    columns.gender[row] = 1 + randomBelow(2, random);
    columns.band[row] = kind.band;
    columns.bandSource[row] = 1;
    columns.invested[row] = Math.round(100 * kind.rupees * around(1, random));
    columns.trades[row] = Math.max(1, Math.round(kind.trades * around(1, random)));
    columns.averageYield[row] = kind.yearly * around(1, random);
    columns.averageCoupon[row] = kind.yearly;
    columns.reinvestment[row] = Math.min(1, kind.reinvestment * around(1, random));
    columns.firstDay[row] = 19_000;
    columns.lastDay[row] = 19_900;
  }
  return columns;
};

const around = (middle: number, random: Random): number => middle * (0.9 + 0.2 * random());
