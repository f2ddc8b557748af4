import test from 'ava';
import sinon from 'sinon';
import { day } from '../../src/advisor/units.ts';
import { MarketReader } from '../../src/usecases/market.ts';
import { type BookSource, SourceUnavailableError } from '../../src/usecases/ports.ts';
import { sampleBond } from '../helpers/sample-recommendation.ts';

const MINUTE = 60_000;

const market = () => {
  let now = 0;
  const newestTradeDay = sinon.fake.resolves(day(20_000));
  const readBondsOnOffer = sinon.fake.resolves([]);
  const source = { newestTradeDay, readBondsOnOffer } as unknown as BookSource;
  const reader = new MarketReader({ source, clock: { now: () => new Date(now) } });
  return {
    reader,
    newestTradeDay,
    readBondsOnOffer,
    source,
    pass: (milliseconds: number) => {
      now += milliseconds;
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
  t.like(first, { dataAsOf: 20_000, asOf: 20_000 });
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

test('each day asked for has a reading of its own', async (t) => {
  const { reader, readBondsOnOffer } = market();
  await reader.read(null);
  t.like(await reader.read(day(19_000)), { asOf: 19_000, dataAsOf: 20_000 });
  t.deepEqual(
    readBondsOnOffer.args.map(([asOf]) => asOf),
    [20_000, 19_000],
  );
});

test('a failure is told to who waits and not kept for who comes next', async (t) => {
  const { reader, source } = market();
  const working = source.newestTradeDay;
  source.newestTradeDay = sinon.fake.rejects(new SourceUnavailableError('away'));
  await t.throwsAsync(reader.read(null), { instanceOf: SourceUnavailableError });
  source.newestTradeDay = working;
  t.like(await reader.read(null), { asOf: 20_000 });
});

test('of a day in the past no bond that was issued later is on offer; today a coming issue may be', async (t) => {
  const bonds = [19_000, 19_500, null].map((issued) => sampleBond({ issueDay: issued === null ? null : day(issued) }));
  const source = { newestTradeDay: async () => day(19_400), readBondsOnOffer: async () => bonds } as unknown as BookSource;
  const reader = new MarketReader({ source, clock: { now: () => new Date(0) } });
  const offered = async (asOf: number | null) =>
    (await reader.read(asOf === null ? null : day(asOf)))?.offers.get('Corporate Bonds')?.length;
  t.is(await offered(null), 3);
  t.is(await offered(19_399), 2);
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
