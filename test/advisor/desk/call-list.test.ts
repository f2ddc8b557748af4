import test from 'ava';
import { BookBuilder } from '../../../src/advisor/book/book.ts';
import { profileColumns } from '../../../src/advisor/book/profile-columns.ts';
import { type ClientCall, callList } from '../../../src/advisor/desk/call-list.ts';
import type { DeskBook } from '../../../src/advisor/desk/desk-book.ts';
import { rankCalls } from '../../../src/advisor/desk/rank-calls.ts';
import type { Model } from '../../../src/advisor/model/model.ts';
import { addDays, clientId, day, isoFromDay, paise, paiseFromRupees } from '../../../src/advisor/units.ts';
import { on, someone } from '../../helpers/samples/small-book.ts';

const AS_OF = '2026-06-30';

/** Trades as [client, day, rupees, the bond's maturity]. */
const deskOf = (trades: ReadonlyArray<readonly [string, string, number, string | null]>): DeskBook => {
  const builder = new BookBuilder();
  trades.forEach(([client, when, rupees, maturity], at) => {
    const place = builder.clientPlace(client) ?? builder.putClient(someone(client, { name: `Name ${client}`, relationshipManagerId: '1' }));
    const bond = builder.putBond(`${maturity}`, 'Gilts', 'A', maturity === null ? null : on(maturity));
    builder.addTrade(place, on(when), builder.typePlace('Gilts'), bond, 'A', paiseFromRupees(rupees), null, null, at);
  });
  const book = builder.finish();
  const asOf = on(AS_OF);
  return {
    book,
    columns: profileColumns(book, asOf),
    segments: new Int32Array(book.clients.length),
    model: {} as Model,
    asOf,
    dataAsOf: asOf,
  };
};
const calls = (desk: DeskBook, kind: ClientCall['kind']) => [...callList(desk)].filter((call) => call.kind === kind);

test('each maturity day within thirty days is a call of its own: no sum of several days', (t) => {
  const desk = deskOf([
    ['a', '2026-06-01', 100, '2026-07-20'],
    ['a', '2026-06-02', 200, '2026-07-10'],
    ['a', '2026-06-03', 400, '2026-07-10'],
    ['a', '2026-06-04', 800, '2026-07-31'],
    ['a', '2026-06-05', 1600, '2026-06-29'],
    ['a', '2026-06-06', 3200, null],
  ]);
  const whose = {
    kind: 'maturing',
    clientId: clientId('a'),
    clientName: 'Name a',
    relationshipManagerId: '1',
    // 100 + 200 + 400 + 800: the fifth has matured, and nobody knows about the sixth.
    outstanding: paiseFromRupees(1500),
    bought: paiseFromRupees(6300),
  } as const;
  t.deepEqual(calls(desk, 'maturing'), [
    { ...whose, day: on('2026-07-10'), amount: paiseFromRupees(600), bonds: 1 },
    { ...whose, day: on('2026-07-20'), amount: paiseFromRupees(100), bonds: 1 },
  ]);
});

test('what matured in the last ninety days and was not bought again is a list of its own, newest day first', (t) => {
  const desk = deskOf([
    // Nothing bought since.
    ['none', '2025-01-01', 500, '2026-06-29'],
    ['none', '2025-01-02', 300, '2026-04-01'],
    // 91 days ago: too late for a call. Today: still in the list of what matures.
    ['none', '2025-01-03', 700, '2026-03-31'],
    ['none', '2025-01-04', 900, '2026-06-30'],
    // All of it bought again.
    ['all', '2025-01-01', 500, '2026-06-01'],
    ['all', '2026-06-01', 500, '2030-01-01'],
    // A part.
    ['part', '2025-01-01', 500, '2026-06-01'],
    ['part', '2026-06-10', 200, '2030-01-01'],
    // Bought the day before it matured: that was other money.
    ['before', '2025-01-01', 500, '2026-06-02'],
    ['before', '2026-06-01', 500, '2030-01-01'],
  ]);
  const found = [...callList(desk)].flatMap((call) =>
    call.kind === 'matured' ? [[call.clientId, isoFromDay(call.day), call.amount / 100, call.matured / 100]] : [],
  );
  t.deepEqual(found, [
    [clientId('before'), '2026-06-02', 500, 500],
    [clientId('none'), '2026-06-29', 500, 500],
    [clientId('none'), '2026-04-01', 300, 300],
    [clientId('part'), '2026-06-01', 300, 500],
  ]);
});

