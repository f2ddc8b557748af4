import test from 'ava';
import { profileColumns } from '../../../src/advisor/book/profile-columns.ts';
import { callList } from '../../../src/advisor/desk/call-list.ts';
import type { DeskBook } from '../../../src/advisor/desk/desk-book.ts';
import { figuresOfBook } from '../../../src/advisor/desk/figures-of-book.ts';
import { familyStatistics } from '../../../src/advisor/family/family-statistics.ts';
import type { Model } from '../../../src/advisor/model/model.ts';
import { type Day, dayFromIso, isoFromDay } from '../../../src/advisor/units.ts';
import { openDatabase } from '../../../src/data/database.ts';
import { writeDemoBook } from '../../../src/data/demo/write-demo-book.ts';
import { firmSource } from '../../../src/data/sources/firm/firm-source.ts';
import { deskOn } from '../../helpers/desk-on.ts';

/** A Sunday. The newest trade is from the Friday before. */
const REFERENCE = dayFromIso('2026-11-29') as Day;
const OPTIONS = { orders: { primaryOfferId: 0, orderType: 1, sellerId: 4 }, bondTypeColumn: null, calendar: deskOn(REFERENCE) };

/** Orders that count and have a day and an amount. Amounts are in rupees; a maturity is a text, or nonsense. */
const ORDERS = `select coalesce(m.user_member_id, u.client_id) as client, o.investment_amount as rupees, p.maturity_date as matures, p.issue_date as issued
  from orders o left join user_members m on o.member_id <> 0 and m.id = o.member_id
  left join users u on o.member_id = 0 and u.id = o.user_id
  join offers f on f.id = o.offer_id join product_master p on p.id = f.product_id
  where o.primary_offer_id = 0 and o.order_type = 1 and o.seller_id = 4 and o.investment_amount > 0 and o.trade_date is not null`;

const demoBook = async () => {
  const database = openDatabase('sqlite::memory:');
  try {
    await writeDemoBook(database, { referenceDay: REFERENCE, now: new Date(0) });
    const source = firmSource(database, OPTIONS);
    const asOf = (await source.newestTradeDay()) as Day;
    const { book, ...read } = await source.readBook();
    const orphans = await database
      .knex('user_members')
      .whereNotIn('parent_id', database.knex('users').select('id'))
      .pluck('user_member_id');
    const orders: ReadonlyArray<{ client: string | null; rupees: number; matures: string | null; issued: string | null }> =
      await database.knex.raw(ORDERS);
    const segments = new Int32Array(book.clients.length);
    const model = { segments: [{ id: 0, name: 'All', confidence: null }] } as unknown as Model;
    const desk: DeskBook = { book, columns: profileColumns(book, asOf), segments, model, asOf, dataAsOf: asOf };
    return { desk, figures: figuresOfBook(desk, 1, read), orphans, orders };
  } finally {
    await database.close();
  }
};
const read = demoBook();

test('of 576 buyers 31 hold nothing, and what is outstanding is a third of what was bought', async (t) => {
  const { figures } = await read;
  t.is(isoFromDay(figures.asOf), '2026-11-27');
  t.deepEqual([figures.buyers, figures.buyers - figures.holders], [576, 31]);
  const crore = (paise: number): number => Math.floor(paise / 1e9);
  t.deepEqual([crore(figures.bought), crore(figures.outstanding)], [1969, 669]);
});

test('the raw orders give the same outstanding amount and the same holders', async (t) => {
  const { desk, figures, orders } = await read;
  const holders = new Set<string>();
  let outstanding = 0;
  for (const { client, rupees, matures, issued } of orders) {
    const day = dayFromIso(matures ?? '');
    if (client === null || day === null || day <= desk.asOf || day < (dayFromIso(issued ?? '') ?? day)) continue;
    outstanding += Math.round(rupees * 100);
    holders.add(client);
  }
  t.is(figures.outstanding as number, outstanding);
  t.is(figures.holders, holders.size);
});

test('a call is about one day of one client: C_0564 has 12.7 crore maturing today, not the 70.72 crore of a month', async (t) => {
  const { desk } = await read;
  const calls = [...callList(desk)].filter(({ kind }) => kind === 'maturing');
  const keys = calls.map(({ clientId, day }) => `${clientId} ${day}`);
  t.is(new Set(keys).size, keys.length);
  const own = calls.flatMap((call) => (call.kind === 'maturing' && call.clientId === 'C_0564' ? [call] : []));
  t.is(own[0]?.day, desk.asOf);
  t.is(Math.round((own[0]?.amount ?? 0) / 1e7), 1270);
  const inAll = own.reduce((sum, { amount }) => sum + amount, 0);
  t.is(Math.round(inAll / 1e7), 7072);
});

test('the two families whose holder is missing are counted', async (t) => {
  const { desk, figures, orphans } = await read;
  const statistics = familyStatistics({ ...desk, segmentNames: ['All'] });
  t.is(orphans.length, 2);
  t.deepEqual(statistics.withoutHolder, { families: 2, members: 2 });
  t.is(statistics.families, (statistics.all?.families ?? 0) + 2);
  t.is(figures.quality.familiesWithoutHolder, 2);
});
