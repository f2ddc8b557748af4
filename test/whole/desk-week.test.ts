import test, { type ExecutionContext } from 'ava';
import { type Day, isoFromDay, wholeYearsBetween } from '../../src/advisor/units.ts';
import { writeDemoBook } from '../../src/data/demo/write-demo-book.ts';
import type { Dependencies } from '../../src/deps.ts';
import { readStanding } from '../../src/metrics/read-standing.ts';
import { dataQualityMessage } from '../../views/admin/data-quality-message.ts';
import { homeView } from '../../views/home/home-view.ts';
import { inWords, ladderOf, recommendationOf, SUPERVISOR, surfacesOf } from '../helpers/desk-surfaces.ts';
import { openProduct } from '../helpers/product.ts';
import { ADMIN } from '../helpers/register-client.ts';
import { intakeFacts } from '../helpers/samples/intake-facts.ts';
import { on } from '../helpers/samples/small-book.ts';

/** Ten in the morning at the desk. */
const at = (day: string, time = '10:00'): Date => new Date(`${day}T${time}:00+05:30`);

/** A counted order of the demo book, to make others of. */
const anOrder = async ({ database }: Dependencies): Promise<Record<string, unknown>> => {
  const usable = { primary_offer_id: 0, order_type: 1, seller_id: 4, member_id: 0 };
  return database.knex('orders').where(usable).where('investment_amount', '>', 1000).orderBy('trade_date', 'desc').first();
};

/** A product with a trained demo book, as it's written on a day, and a clock that the test moves. Somebody bought on the last working day. */
const openDesk = async (t: ExecutionContext, start: string, newest = start) => {
  const clock = { at: at(start) };
  const product = await openProduct(t, {}, { clock: { now: () => clock.at } });
  const written = await writeDemoBook(product.sourceDatabase, { clients: 150, referenceDay: on(start), now: clock.at });
  t.is(written.kind, 'written');
  const { knex } = product.database;
  await knex('orders').insert({ ...(await anOrder(product)), id: 8_000_000, trade_date: newest });
  const trained = await product.trainAdvisor({ segments: 3, seed: 1, actorId: 'test' });
  t.is(trained.kind, 'trained');
  const [member] = await knex('user_members as m').join('users as u', 'u.id', 'm.parent_id').limit(1).select('m.user_member_id as id');
  const ids: string[] = await knex('users').orderBy('client_id').limit(12).pluck('client_id');
  return { product, clock, ids, family: String(member.id) };
};

/** Fails if a bond that's shown as on offer has matured when a purchase of today settles, or has no offer that's open today. */
const assertOnOffer = async (t: ExecutionContext, product: Dependencies, ids: readonly string[]): Promise<number> => {
  const { calendar, database } = product;
  const today = calendar.today();
  const open = new Set<string>(
    await database
      .knex('offers as f')
      .join('product_master as p', 'p.id', 'f.product_id')
      .where((either) => either.whereNull('f.valid_until').orWhere('f.valid_until', '>=', isoFromDay(today)))
      .pluck('p.isin'),
  );
  let offered = 0;
  for (const id of ids) {
    const { recommendation } = await recommendationOf(product, id);
    const { ladder } = await ladderOf(product, id);
    const bonds = [
      ...recommendation.recommended.flatMap((type) => type.bonds),
      ...ladder.rungs.flatMap((rung) => rung.places.map(({ bond }) => bond)),
    ];
    for (const { isin, maturityDay } of bonds) {
      offered++;
      t.true(
        maturityDay !== null && maturityDay > calendar.settlementDay(today),
        `${isin} matures ${maturityDay && isoFromDay(maturityDay)}`,
      );
      t.true(open.has(isin ?? ''), `${isin} has no open offer on ${isoFromDay(today)}`);
    }
  }
  return offered;
};

/** Fails if a counterfactual speaks of a purchase on another day than the next working day. Says how many of these clients' do. */
const assertNextWorkingDay = async (t: ExecutionContext, product: Dependencies, ids: readonly string[], next: string): Promise<number> => {
  const sentences = await Promise.all(ids.map(async (id) => (await recommendationOf(product, id)).recommendation.counterfactual ?? ''));
  const ofPurchases = sentences.filter((sentence) => sentence.includes('₹'));
  for (const sentence of ofPurchases) t.regex(sentence, new RegExp(` on (each of the next \\w+ working days \\()?${next}`));
  return ofPurchases.length;
};

/** Fails if a client to call is told something of another day than today. */
const assertCalls = async (t: ExecutionContext, { services, calendar }: Dependencies): Promise<void> => {
  const calls = await services.callList({ actor: SUPERVISOR });
  t.is(calls?.asOf, calendar.today());
  for (const call of calls?.maturing.calls ?? []) t.true(call.day >= calendar.today(), `${call.clientId} ${isoFromDay(call.day)}`);
};

