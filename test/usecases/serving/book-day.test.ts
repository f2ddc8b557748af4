import test from 'ava';
import { type Day, day } from '../../../src/advisor/units.ts';
import type { Aggregate, AggregateStore } from '../../../src/usecases/ports/aggregate-store.ts';
import { SourceUnavailableError } from '../../../src/usecases/ports/book-source.ts';
import { BookDay, keepBookDay } from '../../../src/usecases/serving/book-day.ts';

const MINUTE = 60_000;

const memoryStore = () => {
  const kept: Array<Aggregate & { readonly name: string }> = [];
  const store: AggregateStore = {
    put: async (name, document, takenAt) => void kept.push({ name, document, takenAt }),
    latest: async (name) => kept.findLast((one) => one.name === name) ?? null,
    removeOlder: async () => {},
  };
  return { kept, store };
};

/** A book whose newest trade takes as long to find as the test wants: each reading ends when it's answered. */
const setUp = (asksBehind = true) => {
  const { kept, store } = memoryStore();
  const clock = { at: 0 };
  const readings: Array<{ readonly answer: (newest: Day | null) => void; readonly fail: (error: Error) => void }> = [];
  const bookDay = new BookDay({
    source: {
      newestTradeDay: () =>
        new Promise((resolve, reject) => {
          readings.push({ answer: resolve, fail: reject });
        }),
    },
    aggregates: store,
    clock: { now: () => new Date(clock.at) },
    milliseconds: () => clock.at,
    asksBehind,
  });
  const settle = (): Promise<void> => new Promise(setImmediate);
  return { bookDay, store, kept, clock, readings, settle };
};

test('nobody waits for the newest trade: what was stored answers, while the book is asked', async (t) => {
  const { bookDay, store, clock, readings, settle } = setUp();
  await keepBookDay(store, day(20_000), new Date(0));
  clock.at = 5 * MINUTE;
  t.is(await bookDay.current(), day(20_000));
  t.is(readings.length, 1, 'the book is asked in the background');
  t.is(await bookDay.current(), day(20_000));
  t.is(readings.length, 1, 'once');
  readings[0]?.answer(day(20_001));
  await settle();
  t.is(await bookDay.current(), day(20_001));
});

test('a command that ends with its answer waits for the book, and with the book away takes what was stored', async (t) => {
  for (const isAway of [false, true]) {
    const { bookDay, store, clock, readings, settle } = setUp(false);
    await keepBookDay(store, day(20_000), new Date(0));
    clock.at = 5 * MINUTE;
    const current = bookDay.current();
    await settle();
    if (isAway) readings[0]?.fail(new SourceUnavailableError('away'));
    else readings[0]?.answer(day(20_001));
    t.is(await current, day(isAway ? 20_000 : 20_001));
    t.is(await bookDay.current(), day(isAway ? 20_000 : 20_001));
    t.is(readings.length, 1);
  }
});

test('a day that cannot be stored is known all the same', async (t) => {
  const { bookDay, store, readings } = setUp();
  store.put = async () => {
    throw new Error('no such table');
  };
  const read = bookDay.read();
  readings[0]?.answer(day(20_001));
  t.is(await read, day(20_001));
});

test('two who ask at the same time get the same day', async (t) => {
  const { bookDay, store } = setUp();
  await keepBookDay(store, day(20_000), new Date(0));
  t.deepEqual(await Promise.all([bookDay.current(), bookDay.current()]), [day(20_000), day(20_000)]);
});

test('what the book says is stored for other processes and the next start', async (t) => {
  const { bookDay, kept, readings, settle } = setUp();
  t.is(await bookDay.current(), null, 'it was never read');
  readings[0]?.answer(day(20_001));
  await settle();
  t.deepEqual(
    kept.map(({ document }) => document),
    [{ day: 20_001 }],
  );
});

test('a reading by another process is taken over, and spares a reading of our own', async (t) => {
  const { bookDay, store, clock, readings } = setUp();
  await keepBookDay(store, day(20_000), new Date(0));
  t.is(await bookDay.current(), day(20_000));
  clock.at = MINUTE;
  await keepBookDay(store, day(20_002), new Date(MINUTE));
  t.is(await bookDay.current(), day(20_002));
  t.is(readings.length, 0);
});

test('the slower the book answers, the longer it is left alone', async (t) => {
  const { bookDay, clock, readings, settle } = setUp();
  await bookDay.current();
  clock.at = 8000;
  readings[0]?.answer(day(20_000));
  await settle();
  clock.at = 8000 + 50 * 8000 - 1;
  await bookDay.current();
  t.is(readings.length, 1);
  clock.at += 1;
  await bookDay.current();
  t.is(readings.length, 2);
});

test('with the book away the last known day stays, and the book is asked again', async (t) => {
  const { bookDay, store, clock, readings, settle } = setUp();
  await keepBookDay(store, day(20_000), new Date(0));
  clock.at = 2 * MINUTE;
  await bookDay.current();
  readings[0]?.fail(new SourceUnavailableError('away'));
  await settle();
  clock.at = 4 * MINUTE;
  t.is(await bookDay.current(), day(20_000));
  t.is(readings.length, 2);
});

test('with our own database away, what is in memory stays', async (t) => {
  const { bookDay, store, clock } = setUp();
  await keepBookDay(store, day(20_000), new Date(0));
  t.is(await bookDay.current(), day(20_000));
  store.latest = async () => {
    throw new Error('away');
  };
  clock.at = MINUTE / 2;
  t.is(await bookDay.current(), day(20_000));
});
