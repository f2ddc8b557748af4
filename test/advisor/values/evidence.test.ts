import test from 'ava';
import { profileOf } from '../../../src/advisor/book/profile.ts';
import { profileAt, profileColumns } from '../../../src/advisor/book/profile-columns.ts';
import { clientId } from '../../../src/advisor/units.ts';
import { EvidenceReader, evidenceOfProfile } from '../../../src/advisor/values/evidence.ts';
import { learnTraits } from '../../../src/advisor/values/learn-traits.ts';
import { bookWithAVeteran, busyBook } from '../../helpers/samples/busy-book.ts';
import { on, smallBook } from '../../helpers/samples/small-book.ts';

test('a profile and the book’s columns give the same evidence, number by number', (t) => {
  for (const [book, asOf] of [
    [busyBook(80, 12), on('2024-01-01')],
    [busyBook(80, 12), on('2026-01-01')],
    [bookWithAVeteran(), on('2022-12-31')],
    [bookWithAVeteran(), on('2024-12-31')],
  ] as const) {
    const columns = profileColumns(book, asOf);
    const frame = { bondTypes: book.bondTypes, traits: learnTraits(book, columns) };
    const reader = new EvidenceReader(book, columns, frame);
    for (let client = 0; client < columns.clients; client++) {
      t.deepEqual(reader.read(client, 3), evidenceOfProfile(frame, profileAt(book, columns, client), 3));
    }
  }
});

test('what lies before the purchase days a profile keeps is summed up: 36 older days, all bills but none of the newest 24', (t) => {
  const book = bookWithAVeteran();
  const columns = profileColumns(book, on('2024-12-31'));
  const { older, entries } = evidenceOfProfile({ bondTypes: book.bondTypes, traits: [] }, profileAt(book, columns, 1), 0);
  t.is(entries.length, 24);
  // 60 days, 20 apart: the first 36 are bills (40 bills less the 4 among the newest 24). The pace would allow 24 · 720 / 460 days.
  t.deepEqual(older?.shares, [0, 0, 1]);
  t.is(older?.days, 36);
  t.is(older?.day, on('2020-01-01') + 360);
});

test('a type that the model does not know is left out, as if it had not been bought', (t) => {
  const book = smallBook(
    [],
    [
      { client: 'a', day: '2024-01-01', type: 'Moon Bonds', rupees: 900 },
      { client: 'a', day: '2024-01-01', type: 'Corporate Bonds', rupees: 100 },
    ],
  );
  const profile = profileOf(book, clientId('a'), on('2024-02-01'));
  const { entries } = evidenceOfProfile({ bondTypes: ['Corporate Bonds'], traits: [] }, profile as NonNullable<typeof profile>, 0);
  t.deepEqual(entries, [{ day: on('2024-01-01'), type: 0, amountShare: 1, evenShare: 1 }]);
});
