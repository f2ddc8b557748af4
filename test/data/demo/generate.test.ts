import { createHash } from 'node:crypto';
import test from 'ava';
import { isIsin } from '../../../src/advisor/bonds/isin.ts';
import { day, dayFromIso, isoFromDay, wholeYearsBetween } from '../../../src/advisor/units.ts';
import { type DemoBook, generateDemoBook, streamDemoBook } from '../../../src/data/demo/generate.ts';

const REFERENCE = day(20_634);
const book = generateDemoBook({ referenceDay: REFERENCE });
const hash = (rows: unknown): string => createHash('sha256').update(JSON.stringify(rows)).digest('hex');
const counting = (from: DemoBook) =>
  from.orders.filter((order) => order.primary_offer_id === 0 && order.order_type === 1 && order.seller_id === 4);
const share = (part: number, whole: number): number => part / whole;

test('the same options give the same rows; another seed or another day gives others', (t) => {
  const small = { clients: 50, tradesPerClient: 4, seed: 3, referenceDay: REFERENCE };
  const first = hash(generateDemoBook(small));
  t.is(hash(generateDemoBook(small)), first);
  t.not(hash(generateDemoBook({ ...small, seed: 4 })), first);
  t.not(hash(generateDemoBook({ ...small, referenceDay: day(REFERENCE + 1) })), first);
});

test('by default it has 600 clients, a fifth of them members, 240 bonds, 6,000 trades, 8 managers and 40 open offers', (t) => {
  t.is(book.users.length, 480);
  t.is(book.user_members.length, 120);
  t.is(book.product_master.length, 240);
  t.is(counting(book).length, 6000);
  t.is(book.admins.length, 8);
  t.is(book.openOffers, 40);
  t.is(book.offers.filter((offer) => offer.valid_until >= isoFromDay(REFERENCE)).length, 40);
  const uncounted = book.orders.length - 6000;
  t.true(uncounted > 200 && uncounted < 400);
});

test('client ids run from C_0001 to C_0600, shared by holders and members, and tell nothing of the row ids', (t) => {
  const ids = [...book.users.map((user) => user.client_id), ...book.user_members.map((member) => member.user_member_id)].sort();
  t.deepEqual(
    ids,
    Array.from({ length: 600 }, (_, index) => `C_${String(index + 1).padStart(4, '0')}`),
  );
  t.true(book.users.every((user) => !user.client_id.endsWith(String(user.id))));
});

test('orders point at their client, their offer and its bond, on a day when it lived; the exceptions are the counted dirt', (t) => {
  const users = new Set(book.users.map((user) => user.id));
  const members = new Map(book.user_members.map((member) => [member.id, member]));
  const offers = new Map(book.offers.map((offer) => [offer.id, offer]));
  const products = new Map(book.bonds.map((bond) => [bond.id, bond]));
  const wrong = { offer: 0, member: 0, holder: 0, day: 0 };
  const earliest = isoFromDay(day(REFERENCE - 1462));
  for (const order of book.orders) {
    if (order.member_id === 0) t.true(users.has(order.user_id));
    else if (!members.has(order.member_id)) wrong.member++;
    else if (!users.has(order.user_id)) wrong.holder++;
    else t.is(members.get(order.member_id)?.parent_id, order.user_id);
    const offer = offers.get(order.offer_id);
    if (order.trade_date === null) wrong.day++;
    else t.true(order.trade_date >= earliest && order.trade_date <= isoFromDay(REFERENCE));
    if (!offer) wrong.offer++;
    else if (order.trade_date !== null) {
      const bond = products.get(offer.product_id);
      const on = dayFromIso(order.trade_date) as number;
      t.true(bond !== undefined && bond.issueDay <= on && on < bond.maturityDay);
      t.true(order.trade_date <= offer.valid_until);
    }
  }
  t.true(wrong.offer > 0 && wrong.offer < 40);
  t.true(wrong.day > 0 && wrong.day < 25);
  t.true(wrong.member < 15);
  const lost = book.user_members.filter((member) => !users.has(member.parent_id as number)).length;
  t.true(lost >= 1 && lost <= 12, `${lost}`);
});

test('amounts have whole paise and span more than five orders of magnitude', (t) => {
  const amounts = counting(book).flatMap((order) => (order.investment_amount ? [order.investment_amount] : []));
  t.true(amounts.every((amount) => Math.round(amount * 100) / 100 === amount));
  t.true(Math.log10(Math.max(...amounts) / Math.min(...amounts)) > 5);
});

test('a trade yields what its offer says, about', (t) => {
  const offers = new Map(book.offers.map((offer) => [offer.id, offer]));
  for (const order of counting(book)) {
    const offer = offers.get(order.offer_id);
    if (offer && order.yield && order.yield !== 900) t.true(Math.abs(order.yield - offer.yield) < 0.25);
  }
});