test('the day itself and the thirtieth day after it count, the day before and the next do not', (t) => {
  const desk = deskOf([
    ['today', '2026-06-01', 1, '2026-06-30'],
    ['last', '2026-06-01', 1, '2026-07-30'],
    ['yesterday', '2026-06-01', 1, '2026-06-29'],
    ['later', '2026-06-01', 1, '2026-07-31'],
  ]);
  t.deepEqual(
    calls(desk, 'maturing').map((call) => call.clientId),
    ['last', 'today'].map(clientId),
  );
});

test('idle is more than twice one’s own usual gap, never sooner than sixty days, and 180 days where no pace is known', (t) => {
  const paced = (client: string, last: string, gap: number): Array<readonly [string, string, number, null]> =>
    [3, 2, 1, 0].map((gaps) => [client, isoFromDay(addDays(on(last), -gaps * gap)), 1, null]);
  const desk = deskOf([
    // Every 50 days: idle after 100. 30 Jun is 101 days after 21 Mar and 100 after 22 Mar.
    ...paced('usual 50, idle 101', '2026-03-21', 50),
    ...paced('usual 50, idle 100', '2026-03-22', 50),
    // Every 7 days: idle after 60, not after 14. 30 Apr is 61 days before, 1 May 60.
    ...paced('weekly, idle 61', '2026-04-30', 7),
    ...paced('weekly, idle 60', '2026-05-01', 7),
    // One gap is too few. 1 Jan is 180 days before, 31 Dec 181.
    ['once, idle 180', '2026-01-01', 1, null],
    ['once, idle 181', '2025-12-31', 1, null],
    ['twice, idle 181', '2025-12-31', 1, null],
    ['twice, idle 181', '2025-12-30', 1, null],
  ]);
  t.deepEqual(
    calls(desk, 'idle').map((call) => [call.clientId, call.kind === 'idle' ? call.usualGap : null, call.day]),
    [
      [clientId('once, idle 181'), null, on('2025-12-31')],
      [clientId('twice, idle 181'), null, on('2025-12-31')],
      [clientId('usual 50, idle 101'), 50, on('2026-03-21')],
      [clientId('weekly, idle 61'), 7, on('2026-04-30')],
    ],
  );
});

test('several purchases on one day are one day of a pace', (t) => {
  const desk = deskOf([
    ['a', '2025-01-01', 1, null],
    ['a', '2025-01-01', 1, null],
    ['a', '2025-04-11', 1, null],
    ['a', '2025-04-11', 1, null],
    ['a', '2025-07-20', 1, null],
  ]);
  t.like(calls(desk, 'idle')[0], { usualGap: 100 });
});

const idle = (id: string, outstanding: number, relationshipManagerId = '1'): ClientCall => ({
  kind: 'idle',
  clientId: clientId(id),
  clientName: null,
  relationshipManagerId,
  outstanding: paise(outstanding),
  bought: paise(10_000 - outstanding),
  day: day(1),
  usualGap: null,
});

test('maturing bonds are ranked by day and amount, matured ones by amount, idle clients by what they have outstanding', (t) => {
  const maturing = (id: string, when: number, amount: number): ClientCall => ({
    ...idle(id, 1),
    kind: 'maturing',
    day: day(when),
    amount: paise(amount),
    bonds: 1,
  });
  const matured = (id: string, when: number, amount: number): ClientCall => ({
    ...idle(id, 1),
    kind: 'matured',
    day: day(when),
    amount: paise(amount),
    matured: paise(amount),
    bonds: 1,
  });
  const ranked = rankCalls([
    idle('small', 1),
    matured('little', 9, 1),
    maturing('late', 9, 9),
    maturing('less', 8, 1),
    idle('large', 5),
    maturing('more', 8, 2),
    matured('much', 1, 7),
  ]);
  t.deepEqual(
    ranked.map((call) => call.clientId),
    ['more', 'less', 'late', 'much', 'little', 'large', 'small'].map(clientId),
  );
});

test('of one relationship manager’s idle clients the fifty largest are kept, however many there are', (t) => {
  const many = Array.from({ length: 1000 }, (_, at) => idle(`c${at}`, (at * 7919) % 1000));
  const ranked = rankCalls([...many, idle('other', 0, '2')]);
  t.is(ranked.length, 51);
  t.deepEqual(
    ranked.map(({ outstanding }) => outstanding),
    [...Array.from({ length: 50 }, (_, at) => 999 - at), 0].map(paise),
  );
});
