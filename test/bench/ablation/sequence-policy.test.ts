import test from 'ava';
import { ABLATIONS } from '../../../bench/ablation/ablations.ts';
import { sequencePolicy } from '../../../bench/ablation/sequence-policy.ts';
import { type FittedFold, fitFold } from '../../../src/advisor/measure/fit-fold.ts';
import { advisor, type Question, segmentQ } from '../../../src/advisor/measure/policies.ts';
import { seededRandom } from '../../../src/advisor/random.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';
import { on, smallBook } from '../../helpers/samples/small-book.ts';

const random = seededRandom(1);
const asked = ({ book, columns, segmentOf }: FittedFold): Question => ({ book, columns, segmentOf });
const fold = fitFold(busyBook(120, 8), on('2023-12-31'), { segments: 3, seed: 1 }, 300);
const close = (left: Float64Array, right: Float64Array) => left.every((value, at) => Math.abs(value - (right[at] ?? 9)) < 1e-9);

test('without a discount and without memory the sequence is the table that is shipped', (t) => {
  const sequence = sequencePolicy({ discount: 0, remembersLastType: false })(fold, random);
  const table = segmentQ(fold, random);
  for (const client of [0, 1, 50, 119]) t.true(close(sequence.predict(client, asked(fold)), table.predict(client, asked(fold))));
});

/** Every client alternates between Bills and Gilts. */
const alternating = smallBook(
  [],
  Array.from({ length: 300 }, (_, at) => ({
    client: `c${at % 30}`,
    day: `2024-${String(1 + Math.floor(at / 30)).padStart(2, '0')}-01`,
    type: (at + Math.floor(at / 30)) % 2 === 0 ? 'Bills' : 'Gilts',
    rupees: 1000,
  })),
);

test('a state that remembers the last purchase knows what follows it, one that does not cannot', (t) => {
  const turns = fitFold(alternating, on('2024-12-31'), { segments: 1, seed: 1 }, 0);
  const memory = sequencePolicy({ discount: 0.5, remembersLastType: true })(turns, random);
  const none = sequencePolicy({ discount: 0.5, remembersLastType: false })(turns, random);
  // Client 0 began with Bills, so the tenth purchase was Gilts, and Bills come next; client 1 the other way round.
  const [billsNext = 0, giltsThen = 0] = memory.predict(0, asked(turns));
  t.true(billsNext > 0.85 && giltsThen < 0.15, `${billsNext}`);
  t.true((memory.predict(1, asked(turns))[1] ?? 0) > 0.85);
  t.true(Math.abs((none.predict(0, asked(turns))[0] ?? 0) - 0.5) < 0.05);
});

test('a discount gives what leads to more purchases a greater value', (t) => {
  // Bills lead to more purchases; Gilts are bought once and end the sequence.
  const book = smallBook(
    [],
    Array.from({ length: 60 }, (_, client) => client).flatMap((client) =>
      client % 2 === 0
        ? Array.from({ length: 8 }, (_, at) => ({ client: `b${client}`, day: `2024-0${1 + at}-01`, type: 'Bills', rupees: 1000 }))
        : [{ client: `g${client}`, day: '2024-01-01', type: 'Gilts', rupees: 1000 }],
    ),
  );
  const once = fitFold(book, on('2024-12-31'), { segments: 1, seed: 1 }, 0);
  const billsAt = (discount: number) => sequencePolicy({ discount, remembersLastType: true })(once, random).predict(1, asked(once))[0] ?? 0;
  t.true(billsAt(0.9) > billsAt(0));
});

test('an ablation differs from all of it, and gives every type some probability', (t) => {
  const whole = advisor(fold, random).predict(7, asked(fold));
  const names = new Set<string>();
  for (const policy of ABLATIONS.map((make) => make(fold, random))) {
    names.add(policy.name);
    const probabilities = policy.predict(7, asked(fold));
    t.true(Math.abs(probabilities.reduce((sum, value) => sum + value, 0) - 1) < 1e-9 && probabilities.every((value) => value > 0));
    if (policy.name === 'without own purchases') t.false(close(probabilities, whole));
  }
  t.is(names.size, ABLATIONS.length);
});