test('the dirt of real books is there, in the shares that are documented', (t) => {
  const clients = [...book.users, ...book.user_members];
  const trades = counting(book);
  const age = (iso: string): number => wholeYearsBetween(dayFromIso(iso) as never, REFERENCE);
  const missingBirth = clients.filter((client) => client.date_of_birth === null).length;
  const absurdBirth = clients.filter(
    (client) => client.date_of_birth !== null && (age(client.date_of_birth) < 1 || age(client.date_of_birth) > 120),
  );
  t.true(share(missingBirth, 600) > 0.02 && share(missingBirth, 600) < 0.065);
  t.true(absurdBirth.length > 0 && absurdBirth.length < 16);
  t.true(clients.some((client) => client.user_type === 3));
  t.true(clients.some((client) => client.user_type === 7));
  t.true(clients.some((client) => client.user_type === 1 && client.gender === 9));
  t.true(clients.some((client) => client.user_type === 1 && client.gender === null));
  const absurdYields = trades.filter((order) => order.yield === 0 || order.yield === 900).length;
  t.true(share(absurdYields, 6000) > 0.004 && share(absurdYields, 6000) < 0.013);
  t.true(trades.some((order) => order.yield === null));
  t.true(trades.some((order) => order.investment_amount === null) || trades.some((order) => order.investment_amount === 0));
  const texts = book.product_master.map((product) => product.maturity_date);
  t.true(texts.some((text) => /^\d{4}-\d\d-\d\d$/.test(text)) && texts.some((text) => /^\d{4}\/\d\d\/\d\d$/.test(text)));
  t.true(texts.filter((text) => dayFromIso(text) === null).length >= 3);
  t.true(book.product_master.some((product) => product.Issuer_type === 99));
  t.true(book.product_master.some((product) => product.ip_frequency === 99));
  t.true(book.product_master.some((product) => product.name === null));
});

test('bonds have no rating, one, two or three, of several agencies; sovereigns have none', (t) => {
  const counts = new Map<number, number>();
  for (const rating of book.product_rating) counts.set(rating.product_id, (counts.get(rating.product_id) ?? 0) + 1);
  t.deepEqual([...new Set(counts.values())].sort(), [1, 2, 3]);
  t.true(new Set(book.product_rating.map((rating) => rating.agency_id)).size >= 5);
  for (const bond of book.bonds) if (bond.grade === null) t.false(counts.has(bond.id));
  t.true(book.product_master.every((product) => isIsin(product.isin)));
});

test('C_0042, the client of all examples, is a clean holder of manager 1 with a known age and six trades over time, for any seed', (t) => {
  for (let seed = 0; seed < 12; seed++) {
    const small = generateDemoBook({ clients: 42, tradesPerClient: 4, bonds: 64, seed, referenceDay: REFERENCE });
    const user = small.users.find((each) => each.client_id === 'C_0042');
    t.truthy(user);
    t.is(user?.rm_id, 1);
    t.is(user?.gender, 1);
    t.is(wholeYearsBetween(dayFromIso(user?.date_of_birth as string) as never, REFERENCE), 41);
    const orders = counting(small).filter((order) => order.user_id === user?.id && order.member_id === 0);
    t.true(orders.length >= 6);
    t.true(orders.every((order) => order.trade_date && order.yield && order.investment_amount));
    t.true(new Set(orders.map((order) => order.trade_date)).size >= 4, `seed ${seed}`);
  }
});

test('the managers take holders in turn, and a member is never asked for one', (t) => {
  const counts = new Map<number | null, number>();
  for (const user of book.users) counts.set(user.rm_id, (counts.get(user.rm_id) ?? 0) + 1);
  t.deepEqual([...counts.keys()].sort(), [1, 2, 3, 4, 5, 6, 7, 8]);
  t.true(Math.min(...counts.values()) > 40);
  t.true(book.admins.every((admin) => admin.email.endsWith('@example.com')));
});

test('numbers that make no book are refused', (t) => {
  const referenceDay = REFERENCE;
  t.throws(() => generateDemoBook({ referenceDay, clients: 0 }), { instanceOf: RangeError });
  t.throws(() => generateDemoBook({ referenceDay, clients: 2.5 }), { instanceOf: RangeError });
  t.throws(() => generateDemoBook({ referenceDay, tradesPerClient: Number.NaN }), { instanceOf: RangeError });
  t.throws(() => generateDemoBook({ referenceDay, bonds: 10 }), { instanceOf: RangeError });
});

test('what is recorded of a client does not depend on the other clients or on the trades', (t) => {
  const recorded = (clients: number, tradesPerClient: number) =>
    [...streamDemoBook({ clients, tradesPerClient, bonds: 64, seed: 2, referenceDay: REFERENCE }).clients()]
      .slice(0, 30)
      .map(({ user, member }) => [user, member]);
  t.deepEqual(recorded(30, 5), recorded(90, 2));
});
