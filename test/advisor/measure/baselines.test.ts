import test from 'ava';
import { type FittedFold, fitFold } from '../../../src/advisor/measure/fit-fold.ts';
import { cosinesOfTypes, itemKnn } from '../../../src/advisor/measure/item-knn.ts';
import { POLICIES, type Question } from '../../../src/advisor/measure/policies.ts';
import { predecessor } from '../../../src/advisor/measure/predecessor.ts';
import { softmax } from '../../../src/advisor/measure/softmax-policy.ts';
import { seededRandom } from '../../../src/advisor/random.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';
import { on, smallBook } from '../../helpers/samples/small-book.ts';

const bought = (client: string, day: string, type: string) => ({ client, day, type, rupees: 1000 });
const origin = on('2024-06-30');
const asked = ({ book, columns, segmentOf }: FittedFold): Question => ({ book, columns, segmentOf });

test('the cosine of two types is the share of their buyers who bought both', (t) => {
  const book = smallBook(
    [],
    [
      ...['a', 'b', 'c', 'd'].map((client) => bought(client, '2024-01-01', 'Bills')),
      ...['a', 'b'].map((client) => bought(client, '2024-02-01', 'Gilts')),
      bought('d', '2024-07-01', 'Gilts'),
      bought('e', '2024-01-01', 'Notes'),
    ],
  );
  // Four buyers of Bills, two of Gilts by the day, two of both: 2 / √8.
  const cosines = cosinesOfTypes(book, origin).map((row) => Array.from(row));
  t.deepEqual(cosines, [
    [1, 2 / Math.sqrt(8), 0],
    [2 / Math.sqrt(8), 1, 0],
    [0, 0, 1],
  ]);
  const fold = fitFold(book, origin, { segments: 1, seed: 1 }, 0);
  const { predict } = itemKnn(fold, seededRandom(1));
  const [bills = 0, gilts = 0, notes = 0] = predict(2, asked(fold));
  t.true(bills > gilts && gilts > notes && notes > 0);
  // d's purchase of Gilts isn't known yet, so c and d look alike.
  t.deepEqual(predict(2, asked(fold)), predict(3, asked(fold)));
});

test('every policy gives every type some probability, and all of them sum to one', (t) => {
  const fold = fitFold(busyBook(80, 6), on('2023-06-30'), { segments: 3, seed: 1 }, 200);
  const random = seededRandom(7);
  for (const policy of POLICIES.map((make) => make(fold, random))) {
    for (const client of [0, 1, 33, 79]) {
      const probabilities = policy.predict(client, asked(fold));
      const sum = probabilities.reduce((total, value) => total + value, 0);
      t.true(Math.abs(sum - 1) < 1e-9 && probabilities.every((value) => value > 0), policy.name);
    }
  }
});

test('the regression learns from what came after earlier days, and says popularity where nothing did', (t) => {
  const fold = fitFold(busyBook(200, 8), on('2023-12-31'), { segments: 3, seed: 1 }, 200);
  const { predict } = softmax(fold, seededRandom(1));
  t.notDeepEqual(predict(1, asked(fold)), predict(2, asked(fold)));
  const oneDay = smallBook([], [bought('a', '2024-01-01', 'Bills'), bought('b', '2024-01-01', 'Gilts')]);
  const poor = fitFold(oneDay, origin, { segments: 1, seed: 1 }, 0);
  t.is(softmax(poor, seededRandom(1)).predict(0, asked(poor)), poor.popularity);
});

test('the forerunner’s values run away to the level that its discount makes, and its shares lie near each other', (t) => {
  const all = smallBook(
    [],
    Array.from({ length: 60 }, (_, at) => bought(`c${at}`, `2024-0${1 + (at % 5)}-01`, at % 3 === 0 ? 'Gilts' : 'Bills')),
  );
  const fold = fitFold(all, origin, { segments: 1, seed: 1 }, 0);
  const [bills = 0, gilts = 0] = predecessor(fold, seededRandom(1)).predict(0, asked(fold));
  // Two thirds bought Bills; a share of the values says little more than a half.
  t.true(Math.abs(bills - 0.5) < 0.12 && Math.abs(gilts - 0.5) < 0.12, `${bills}`);
  t.deepEqual(predecessor(fold, seededRandom(1)).predict(0, asked(fold)), predecessor(fold, seededRandom(1)).predict(0, asked(fold)));
});
