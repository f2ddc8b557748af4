import test from 'ava';
import { originsOf, targetsAfter } from '../../../src/advisor/book/folds.ts';
import { seededRandom } from '../../../src/advisor/random.ts';
import { isoFromDay } from '../../../src/advisor/units.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';
import { on, smallBook } from '../../helpers/samples/small-book.ts';

const daily = (count: number) =>
  smallBook(
    [],
    Array.from({ length: count }, (_, at) => ({ client: `c${at % 3}`, day: `2024-01-${String(at + 1).padStart(2, '0')}`, rupees: 100 })),
  );
const end = on('2024-12-31');

test('origins are the days by which the given shares of the purchases had been made', (t) => {
  t.deepEqual(originsOf(daily(20), end, [0.5, 0.75, 0.9]).map(isoFromDay), ['2024-01-10', '2024-01-15', '2024-01-18']);
});

test('on a book with few days every day but the last is an origin', (t) => {
  t.deepEqual(originsOf(daily(3), end, [0.5, 0.75, 0.9]).map(isoFromDay), ['2024-01-01', '2024-01-02']);
});

test('where all purchases lie on one day there is no origin', (t) => {
  t.deepEqual(originsOf(daily(1), end, [0.5, 0.75]), []);
});

test('where most purchases lie on one day, origins are still different days with a day after the last', (t) => {
  const crowd = Array.from({ length: 90 }, (_, at) => ({ client: `x${at}`, day: '2024-01-02', rupees: 100 }));
  const others = [1, 3, 4, 5, 6].map((date) => ({ client: 'y', day: `2024-01-0${date}`, rupees: 100 }));
  const origins = originsOf(smallBook([], [...crowd, ...others]), end, [0.5, 0.6, 0.7]).map(isoFromDay);
  t.deepEqual(origins, ['2024-01-02', '2024-01-03', '2024-01-04']);
});

test('a target is the first purchase day after the origin, all its types together, by amount', (t) => {
  const book = smallBook(
    [],
    [
      { client: 'a', day: '2024-01-01', type: 'Gilts', rupees: 1 },
      { client: 'a', day: '2024-01-05', type: 'Unclassified', rupees: 1 },
      { client: 'a', day: '2024-01-07', type: 'Notes', rupees: 300 },
      { client: 'a', day: '2024-01-07', type: 'Bills', rupees: 100 },
      { client: 'a', day: '2024-01-08', type: 'Gilts', rupees: 1 },
      { client: 'b', day: '2024-01-01', type: 'Gilts', rupees: 1 },
    ],
  );
  t.deepEqual(targetsAfter(book, on('2024-01-01'), end, 10, seededRandom(1)), [
    { client: 0, day: on('2024-01-07'), types: [2, 0], amountShares: [0.75, 0.25] },
  ]);
  t.deepEqual(targetsAfter(book, on('2024-01-01'), on('2024-01-06'), 10, seededRandom(1)), []);
});

test('a sample of targets is the same for the same seed, and no client is in it twice', (t) => {
  const book = busyBook(60, 8);
  const sample = (seed: number) => targetsAfter(book, on('2022-06-01'), end, 20, seededRandom(seed)).map(({ client }) => client);
  t.is(new Set(sample(1)).size, 20);
  t.deepEqual(sample(1), sample(1));
  t.notDeepEqual(sample(1), sample(2));
});
