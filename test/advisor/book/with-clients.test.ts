import test from 'ava';
import fc from 'fast-check';
import { profileOf } from '../../../src/advisor/book/profile.ts';
import { withClients } from '../../../src/advisor/book/with-clients.ts';
import { clientId } from '../../../src/advisor/units.ts';
import { on, smallBook, someone } from '../../helpers/samples/small-book.ts';

const TRADES = [
  { client: 'B', day: '2024-01-01', rupees: 100 },
  { client: 'D', day: '2024-01-02', rupees: 200 },
  { client: 'D', day: '2024-01-03', rupees: 300 },
];

test('clients without a trade stand in their places, and everybody keeps their trades', (t) => {
  const book = withClients(
    smallBook([someone('B'), someone('D')], TRADES),
    ['Z', 'A', 'C'].map((id) => someone(id)),
  );
  t.deepEqual(
    book.clients.map(({ id }) => id),
    ['A', 'B', 'C', 'D', 'Z'].map(clientId),
  );
  t.deepEqual([...book.trades.offsets], [0, 0, 1, 1, 3, 3]);
  t.is(profileOf(book, clientId('D'), on('2024-12-31'))?.totalInvested, 50_000 as never);
  t.is(profileOf(book, clientId('C'), on('2024-12-31'))?.trades, 0);
});

test('clients already in the book stay as they are, and without a new client it is the same book', (t) => {
  const book = smallBook([someone('B', { gender: 'F' })], TRADES);
  t.is(withClients(book, [someone('B', { gender: 'M' })]), book);
  t.is(withClients(book, []), book);
});

test('it is the book that would have been built with everybody in it', (t) => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 8 });
  fc.assert(
    fc.property(ids, ids, (held, more) => {
      const trades = held.map((client) => ({ client, day: '2024-01-01', rupees: 1 }));
      const fresh = more.filter((id) => !held.includes(id)).map((id) => someone(id));
      t.deepEqual(withClients(smallBook([], trades), fresh), smallBook(fresh, trades));
    }),
  );
});
