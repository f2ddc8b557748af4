import test from 'ava';
import fc from 'fast-check';
import type { BondBand } from '../../../src/advisor/bonds/rating.ts';
import { type Book, BookBuilder } from '../../../src/advisor/book/book.ts';
import { compareBytewise, day, fraction, paise } from '../../../src/advisor/units.ts';
import { someone } from '../../helpers/samples/small-book.ts';

interface Row {
  readonly client: string;
  readonly day: number;
  readonly type: string;
  readonly band: BondBand | null;
  readonly amount: number;
  readonly yearly: number | null;
}

const rows = fc.array(
  fc.record<Row>({
    client: fc.constantFrom('C_1', 'C_10', 'C_2', 'é', '\u{1f600}', '\u{ff5e}'),
    day: fc.integer({ min: 19_000, max: 19_010 }),
    type: fc.constantFrom('Government Securities', 'Corporate Bonds', 'Unclassified', 'Treasury Bills'),
    band: fc.constantFrom('A', 'B', 'C', 'default', null),
    amount: fc.integer({ min: 1, max: 1e12 }),
    yearly: fc.option(fc.integer({ min: 0, max: 2000 }).map((units) => units / 1e4)),
  }),
  { maxLength: 40 },
);

const built = (all: ReadonlyArray<readonly [number, Row]>): Book => {
  const builder = new BookBuilder();
  for (const [sequence, row] of all) {
    const client = builder.clientPlace(row.client) ?? builder.putClient(someone(row.client));
    const bond = builder.putBond(`${row.type} ${row.band}`, row.type, row.band);
    const yearly = row.yearly === null ? null : fraction(row.yearly);
    builder.addTrade(client, day(row.day), builder.typePlace(row.type), bond, row.band, paise(row.amount), yearly, yearly, sequence);
  }
  return builder.finish();
};

/** Bonds keep their order of arrival, so the trades' bonds are compared by id. */
const comparable = (book: Book) => ({
  ...book,
  bonds: 0,
  trades: { ...book.trades, bond: Array.from(book.trades.bond, (bond) => book.bonds[bond]) },
});

test('rows in any order make the same book', (t) => {
  fc.assert(
    fc.property(rows, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (all, keys) => {
      const numbered = all.map((row, sequence) => [sequence, row] as const);
      const shuffled = numbered
        .map((entry) => [keys.next().value as number, entry] as const)
        .sort(([left], [right]) => left - right)
        .map(([, entry]) => entry);
      t.deepEqual(comparable(built(shuffled)), comparable(built(numbered)));
    }),
  );
});

test('clients and types stand in bytewise order, and each client has its own trades by day and sequence', (t) => {
  fc.assert(
    fc.property(rows, (all) => {
      const book = built(all.map((row, sequence) => [sequence, row] as const));
      const ids = book.clients.map(({ id }) => id);
      t.deepEqual(ids, [...new Set(all.map(({ client }) => client))].sort(compareBytewise) as never);
      t.deepEqual(book.bondTypes, [...book.bondTypes].sort(compareBytewise));
      t.false(book.bondTypes.includes('Unclassified'));
      ids.forEach((id, client) => {
        const own = all.filter((row) => row.client === id).sort((left, right) => left.day - right.day);
        const [from, to] = [book.trades.offsets[client], book.trades.offsets[client + 1]];
        t.deepEqual(
          [...book.trades.day.subarray(from, to)],
          own.map((row) => row.day),
        );
        t.deepEqual(
          [...book.trades.amount.subarray(from, to)],
          own.map((row) => row.amount),
        );
        t.deepEqual(
          Array.from(book.trades.type.subarray(from, to), (type) => book.bondTypes[type] ?? 'Unclassified'),
          own.map((row) => row.type),
        );
      });
    }),
  );
});

test('a book of several pieces keeps every trade', (t) => {
  const builder = new BookBuilder();
  const client = builder.putClient(someone('C_1'));
  const type = builder.typePlace('Corporate Bonds');
  const bond = builder.putBond('X', 'Corporate Bonds', 'A');
  for (let trade = 0; trade < 140_000; trade++)
    builder.addTrade(client, day(200_000 - trade), type, bond, 'A', paise(trade), null, null, trade);
  const { trades } = builder.finish();
  t.is(trades.day.length, 140_000);
  t.is(trades.day[0], 60_001);
  t.true(trades.amount.every((amount, place) => amount === 139_999 - place));
  t.true(Number.isNaN(trades.coupon[139_999]));
});

test('what is known of a client can be replaced, and the place stays', (t) => {
  const builder = new BookBuilder();
  const place = builder.putClient(someone('C_1'));
  t.is(builder.putClient(someone('C_1', { gender: 'F' })), place);
  t.is(builder.clientPlace('C_1'), place);
  t.is(builder.clientPlace('C_2'), undefined);
  t.is(builder.finish().clients[0]?.gender, 'F');
});

test('an empty book is a book', (t) => {
  const book = new BookBuilder().finish();
  t.is(book.clients.length, 0);
  t.deepEqual([...book.trades.offsets], [0]);
});
