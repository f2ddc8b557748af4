import test from 'ava';
import { offersByType } from '../../../src/advisor/advice/recommend.ts';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import type { Grade } from '../../../src/advisor/bonds/rating.ts';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import type { AuditRow, AuditStore } from '../../../src/usecases/ports/audit-log.ts';
import type { OutboxMessage } from '../../../src/usecases/ports/outbox-store.ts';
import type { Watch } from '../../../src/usecases/ports/watching/watch-store.ts';
import { deskCalendar } from '../../../src/usecases/serving/desk-calendar.ts';
import { checkWatches, MOST_WATCHES, watchServices } from '../../../src/usecases/watch/watch-bonds.ts';
import { SUPERVISOR } from '../../helpers/desk-surfaces.ts';
import { memoryWatches } from '../../helpers/memory-watches.ts';
import { annualBond } from '../../helpers/samples/quoted-bonds.ts';
import { on } from '../../helpers/samples/small-book.ts';

const bond = (bondId: string, grade: Grade, issuer = 'Acme Ltd'): BondOnOffer =>
  annualBond({ bondId, isin: null, issuer, rating: { grade, suffix: null, agency: null } });

/** The same bond, offered up to a day. */
const until = (offer: BondOnOffer, day: string): BondOnOffer => ({ ...offer, offeredUntil: on(day) });

/** A desk whose offers change, in memory. */
const desk = () => {
  const rows = new Map<string, Watch>();
  const outbox: OutboxMessage[] = [];
  let offers: readonly BondOnOffer[] = [];
  const inBook = new Map<string, BondOnOffer>([['GONE', bond('GONE', 'A')]]);
  const noted: AuditRow[] = [];
  let [serial, role, fails, read, today] = [0, true, false, 0, '2026-11-27'];
  const watches = memoryWatches(rows, () => fails);
  const ports = {
    watches,
    outbox: {
      put: async (message: OutboxMessage) => {
        if (outbox.some(({ id }) => id === message.id)) return false;
        outbox.push(message);
        return true;
      },
    },
    source: {
      readBond: async (id: string) => {
        read++;
        return inBook.get(id) ?? null;
      },
    },
    audit: { append: async (...rows: readonly AuditRow[]) => void noted.push(...rows) } as unknown as AuditStore,
    calendar: deskCalendar({ now: () => new Date(`${today}T08:00:00Z`) }, 'Asia/Kolkata', new Set()),
    market: { read: async () => ({ asOf: on(today), dataAsOf: null, offers: offersByType(offers) }) },
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
    day: (day: string) => {
      today = day;
    },
    readings: () => read,
    inBook,
    noted,
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

test('the last day of an offer is told once, from three working days before', async (t) => {
  const { services, check, offer, day, events } = desk();
  offer(until(bond('B1', 'AA'), '2026-12-02'), bond('B2', 'AA'));
  await services.watchBond({ actor, bondId: 'B1', kind: 'bond' });
  // Friday 27 November: Monday, Tuesday and Wednesday are the next three working days.
  day('2026-11-26');
  t.like(await check(), { told: 0 });
  day('2026-11-27');
  t.like(await check(), { told: 1 });
  day('2026-11-30');
  t.like(await check(), { told: 0 });
  offer(bond('B2', 'AA'));
  await check();
  t.deepEqual(events(), [[{ kind: 'ending', bondId: 'B1', lastDay: on('2026-12-02') }], [{ kind: 'ended', bondId: 'B1' }]]);
});

test('an offer that ends soon when it’s first watched is told at once', async (t) => {
  const { services, check, offer, events } = desk();
  offer(until(bond('B1', 'AA'), '2026-11-27'));
  await services.watchBond({ actor, bondId: 'B1', kind: 'bond' });
  await check();
  t.deepEqual(events(), [[{ kind: 'ending', bondId: 'B1', lastDay: on('2026-11-27') }]]);
});

test('an offer prolonged every day is told once, and one that was prolonged for weeks again when it ends', async (t) => {
  const { services, check, offer, day, events } = desk();
  offer(until(bond('B1', 'AA'), '2026-11-30'));
  await services.watchBond({ actor, bondId: 'B1', kind: 'bond' });
  await check();
  day('2026-11-30');
  offer(until(bond('B1', 'AA'), '2026-12-01'));
  t.like(await check(), { told: 0 });
  offer(until(bond('B1', 'AA'), '2026-12-31'));
  t.like(await check(), { told: 0 });
  day('2026-12-30');
  t.like(await check(), { told: 1 });
  t.deepEqual(events().at(-1), [{ kind: 'ending', bondId: 'B1', lastDay: on('2026-12-31') }]);
});

test('a rating that changes in the book is told of a bond that isn’t on offer, and read once a day', async (t) => {
  const { services, check, offer, day, events, inBook, readings } = desk();
  offer(bond('B1', 'AA'));
  await services.watchBond({ actor, bondId: 'GONE', kind: 'bond' });
  t.like(await check(), { told: 0 });
  const before = readings();
  inBook.set('GONE', bond('GONE', 'BBB'));
  t.like(await check(), { told: 0 });
  t.is(readings(), before);
  day('2026-11-30');
  t.like(await check(), { told: 1 });
  offer(bond('GONE', 'BBB'));
  t.like(await check(), { told: 1 });
  t.deepEqual(events(), [[{ kind: 'rating', bondId: 'GONE', before: 'A', after: 'BBB' }], [{ kind: 'again', bondId: 'GONE' }]]);
});

test('another agency’s rating in the book is no change once an offer ends', async (t) => {
  const { services, check, offer, day, events, inBook } = desk();
  inBook.set('B1', bond('B1', 'AA+'));
  offer(bond('B1', 'AA'), bond('B2', 'AA'));
  await services.watchBond({ actor, bondId: 'B1', kind: 'bond' });
  offer(bond('B2', 'AA'));
  await check();
  day('2026-11-30');
  inBook.set('B1', bond('B1', 'A'));
  await check();
  day('2026-12-01');
  offer(bond('B1', 'A'));
  await check();
  t.deepEqual(events(), [
    [{ kind: 'ended', bondId: 'B1' }],
    [{ kind: 'rating', bondId: 'B1', before: 'AA+', after: 'A' }],
    [{ kind: 'again', bondId: 'B1' }],
  ]);
});

test('watching and stopping are in the audit log, with what was watched', async (t) => {
  const { services, offer, noted } = desk();
  offer(bond('B1', 'AA'));
  await services.watchBond({ actor, bondId: 'B1', kind: 'issuer' });
  await services.unwatch({ actor, id: 'w1' });
  await services.unwatch({ actor, id: 'w1' });
  t.deepEqual(
    noted.map(({ actorId, action, clientId, detail }) => [actorId, action, clientId, detail]),
    [
      [actor.id, 'watch.add', null, { kind: 'issuer', target: 'issuer acme' }],
      [actor.id, 'watch.stop', null, { kind: 'issuer', target: 'issuer acme' }],
    ],
  );
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
