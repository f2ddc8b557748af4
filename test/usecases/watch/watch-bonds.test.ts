import test from 'ava';
import { offersByType } from '../../../src/advisor/advice/recommend.ts';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import type { Grade } from '../../../src/advisor/bonds/rating.ts';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import type { OutboxMessage } from '../../../src/usecases/ports/outbox-store.ts';
import type { Watch, WatchStore } from '../../../src/usecases/ports/watching/watch-store.ts';
import { checkWatches, MOST_WATCHES, watchServices } from '../../../src/usecases/watch/watch-bonds.ts';
import { SUPERVISOR } from '../../helpers/desk-surfaces.ts';
import { annualBond } from '../../helpers/samples/quoted-bonds.ts';
import { on } from '../../helpers/samples/small-book.ts';

const bond = (bondId: string, grade: Grade, issuer = 'Acme Ltd'): BondOnOffer =>
  annualBond({ bondId, isin: null, issuer, rating: { grade, suffix: null, agency: null } });

/** A desk whose offers change, in memory. */
const desk = () => {
  const rows = new Map<string, Watch>();
  const outbox: OutboxMessage[] = [];
  let offers: readonly BondOnOffer[] = [];
  let [serial, role, fails] = [0, true, false];
  const watches: WatchStore = {
    add: async (watch) => {
      const isThere = [...rows.values()].some(
        (each) => each.userId === watch.userId && each.kind === watch.kind && each.target === watch.target,
      );
      if (!isThere) rows.set(watch.id, watch);
      return !isThere;
    },
    ofUser: async (userId) => [...rows.values()].filter((each) => each.userId === userId),
    all: async () => [...rows.values()],
    any: async () => rows.size > 0,
    note: async ({ id, revision }, known) => {
      if (fails) throw new Error('the process dies here');
      const row = rows.get(id);
      if (row?.revision !== revision) return false;
      rows.set(id, { ...row, known, revision: revision + 1 });
      return true;
    },
    remove: async (_, id) => rows.delete(id),
  };
  const ports = {
    watches,
    outbox: {
      put: async (message: OutboxMessage) => {
        if (outbox.some(({ id }) => id === message.id)) return false;
        outbox.push(message);
        return true;
      },
    },
    source: { readBond: async (id: string) => (id === 'GONE' ? bond('GONE', 'A') : null) },
    market: { read: async () => ({ asOf: on('2026-11-27'), dataAsOf: null, offers: offersByType(offers) }) },
    clock: { now: () => new Date('2026-11-27T08:00:00Z') },
    newId: () => `w${++serial}`,
    whoIs: async (): Promise<Actor | null> => (role ? SUPERVISOR : null),
  };
  const events = () => outbox.map(({ document }) => (document as { events: unknown }).events);
  return {
    services: watchServices(ports),
    check: checkWatches(ports),
    offer: (...list: readonly BondOnOffer[]) => {
      offers = list;
    },
    loseRole: () => {
      role = false;
    },
    failing: (does: boolean) => {
      fails = does;
    },
    outbox,
    events,
    rows,
  };
};

const actor = SUPERVISOR;

test('a rating change and the end of an offer are told, each once', async (t) => {
  const { services, check, offer, events } = desk();
  offer(bond('B1', 'AA'), bond('B2', 'AA'));
  t.like(await services.watchBond({ actor, bondId: 'B1', kind: 'bond' }), { kind: 'watching', fresh: true });
  t.like(await services.watchBond({ actor, bondId: 'B1', kind: 'bond' }), { kind: 'watching', fresh: false });
  t.like(await check(), { told: 0 });
  offer(bond('B1', 'A'), bond('B2', 'BBB'));
  t.like(await check(), { told: 1 });
  t.like(await check(), { told: 0 });
  offer(bond('B2', 'BBB'));
  await check();
  offer(bond('B1', 'AA'));
  await check();
  offer(bond('B1', 'A'));
  await check();
  t.deepEqual(events(), [
    [{ kind: 'rating', bondId: 'B1', before: 'AA', after: 'A' }],
    [{ kind: 'ended', bondId: 'B1' }],
    [
      { kind: 'again', bondId: 'B1' },
      { kind: 'rating', bondId: 'B1', before: 'A', after: 'AA' },
    ],
    [{ kind: 'rating', bondId: 'B1', before: 'AA', after: 'A' }],
  ]);
});

