import test from 'ava';
import { NotEnoughToLearnError } from '../../../src/advisor/not-enough-to-learn-error.ts';
import { type TrainContext, trainModel } from '../../../src/advisor/train/train-model.ts';
import { day, isoFromDay } from '../../../src/advisor/units.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';
import { on, type SmallTrade, smallBook, someone } from '../../helpers/samples/small-book.ts';

const asOf = on('2024-12-31');
const context: TrainContext = { fingerprint: 'f', milliseconds: () => 0 };
const settings = { segments: 5, seed: 1 };

test('the same seed gives the same document, another seed may not, and the clock does not show', (t) => {
  const book = busyBook(80, 6);
  const document = (seed: number, start: number) => {
    let now = start;
    return JSON.stringify(trainModel(book, asOf, { segments: 4, seed }, { ...context, milliseconds: () => (now += 17) }).model);
  };
  t.is(document(1, 0), document(1, 5e9));
  t.not(document(1, 0), document(2, 0));
});

test('the document is plain finite JSON of the book’s shape', (t) => {
  const book = busyBook(80, 6);
  const { model } = trainModel(book, asOf, settings, context);
  t.deepEqual(JSON.parse(JSON.stringify(model)), model);
  const segments = model.segments.length;
  for (const matrix of [model.qTable.values, model.qTable.visits, model.qTable.amountShares]) {
    t.is(matrix.length, segments);
    t.true(matrix.every((row) => row.length === model.bondTypes.length));
  }
  t.is(model.personal.together.length, model.bondTypes.length);
  t.deepEqual(model.bondTypes, book.bondTypes);
  t.is(model.clients, 80);
  t.is(
    model.segments.reduce((sum, { size }) => sum + size, 0),
    80,
  );
});

test('a book with structure passes its gate, and its quality is held out', (t) => {
  const { model, gate } = trainModel(busyBook(200, 8), asOf, settings, context);
  t.true(gate.passed);
  t.deepEqual(
    gate.doubts.filter(({ point }) => point === 'baselines'),
    [],
  );
  t.true((model.quality?.predictions ?? 0) > 100);
  t.true((model.quality?.hitAt1 ?? 0) > (model.quality?.globalPopularityHitAt1 ?? 1));
  const [low, high] = model.quality?.hitAt1Ci95 ?? [1, 0];
  t.true(low < (model.quality?.hitAt1 ?? 0) && (model.quality?.hitAt1 ?? 1) < high);
});

test('the number of purchases behind the quality counts each once, however often it was predicted', (t) => {
  const book = busyBook(200, 8);
  const { quality } = trainModel(book, asOf, settings, context).model;
  const { offsets, day: days, type } = book.trades;
  const purchases = new Set<string>();
  let predictions = 0;
  for (const client of book.clients.keys()) {
    const bought = new Set<number>();
    for (let trade = offsets[client] ?? 0; trade < (offsets[client + 1] ?? 0); trade++) {
      if ((type[trade] ?? -1) >= 0) bought.add(days[trade] ?? 0);
    }
    for (const on of [...bought].slice(-3)) {
      predictions++;
      purchases.add(`${client} ${on}`);
    }
  }
  for (const origin of quality?.inDetail?.origins ?? []) {
    for (const client of book.clients.keys()) {
      for (let trade = offsets[client] ?? 0; trade < (offsets[client + 1] ?? 0); trade++) {
        const on = days[trade] ?? 0;
        if (on <= origin || (type[trade] ?? -1) < 0) continue;
        predictions++;
        purchases.add(`${client} ${on}`);
        break;
      }
    }
  }
  t.is(quality?.predictions, predictions);
  t.is(quality?.inDetail?.purchases, purchases.size);
  t.true(purchases.size < predictions);
});

test('trades after the day change nothing', (t) => {
  const book = busyBook(60, 6);
  const cut = on('2023-06-30');
  const names = book.bondTypes;
  const trades: SmallTrade[] = [];
  book.clients.forEach(({ id }, client) => {
    for (let at = book.trades.offsets[client] ?? 0; at < (book.trades.offsets[client + 1] ?? 0); at++) {
      const tradeDay = day(book.trades.day[at] ?? 0);
      const yearly = book.trades.yieldToMaturity[at] ?? 0;
      const type = names[book.trades.type[at] ?? -1] ?? 'Unclassified';
      const bond = book.bonds[book.trades.bond[at] ?? 0];
      if (tradeDay <= cut)
        trades.push({
          client: id,
          day: isoFromDay(tradeDay),
          type,
          rupees: (book.trades.amount[at] ?? 0) / 100,
          band: bond?.band ?? null,
          yieldPercent: yearly * 100,
        });
    }
  });
  const until = trainModel(smallBook(book.clients, trades), cut, settings, context).model;
  const { model } = trainModel(book, cut, settings, context);
  t.deepEqual(model.qTable, until.qTable);
  t.deepEqual(model.personal.together, until.personal.together);
  t.deepEqual(model.personal.drift, until.personal.drift);
  t.is(model.trades, until.trades);
});

