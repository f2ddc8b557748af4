import test from 'ava';
import { profileAt, profileColumns } from '../../../src/advisor/book/profile-columns.ts';
import { sampleOfBook } from '../../../src/advisor/book/sample-of-book.ts';
import { seededRandom } from '../../../src/advisor/random.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';
import { on } from '../../helpers/samples/small-book.ts';

const book = busyBook(60, 6);

test('a sampled client has the profile it has in the whole book, and clients keep their order', (t) => {
  const sample = sampleOfBook(book, 20, seededRandom(1));
  t.is(sample.clients.length, 20);
  const asOf = on('2024-12-31');
  const [whole, part] = [profileColumns(book, asOf), profileColumns(sample, asOf)];
  const places = sample.clients.map(({ id }) => book.clients.findIndex((client) => client.id === id));
  t.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  for (const [place, client] of places.entries()) t.deepEqual(profileAt(sample, part, place), profileAt(book, whole, client));
});

test('a book that is no larger is the sample', (t) => {
  t.is(sampleOfBook(book, 60, seededRandom(1)), book);
});
