import { MATURED_WITHIN_DAYS } from '../../../src/advisor/book/freed-money.ts';
import type { ClientCall } from '../../../src/advisor/desk/call-list.ts';
import { randomBelow, seededRandom } from '../../../src/advisor/random.ts';
import { clientId, day, paise } from '../../../src/advisor/units.ts';
import { openDatabase } from '../../../src/data/database.ts';
import { up as moneyOfCalls } from '../../../src/data/migrations/027-money-of-calls.ts';
import { callStore } from '../../../src/data/stores/desk/call-store.ts';
import { removeCallsOf } from '../../../src/data/stores/desk/call-totals.ts';
import { markStore } from '../../../src/data/stores/desk/mark-store.ts';
import { watchStore } from '../../../src/data/stores/desk/watch-store.ts';
import type { Watch } from '../../../src/usecases/ports/watching/watch-store.ts';
import { type DatabaseKind, onMigratedDatabase } from '../../helpers/databases/databases.ts';

type MoneyCall = Exclude<ClientCall, { kind: 'idle' }>;

const AT = new Date('2026-03-04T05:06:07.089Z');
const LATER = new Date('2026-03-05T05:06:07.089Z');
const AS_OF = day(20_000);

const maturing = (id: string, relationshipManagerId: string | null, amount = 100): ClientCall => ({
  kind: 'maturing',
  clientId: clientId(id),
  clientName: `Name of ${id}`,
  relationshipManagerId,
  outstanding: paise(8_000_000_000_000_001),
  bought: paise(9_000_000_000_000_001),
  day: day(20_010),
  amount: paise(amount),
  bonds: 2,
});
const idle = (id: string, relationshipManagerId: string | null, usualGap: number | null = 45.5): ClientCall => ({
  kind: 'idle',
  clientId: clientId(id),
  clientName: null,
  relationshipManagerId,
  outstanding: null,
  bought: paise(500),
  day: day(19_000),
  usualGap,
});
const matured = (id: string, relationshipManagerId: string | null, when = 19_990): MoneyCall => ({
  ...maturing(id, relationshipManagerId, 70),
  kind: 'matured',
  day: day(when),
  amount: paise(70),
  matured: paise(100),
  bonds: 1,
});
const ids = (calls: readonly ClientCall[]): string[] => calls.map((call) => call.clientId);