/** The same words on each surface that shows both days. */
const WITH_BOTH_DAYS = [
  'recommendation',
  'client',
  'comparison',
  'family',
  'ladder',
  'breakdown modal',
  'breakdown',
  'home',
  'digest',
  'command line',
];

const assertBothDays = (t: ExecutionContext, surfaces: Readonly<Record<string, string>>, today: string, book: string): void => {
  for (const name of WITH_BOTH_DAYS) {
    t.true(surfaces[name]?.includes(`As of ${today} · book as of ${book}`), `${name} on ${today}:\n${surfaces[name]}`);
  }
};

const assertOldBook = (t: ExecutionContext, surfaces: Readonly<Record<string, string>>, says: string | null): void => {
  for (const [name, words] of Object.entries(surfaces)) {
    if (says === null) t.false(words.includes('working days old'), `${name}:\n${words}`);
    else t.true(words.includes(says), `${name}:\n${words}`);
  }
};

/** A client's age by the raw birth date. */
const ageOf = async ({ database }: Dependencies, id: string, today: Day): Promise<number | null> => {
  const [row] = await database.knex('users').where({ client_id: id }).select('date_of_birth as born');
  return row?.born ? wholeYearsBetween(on(String(row.born).slice(0, 10)), today) : null;
};

test('from a Friday to the next, with a holiday, every surface is right each day', async (t) => {
  const { product, clock, ids, family } = await openDesk(t, '2026-11-20');
  const [id = '', other = ''] = ids;
  const standing = readStanding(product, () => true);
  // Tuesday the 24th is Guru Nanak Jayanti.
  const next = {
    '20': 'Mon 23',
    '21': 'Mon 23',
    '22': 'Mon 23',
    '23': 'Wed 25',
    '24': 'Wed 25',
    '25': 'Thu 26',
    '26': 'Fri 27',
    '27': 'Mon 30',
  };
  let purchases = 0;
  const age = { '20': 0, '21': 0, '22': 0, '23': 1, '24': 1, '25': 2, '26': 3, '27': 4 };
  for (const [date, workingDays] of Object.entries(age)) {
    clock.at = at(`2026-11-${date}`);
    // What the night's job does.
    t.is((await product.refreshDesk({ actorId: 'night' })).kind, 'refreshed');
    const surfaces = await surfacesOf(product, id, other, family);
    assertBothDays(t, surfaces, `${Number(date)} Nov 2026`, '20 Nov 2026');
    assertOldBook(t, surfaces, workingDays >= 4 ? `The book is from Fri 20 Nov 2026, ${workingDays} working days old.` : null);
    await assertOnOffer(t, product, [id, other]);
    await assertCalls(t, product);
    purchases += await assertNextWorkingDay(t, product, ids, `${next[date as keyof typeof next]} Nov 2026`);
    t.is((await standing()).bookWorkingDaysOld, workingDays, date);
  }
  t.true(purchases > 0);
});

test('the demo book started on a Sunday is right on every surface', async (t) => {
  const { product, ids, family } = await openDesk(t, '2026-11-29', '2026-11-27');
  const [id = '', other = ''] = ids;
  const surfaces = await surfacesOf(product, id, other, family);
  assertBothDays(t, surfaces, '29 Nov 2026', '27 Nov 2026');
  assertOldBook(t, surfaces, null);
  t.true((await assertOnOffer(t, product, ids)) > 0);
  await assertCalls(t, product);
  for (const [name, words] of Object.entries(surfaces)) {
    t.false(/today, (on|from) (?!29 Nov 2026)/.test(words), `${name}:\n${words}`);
  }
});

test('between two readings of the book, what matured meanwhile stays a call, over weekends and holidays too', async (t) => {
  const { product, clock } = await openDesk(t, '2026-11-20');
  const { knex } = product.database;
  // The Saturday, the Monday, the Tuesday, which is a holiday, and the Wednesday.
  const days = ['2026-11-21', '2026-11-23', '2026-11-24', '2026-11-25'];
  const counted = { order_type: 1, primary_offer_id: 0, seller_id: 4, member_id: 0 };
  const orders = await knex('orders').where(counted).join('offers as f', 'f.id', 'offer_id').limit(400).pluck('f.product_id');
  const bonds = [...new Set(orders)].slice(0, days.length);
  for (const [place, iso] of days.entries()) await knex('product_master').where({ id: bonds[place] }).update({ maturity_date: iso });
  await product.refreshDesk({ actorId: 'night' });
  const read = await product.stores.calls.listFor('all', 1000, on('2026-11-20'));
  const lines = read?.maturing.calls.map(({ clientId, day }) => `${clientId} ${day}`) ?? [];
  t.true(
    days.every((iso) => lines.some((line) => line.endsWith(` ${on(iso)}`))),
    'somebody has each of these bonds',
  );
  t.is(read?.maturedSince.days, 0);
  for (const today of ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26']) {
    clock.at = at(today);
    await assertCalls(t, product);
    const list = await product.stores.calls.listFor('all', 1000, on(today));
    const calls = [...(list?.maturedSince.calls ?? []), ...(list?.maturing.calls ?? [])];
    t.deepEqual(
      calls.map(({ clientId, day }) => `${clientId} ${day}`),
      lines,
      'no maturity is lost',
    );
    t.true(list?.maturedSince.calls.every(({ day }) => day < on(today)));
    t.is((list?.maturedSince.days ?? 0) + (list?.maturing.days ?? 0), lines.length);
    const home = inWords(homeView(await product.services.openHome({ actor: SUPERVISOR })));
    t.is(/matured .+; not known yet if it was bought again/.test(home), today > '2026-11-21', today);
  }
  // The next reading knows.
  await product.refreshDesk({ actorId: 'night' });
  const next = await product.stores.calls.listFor('all', 1000, on('2026-11-26'));
  t.is(next?.maturedSince.days, 0);
  t.true(days.every((iso) => next?.matured.calls.some(({ day }) => day === on(iso))));
});

