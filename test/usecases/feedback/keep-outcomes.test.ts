import test from 'ava';
import type { Book } from '../../../src/advisor/book/book.ts';
import { newestDay } from '../../../src/advisor/book/newest-day.ts';
import { clientId, type Day, dayOf } from '../../../src/advisor/units.ts';
import { standingOutcomes } from '../../../src/advisor/values/outcomes.ts';
import { keepOutcomes } from '../../../src/usecases/feedback/keep-outcomes.ts';
import type { PastAdvice } from '../../../src/usecases/ports/advice-history.ts';
import type { FeedbackRow } from '../../../src/usecases/ports/feedback-store.ts';
import { on, smallBook, someone } from '../../helpers/samples/small-book.ts';

const SHOWN_AT = new Date('2026-05-01T06:00:00Z');
const advice = (id: string, client: string, shownAt = SHOWN_AT): PastAdvice => ({
  id,
  clientId: clientId(client),
  shownAt,
  bondTypes: ['Green Bonds', 'Treasury Bills'],
  lastTradeDay: null,
  propensity: 0.75,
});

/** A book whose newest purchase is another client's, on a day. */
const bookUntil = (newest: string, ...more: ReadonlyArray<readonly [client: string, day: string, type: string]>): Book =>
  smallBook(
    ['C_1', 'C_2', 'C_9'].map((id) => someone(id)),
    [['C_9', newest, 'Gilts'] as const, ...more].map(([client, day, type]) => ({ client, day, type, rupees: 1000 })),
  );

const setUp = (...shown: readonly PastAdvice[]) => {
  const rows: FeedbackRow[] = [];
  const audited: string[] = [];
  const ports = {
    adviceHistory: {
      shown: async function* (from: Date, until: Date) {
        yield shown.filter(({ shownAt }) => shownAt >= from && shownAt < until);
      },
    },
    feedback: {
      since: async () => [...rows],
      append: async (event: FeedbackRow) => {
        if (rows.some(({ eventId }) => eventId === event.eventId)) return false;
        rows.push({ ...event, sequence: rows.length + 1 });
        audited.push(event.eventId);
        return true;
      },
    },
    registered: { find: async (id: string) => ({ bookId: id === 'N_0001' ? clientId('C_2') : null }) },
    calendar: { dayOf: (at: Date): Day => dayOf(at) },
    clock: { now: () => SHOWN_AT },
    audit: {},
  } as unknown as Parameters<typeof keepOutcomes>[0];
  const read = (book: Book, at: string) => keepOutcomes(ports)({ book, dataAsOf: newestDay(book) ?? on(at) }, new Date(`${at}T20:00:00Z`));
  return { rows, audited, read, standing: () => standingOutcomes(rows) };
};

const GREEN = ['C_1', '2026-05-20', 'Green Bonds'] as const;

test('an outcome becomes a row once the book covers the 30 days, with the logged propensity, and is not added again', async (t) => {
  const { rows, read, standing } = setUp(advice('R1', 'C_1'), advice('R2', 'C_2'));
  // A book that's three weeks old says nothing about the rest, however late it is.
  await read(bookUntil('2026-05-22', GREEN), '2026-06-12');
  t.deepEqual(rows, []);
  await read(bookUntil('2026-06-10', GREEN), '2026-06-12');
  t.deepEqual(standing(), [
    { recommendationId: 'R1', isBought: true, types: 1, propensity: 0.75 },
    { recommendationId: 'R2', isBought: false, types: 0, propensity: 0.75 },
  ]);
  await read(bookUntil('2026-06-11', GREEN), '2026-06-13');
  t.is(rows.length, 2);
  t.true(rows.every(({ advisorId, key }) => advisorId === 'book' && key === 'outcome'));
});

test('a purchase that reaches the book late, one that is corrected and a book that is cut off change the outcome, each by one more row', async (t) => {
  const { rows, read, standing } = setUp(advice('R1', 'C_1'));
  await read(bookUntil('2026-06-10'), '2026-06-12');
  t.like(standing()[0], { isBought: false, types: 0 });
  await read(bookUntil('2026-06-11', GREEN), '2026-06-13');
  t.like(standing()[0], { isBought: true, types: 1 });
  await read(bookUntil('2026-06-12', ['C_1', '2026-05-20', 'Treasury Bills']), '2026-06-14');
  t.like(standing()[0], { isBought: false, types: 1 });
  await read(bookUntil('2026-05-15'), '2026-06-15');
  t.deepEqual(standing(), []);
  await read(bookUntil('2026-06-15', GREEN), '2026-06-16');
  t.like(standing()[0], { isBought: true });
  t.deepEqual(
    rows.map(({ action }) => action),
    ['added', 'added', 'added', 'removed', 'added'],
  );
});

test('of two processes that read the same book, one adds each row; where clocks go back, the newer row still counts', async (t) => {
  const { rows, audited, read, standing } = setUp(advice('R1', 'C_1'), advice('R2', 'C_2'));
  await Promise.all([read(bookUntil('2026-06-10', GREEN), '2026-06-12'), read(bookUntil('2026-06-10', GREEN), '2026-06-12')]);
  t.is(rows.length, 2);
  t.is(new Set(audited).size, audited.length);
  await read(bookUntil('2026-06-10'), '2026-06-11');
  t.false(standing()[0]?.isBought);
});

test('a linked client is looked up under the book’s id, and what is not known of a client who is gone stays as it was', async (t) => {
  const { read, standing } = setUp(advice('R1', 'N_0001'), advice('R2', 'C_1'));
  await read(bookUntil('2026-06-10', ['C_2', '2026-05-02', 'Green Bonds'], GREEN), '2026-06-12');
  t.deepEqual(
    standing().map(({ isBought }) => isBought),
    [true, true],
  );
  await read(smallBook([someone('C_9')], [{ client: 'C_9', day: '2026-06-11', type: 'Gilts', rupees: 1 }]), '2026-06-13');
  t.is(standing().length, 2);
});