test('while nothing is on offer, as before the day’s sheet has come, no offer has ended', async (t) => {
  const { services, check, offer, events } = desk();
  offer(bond('B1', 'AA'));
  await services.watchBond({ actor, bondId: 'B1', kind: 'bond' });
  offer();
  t.like(await check(), { kind: 'checked', told: 0 });
  offer(bond('B1', 'AA'));
  await check();
  t.deepEqual(events(), []);
});

test('an issuer of any length of name is recognised again', async (t) => {
  const { services, check, offer, events } = desk();
  const long = `Acme ${'Infrastructure '.repeat(20)}Ltd`;
  offer(bond('B1', 'AA', long));
  await services.watchBond({ actor, bondId: 'B1', kind: 'issuer' });
  offer(bond('B1', 'AA', long), bond('B2', 'AA', long));
  await check();
  t.deepEqual(events(), [[{ kind: 'new', bondId: 'B2' }]]);
});

test('whoever watches an issuer hears of its new bonds, however its name is written, and of nobody else’s', async (t) => {
  const { services, check, offer, events } = desk();
  offer(bond('B1', 'AA'));
  await services.watchBond({ actor, bondId: 'B1', kind: 'issuer' });
  offer(bond('B1', 'AA'), bond('B2', 'AA', 'ACME Limited'), bond('B3', 'AA', 'Other Ltd'));
  await check();
  t.deepEqual(events(), [[{ kind: 'new', bondId: 'B2' }]]);
});

test('a process that dies after it put the message doesn’t tell it twice', async (t) => {
  const { services, check, offer, failing, outbox } = desk();
  offer(bond('B1', 'AA'));
  await services.watchBond({ actor, bondId: 'B1', kind: 'bond' });
  offer(bond('B2', 'AA'));
  failing(true);
  await t.throwsAsync(check());
  failing(false);
  t.like(await check(), { told: 0 });
  t.is(outbox.length, 1);
});

test('whoever has no role any more is told nothing, and watches nothing', async (t) => {
  const { services, check, offer, loseRole, outbox, rows } = desk();
  offer(bond('B1', 'AA'));
  await services.watchBond({ actor, bondId: 'B1', kind: 'bond' });
  loseRole();
  offer(bond('B2', 'AA'));
  await check();
  t.deepEqual([outbox.length, rows.size], [0, 0]);
});

test('nobody watches more than a list can show, and stopping makes room', async (t) => {
  const { services, offer } = desk();
  const bonds = Array.from({ length: MOST_WATCHES + 1 }, (_, at) => bond(`B${at}`, 'AA'));
  offer(...bonds);
  for (const { bondId } of bonds.slice(0, MOST_WATCHES)) await services.watchBond({ actor, bondId, kind: 'bond' });
  const last = { actor, bondId: `B${MOST_WATCHES}`, kind: 'bond' } as const;
  t.is((await services.watchBond(last)).kind, 'too-many');
  t.is((await services.unwatch({ actor, id: 'w1' })).length, MOST_WATCHES - 1);
  t.is((await services.watchBond(last)).kind, 'watching');
  await services.unwatch({ actor, id: 'w2' });
  t.is((await services.watchBond({ actor, bondId: 'nothing', kind: 'bond' })).kind, 'unknown-bond');
  t.like(await services.watchBond({ actor, bondId: 'GONE', kind: 'bond' }), { kind: 'watching' });
});