test('midnight is the desk’s: an answer at half past midnight in India counts from the new day', async (t) => {
  const { product, clock, ids } = await openDesk(t, '2026-11-26');
  const [id = ''] = ids;
  clock.at = at('2026-11-27', '00:30');
  t.is((await recommendationOf(product, id)).recommendation.asOf, on('2026-11-27'));
});

test('with a book three weeks old nothing that matured or was withdrawn is on offer, and no day to come lies in the past', async (t) => {
  const { product, clock, ids, family } = await openDesk(t, '2026-11-06');
  const facts = intakeFacts({ on: on('2026-11-06'), horizonDays: 30 });
  const registered = await product.services.registerClient({ actor: SUPERVISOR, intakeId: 'form', facts });
  const newcomer = registered.kind === 'registered' ? registered.client.id : '';
  clock.at = at('2026-11-27');
  const [id = '', other = ''] = ids;
  // Whether the night's job has run or not.
  for (const refreshed of [false, true]) {
    if (refreshed) t.is((await product.refreshDesk({ actorId: 'night' })).kind, 'refreshed');
    await assertOnOffer(t, product, [...ids, newcomer]);
    await assertCalls(t, product);
    const shown = await recommendationOf(product, id);
    t.is(shown.profile.age, await ageOf(product, id, on('2026-11-27')));
    const { profile } = await recommendationOf(product, newcomer);
    t.deepEqual([profile.asOf, profile.horizonDays], [on('2026-11-27'), 9], 'the money is needed on 6 December');
    // 9 to 27 November without the 10th and the 24th.
    assertOldBook(t, await surfacesOf(product, id, other, family), 'The book is from Fri 6 Nov 2026, 13 working days old.');
  }
});

test('an order dated 2062 moves no clock: it is set aside, counted and said, and everybody’s advice stays', async (t) => {
  const { product, ids, family } = await openDesk(t, '2026-11-27');
  const { knex } = product.database;
  const [id = '', other = ''] = ids;
  const before = await Promise.all(ids.map((one) => recommendationOf(product, one)));
  await knex('orders').insert({ ...(await anOrder(product)), id: 9_000_000, trade_date: '2062-12-31' });

  t.is(await product.source.newestTradeDay(), on('2026-11-27'));
  const trained = await product.trainAdvisor({ segments: 3, seed: 1, actorId: 'test' });
  t.true(trained.kind === 'trained' && trained.gate.passed);
  t.is(trained.kind === 'trained' ? trained.read.skipped['date is in the future'] : 0, 1);
  const after = await Promise.all(ids.map((one) => recommendationOf(product, one)));
  for (const [place, shown] of after.entries()) {
    t.deepEqual(shown.profile, before[place]?.profile);
    t.deepEqual(shown.recommendation.recommended, before[place]?.recommendation.recommended);
  }

  const surfaces = await surfacesOf(product, id, other, family);
  assertBothDays(t, surfaces, '27 Nov 2026', '27 Nov 2026');
  t.regex(surfaces.home ?? '', /1 trade dated in the future left out/);
  const state = await product.services.adminState({ actor: ADMIN });
  t.regex(state.kind === 'state' ? JSON.stringify(dataQualityMessage(state)) : '', /date is in the future: 1"/);
  for (const [name, words] of Object.entries(surfaces)) t.notRegex(words, /31 Dec 2062|2062-12-31/, `${name}:\n${words}`);
});

test('a trade that bears the next settlement day is believed', async (t) => {
  const { product } = await openDesk(t, '2026-11-27');
  const { knex } = product.database;
  const order = await anOrder(product);
  // Friday's trades settle on Monday.
  await knex('orders').insert({ ...order, id: 9_000_000, trade_date: '2026-11-30' });
  await knex('orders').insert({ ...order, id: 9_000_001, trade_date: '2026-12-01' });
  t.is(await product.source.newestTradeDay(), on('2026-11-30'));
  const { skipped } = await product.source.readBook();
  t.is(skipped['date is in the future'], 1);
});