export const deskStoresSuite = (kind: DatabaseKind): void => {
  const test = onMigratedDatabase(kind);

  test('a person watches a thing once, and what is known of it is noted once per revision', async (t, database) => {
    const store = watchStore(database);
    const watch: Watch = {
      id: 'w1',
      userId: 'U1',
      kind: 'bond',
      target: 'INE1',
      label: 'Zoë & Söhne 🎉, INE1',
      known: { INE1: { rating: 'AA-', offered: true } },
      revision: 0,
      watchedAt: AT,
    };
    t.false(await store.any());
    t.true(await store.add(watch));
    t.true(await store.any());
    t.false(await store.add({ ...watch, id: 'w2' }));
    t.true(await store.add({ ...watch, id: 'w3', kind: 'issuer', watchedAt: LATER }));
    t.true(await store.add({ ...watch, id: 'w4', userId: 'U2' }));
    t.deepEqual(await store.ofUser('U1'), [watch, { ...watch, id: 'w3', kind: 'issuer', watchedAt: LATER }]);
    const known = { INE1: { rating: null, offered: false } };
    t.deepEqual(await Promise.all([store.note(watch, known), store.note(watch, known)]).then((noted) => noted.sort()), [false, true]);
    t.deepEqual(
      (await store.all()).find(({ id }) => id === 'w1'),
      { ...watch, known, revision: 1 },
    );
    t.false(await store.remove('U2', 'w1'));
    t.true(await store.remove('U1', 'w1'));
    t.deepEqual(
      (await store.all()).map(({ id }) => id),
      ['w3', 'w4'],
    );
  });

  test('calls come back as stored, in order, for those who may see them', async (t, database) => {
    const store = callStore(database);
    t.is(await store.listFor('all', 5, AS_OF), null);
    const calls = [
      maturing('Zoë 🎉 \\', 'RM_1'),
      maturing('b', null),
      maturing('a', 'rm_1', 50),
      matured('b', null),
      matured('b', null, 19_991),
      idle('a', 'RM_1'),
      idle('c', 'RM_2', null),
    ];
    await store.replaceAll(calls, AS_OF, AT);
    const all = await store.listFor('all', 10, AS_OF);
    t.deepEqual(all?.maturing, { calls: calls.slice(0, 3), days: 3, clients: 3, amount: paise(250) });
    t.deepEqual(all?.matured, { calls: calls.slice(3, 5), days: 2, clients: 1, amount: paise(140) }, 'one client, two days');
    t.deepEqual(all?.idle, calls.slice(5));
    t.deepEqual([all?.readOn, all?.takenAt], [AS_OF, AT]);

    const one = await store.listFor(['RM_1'], 10, AS_OF);
    t.deepEqual([ids(one?.maturing.calls ?? []), ids(one?.idle ?? [])], [['Zoë 🎉 \\'], ['a']], 'letter case tells managers apart');
    t.is(one?.maturing.clients, 1);
    const two = await store.listFor(['RM_2', 'rm_1'], 10, AS_OF);
    t.deepEqual([ids(two?.maturing.calls ?? []), ids(two?.idle ?? [])], [['a'], ['c']]);
    const nobody = await store.listFor([], 10, AS_OF);
    const nothing = { calls: [], days: 0, clients: 0, amount: paise(0) };
    t.deepEqual([nobody?.maturing, nobody?.matured, nobody?.idle], [nothing, nothing, []]);
  });

  test('a list is cut where asked, and says how many there are', async (t, database) => {
    const store = callStore(database);
    await store.replaceAll(
      Array.from({ length: 1203 }, (_, at) => maturing(`C_${at}`, 'RM_1', 1)),
      AS_OF,
      AT,
    );
    const list = await store.listFor(['RM_1'], 2, AS_OF);
    t.deepEqual(ids(list?.maturing.calls ?? []), ['C_0', 'C_1']);
    t.like(list?.maturing, { clients: 1203, days: 1203, amount: paise(1203) });
  });

  test('what a list adds up to is what its lines add up to, for everybody, also after a client was forgotten', async (t, database) => {
    const store = callStore(database);
    const random = seededRandom(7);
    const managers = ['RM_1', 'rm_1', '*', null];
    let calls = Array.from({ length: 400 }, (_, at): MoneyCall => {
      const who = randomBelow(60, random);
      const manager = managers[who % managers.length] ?? null;
      const [amount, days] = [paise(randomBelow(1000, random)), randomBelow(31, random)];
      return at % 3 === 0
        ? { ...matured(`C_${who}`, manager, AS_OF - 3 * days), amount }
        : ({ ...maturing(`C_${who}`, manager), amount, day: day(AS_OF + days) } as MoneyCall);
    });
    await store.replaceAll(calls, AS_OF, AT);
    const assertTotals = async (): Promise<void> => {
      for (const sees of ['all', [], ['*'], ['RM_1'], ['RM_1', 'rm_1']] as const) {
        for (const later of [0, 1, 15, 29, 30]) {
          const from = day(AS_OF + later);
          const list = await store.listFor(sees, 1000, from);
          const counted = (isCounted: (call: MoneyCall) => boolean) => {
            const lines = calls.filter(
              (call) => isCounted(call) && (sees === 'all' || sees.some((one) => one === call.relationshipManagerId)),
            );
            const amount = lines.reduce((sum, call) => sum + call.amount, 0);
            return { days: lines.length, clients: new Set(ids(lines)).size, amount };
          };
          const { calls: lines, ...maturingInAll } = list?.maturing ?? { calls: [] };
          t.is(lines.length, list?.maturing.days ?? -1);
          t.deepEqual(maturingInAll, counted((call) => call.kind === 'maturing' && call.day >= from) as never, `${sees} from ${from}`);
          const { calls: past, ...sinceInAll } = list?.maturedSince ?? { calls: [] };
          t.deepEqual(sinceInAll, counted((call) => call.kind === 'maturing' && call.day < from) as never, `${sees} before ${from}`);
          t.is(past.length, list?.maturedSince.days ?? -1);
          t.true(past.every((call) => call.day < from) && lines.every((call) => call.day >= from));
          const { calls: matured, ...maturedInAll } = list?.matured ?? { calls: [] };
          t.deepEqual(
            maturedInAll,
            counted((call) => call.kind === 'matured' && call.day >= from - MATURED_WITHIN_DAYS) as never,
            `${sees} on ${from}`,
          );
          t.is(matured.length, list?.matured.days ?? -1);
        }
      }
    };
    await assertTotals();
    for (const forgotten of ['C_7', 'C_8', 'C_11', 'nobody']) {
      const removed = await database.knex.transaction((transaction) => removeCallsOf(transaction, forgotten));
      t.is(removed, calls.filter(({ clientId }) => clientId === forgotten).length);
      calls = calls.filter(({ clientId }) => clientId !== forgotten);
      await assertTotals();
    }
  });

  test('a new list replaces the old one completely, and an interrupted one is never seen', async (t, database) => {
    const store = callStore(database);
    await store.replaceAll([maturing('old', 'RM_1'), idle('old', 'RM_1')], AS_OF, AT);
    const broken = function* () {
      for (let at = 0; at < 700; at++) yield idle(`broken ${at}`, 'RM_1');
      throw new Error('the book went away');
    };
    await t.throwsAsync(store.replaceAll(broken(), AS_OF, LATER), { message: 'the book went away' });
    t.deepEqual(ids((await store.listFor('all', 5, AS_OF))?.idle ?? []), ['old']);
    await store.replaceAll([idle('new', 'RM_1')], day(20_001), LATER);
    const list = await store.listFor('all', 5, AS_OF);
    t.deepEqual([ids(list?.maturing.calls ?? []), ids(list?.idle ?? [])], [[], ['new']]);
    t.deepEqual([list?.readOn, list?.takenAt], [day(20_001), LATER]);
    t.is((await database.knex('advisor_calls').pluck('client_id')).length, 1);
    t.is((await database.knex('advisor_call_totals')).length, 0);
  });

  test('a list from before a maturity day was a line of its own is not shown, and the next reading replaces it', async (t, database) => {
    const store = callStore(database);
    await store.replaceAll([maturing('old', 'RM_1')], AS_OF, AT);
    await moneyOfCalls(database.knex);
    t.is(await store.listFor('all', 5, AS_OF), null);
    await store.replaceAll([maturing('new', 'RM_1')], AS_OF, LATER);
    t.deepEqual(ids((await store.listFor('all', 5, AS_OF))?.maturing.calls ?? []), ['new']);
  });

  test('a list of another format is not shown, and the next reading replaces it', async (t, database) => {
    const store = callStore(database);
    for (const format of [null, 0, 99]) {
      await store.replaceAll([maturing('other', 'RM_1'), idle('other', 'RM_1')], AS_OF, AT);
      await database.knex('advisor_call_lists').update({ format });
      t.is(await store.listFor('all', 5, AS_OF), null, `${format}`);
      await store.replaceAll([maturing('new', 'RM_1')], AS_OF, LATER);
      t.deepEqual(ids((await store.listFor('all', 5, AS_OF))?.maturing.calls ?? []), ['new'], `${format}`);
    }
  });

  test('an id of 10,000 characters is left out and does no harm', async (t, database) => {
    const store = callStore(database);
    await store.replaceAll(
      [maturing('x'.repeat(10_000), null), maturing('a\0', null), maturing('b', 'y'.repeat(10_000)), maturing('c', null)],
      AS_OF,
      AT,
    );
    t.deepEqual(ids((await store.listFor('all', 5, AS_OF))?.maturing.calls ?? []), ['c']);
  });

  test('if several make a mark at once, one is first, and a removed mark can be made again', async (t, database, url) => {
    const others = Array.from({ length: 3 }, () => openDatabase(url));
    t.teardown(() => Promise.all(others.map((other) => other.close())));
    const stores = [database, ...others].map(markStore);
    const first = await Promise.all(stores.flatMap((store, at) => [store.put('hello', `${at}`, AT), store.put('hello', `${at}`, AT)]));
    t.is(first.filter(Boolean).length, 1);
    t.is(await markStore(database).get('HELLO'), null);
    t.regex((await markStore(database).get('hello')) ?? '', /^[0-3]$/);
    await markStore(database).remove('hello');
    t.is(await markStore(database).get('hello'), null);
    t.true(await markStore(database).put('hello', 'again', LATER));
  });
};
