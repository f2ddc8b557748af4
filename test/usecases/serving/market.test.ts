import test from 'ava';
import sinon from 'sinon';
import { type Day, day } from '../../../src/advisor/units.ts';
import { type BookSource, SourceUnavailableError } from '../../../src/usecases/ports/book-source.ts';
import { MarketReader } from '../../../src/usecases/serving/market.ts';
import { sampleBond } from '../../helpers/samples/sample-recommendation.ts';

const MINUTE = 60_000;
/** The desk's day, and the day of the book's newest trade. */
const [TODAY, NEWEST] = [day(20_003), day(20_000)];

const market = () => {
  let [now, today] = [0, TODAY];
  const newestTradeDay = sinon.fake.resolves(day(18_999));
  const readBondsOnOffer = sinon.fake.resolves([]);
  const source = { newestTradeDay, readBondsOnOffer } as unknown as BookSource;
  const known: { day: Day | null } = { day: NEWEST };
  const read = sinon.fake.resolves(NEWEST);
  const reader = new MarketReader({
    source,
    bookDay: { current: async () => known.day, read },
    calendar: { today: () => today },
    clock: { now: () => new Date(now) },
  });
  return {
    reader,
    newestTradeDay,
    readBondsOnOffer,
    source,
    known,
    read,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    nextDay: () => {
      today = day(today + 1);
    },
  };
};

test('one reading serves everybody for a minute', async (t) => {
  const { reader, readBondsOnOffer, pass } = market();
  const [first, second] = await Promise.all([reader.read(null), reader.read(null)]);
  pass(MINUTE - 1);
  t.is(await reader.read(null), first);
  t.is(second, first);
  t.is(readBondsOnOffer.callCount, 1);
});

test('bonds are on offer as of today, however old the book is, and nobody waits for its newest trade', async (t) => {
  const { reader, readBondsOnOffer, newestTradeDay, read } = market();
  t.like(await reader.read(null), { asOf: TODAY, dataAsOf: NEWEST });
  t.deepEqual(readBondsOnOffer.args, [[TODAY, NEWEST]]);
  t.deepEqual([newestTradeDay.callCount, read.callCount], [0, 0]);
});

test('only before the book was ever read is its newest trade waited for', async (t) => {
  const { reader, known, read } = market();
  known.day = null;
  t.like(await reader.read(null), { dataAsOf: NEWEST });
  t.is(read.callCount, 1);
});

test('after a minute the old reading answers while a new one is made', async (t) => {
  const { reader, readBondsOnOffer, pass } = market();
  const first = await reader.read(null);
  pass(2 * MINUTE);
  t.deepEqual(
    (await Promise.all([reader.read(null), reader.read(null)])).map((market) => market === first),
    [true, true],
  );
  await new Promise(setImmediate);
  t.is(readBondsOnOffer.callCount, 2);
  t.not(await reader.read(null), first);
});

test('after a long silence the question waits for a new reading', async (t) => {
  const { reader, pass } = market();
  const first = await reader.read(null);
  pass(20 * MINUTE);
  t.not(await reader.read(null), first);
});

test('what was on offer yesterday is not on offer after midnight', async (t) => {
  const { reader, nextDay } = market();
  const yesterday = await reader.read(null);
  nextDay();
  t.is(await reader.held(), null);
  const today = await reader.read(null);
  t.not(today, yesterday);
  t.is(today.asOf, day(TODAY + 1));
});

test('a replayed day has a reading of its own, and the newest trade up to it', async (t) => {
  const { reader, readBondsOnOffer, newestTradeDay } = market();
  await reader.read(null);
  t.like(await reader.read(day(19_000)), { asOf: 19_000, dataAsOf: 18_999 });
  t.deepEqual(newestTradeDay.args, [[19_000]]);
  t.deepEqual(
    readBondsOnOffer.args.map(([asOf]) => asOf),
    [TODAY, 19_000],
  );
});

test('a failure is told to whoever waits, and not kept for the next', async (t) => {
  const { reader, source } = market();
  const working = source.readBondsOnOffer;
  source.readBondsOnOffer = sinon.fake.rejects(new SourceUnavailableError('away'));
  await t.throwsAsync(reader.read(null), { instanceOf: SourceUnavailableError });
  source.readBondsOnOffer = working;
  t.like(await reader.read(null), { asOf: TODAY });
});

test('on a past day no bond that was issued later is on offer; today a coming issue may be', async (t) => {
  const bonds = [19_000, 20_500, null].map((issued) => sampleBond({ issueDay: issued === null ? null : day(issued) }));
  const { reader, source } = market();
  source.readBondsOnOffer = async () => bonds;
  const offered = async (asOf: number | null) =>
    (await reader.read(asOf === null ? null : day(asOf))).offers.get('Corporate Bonds')?.length;
  t.is(await offered(null), 3);
  t.is(await offered(TODAY - 1), 2);
  t.is(await offered(18_000), 1);
});

test('what was read a short while ago is held without asking anybody; never what was asked for another day', async (t) => {
  const { reader, readBondsOnOffer, pass } = market();
  t.is(await reader.held(), null);
  await reader.read(day(19_000));
  t.is(await reader.held(), null);
  const read = await reader.read(null);
  pass(14 * MINUTE);
  t.is(await reader.held(), read);
  pass(MINUTE);
  t.is(await reader.held(), null);
  t.is(readBondsOnOffer.callCount, 2);
});