test('twelve clients, one client, forty types, and all trades on one day are learned from', (t) => {
  const many = Array.from(
    { length: 400 },
    (_, at): SmallTrade => ({
      client: `C_${at % 30}`,
      day: `2024-${String(1 + (at % 12)).padStart(2, '0')}-11`,
      type: `Type ${at % 40}`,
      rupees: 1000 + at,
    }),
  );
  const oneDay = many.slice(0, 60).map((trade) => ({ ...trade, day: '2024-05-05' }));
  for (const book of [
    busyBook(12, 4),
    smallBook([], [{ client: 'a', day: '2024-01-01', rupees: 10 }]),
    smallBook([], many),
    smallBook([], oneDay),
  ]) {
    const { model, gate } = trainModel(book, asOf, settings, context);
    t.true(model.segments.every(({ size }) => size > 0));
    t.true(model.qTable.values.flat().every(Number.isFinite));
    t.is(typeof gate.passed, 'boolean');
  }
});

test('a book too small to measure passes, and that is said', (t) => {
  const { model, gate } = trainModel(busyBook(8, 2), asOf, settings, context);
  t.is(model.quality, null);
  t.deepEqual(gate, {
    passed: true,
    doubts: [],
    reasons: ['the book is too small to measure the quality of its advice, so that wasn’t checked'],
  });
});

test('a book with nothing to learn from says what is missing', (t) => {
  const unclassified = smallBook([], [{ client: 'a', day: '2024-01-01', type: 'Unclassified', rupees: 10 }]);
  const later = smallBook([], [{ client: 'a', day: '2025-06-01', rupees: 10 }]);
  for (const [book, message] of [
    [smallBook([], []), /no usable trade/],
    [smallBook([someone('a')], []), /no usable trade/],
    [unclassified, /No rule knows the type/],
    [later, /usable purchase/],
  ] as const) {
    t.throws(() => trainModel(book, asOf, settings, context), { instanceOf: NotEnoughToLearnError, message });
  }
});

test('stages are reported in order, each from 0 to 1, and timed', (t) => {
  const said: Array<[string, number]> = [];
  let now = 0;
  const { seconds } = trainModel(busyBook(60, 5), asOf, settings, {
    ...context,
    milliseconds: () => (now += 1000),
    onProgress: (stage, share) => said.push([stage, share]),
  });
  t.deepEqual([...new Set(said.map(([stage]) => stage))], ['profiles', 'features', 'clustering', 'learning', 'evaluation']);
  for (const stage of Object.keys(seconds)) {
    const shares = said.filter(([name]) => name === stage).map(([, share]) => share);
    t.is(shares[0], 0);
    t.is(shares.at(-1), 1);
    t.deepEqual(
      shares,
      shares.toSorted((a, b) => a - b),
    );
    t.true(seconds[stage as keyof typeof seconds] > 0);
  }
});

test('a version no worse than the active one passes, which is measured on what was bought since', (t) => {
  const book = busyBook(200, 8);
  const { model } = trainModel(book, on('2023-06-30'), { segments: 2, seed: 9 }, context);
  // The active version fails the same points, so that only the comparison can refuse the new one.
  const doubts = [{ point: 'calibration' as const, reason: 'off' }];
  const { gate } = trainModel(book, asOf, settings, { ...context, before: { version: 1, model: { ...model, doubts } } });
  t.true(gate.passed, gate.reasons.join());
  t.false(gate.reasons.some((reason) => reason.includes('too few purchases')));
});

test('a version trained on the same day cannot be compared with the active one, and that is said', (t) => {
  const book = busyBook(60, 5);
  const { model } = trainModel(book, asOf, settings, context);
  const { gate } = trainModel(book, asOf, settings, { ...context, before: { version: 1, model } });
  t.true(gate.reasons.some((reason) => reason.startsWith('too few purchases came since the active version')));
});
