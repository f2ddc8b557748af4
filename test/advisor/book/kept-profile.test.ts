import test from 'ava';
import fc from 'fast-check';
import { keptProfileAt, profileOn } from '../../../src/advisor/book/kept-profile.ts';
import { profileOf } from '../../../src/advisor/book/profile.ts';
import { profileColumns } from '../../../src/advisor/book/profile-columns.ts';
import { addDays, isoFromDay } from '../../../src/advisor/units.ts';
import { on, smallBook, someone } from '../../helpers/samples/small-book.ts';

const FIRST = on('2024-01-01');

test('a kept profile on a later day is the one that the book gives then, if nothing was bought since', (t) => {
  const trade = fc.record({
    type: fc.constantFrom('Corporate Bonds', 'Treasury Bills', 'Unclassified'),
    bought: fc.integer({ min: 0, max: 100 }),
    matures: fc.option(fc.integer({ min: 50, max: 900 }), { nil: null }),
    rupees: fc.integer({ min: 1, max: 1e6 }),
  });
  const facts = fc.record({
    birthDay: fc.constantFrom(null, on('1980-06-15'), on('2030-01-01')),
    recordedAge: fc.constantFrom(null, 40),
    horizonDays: fc.constantFrom(null, 30, 900),
  });
  fc.assert(
    fc.property(fc.array(trade, { maxLength: 12 }), facts, fc.integer({ min: 0, max: 900 }), (trades, known, later) => {
      const made = smallBook(
        [someone('A', known)],
        trades.map(({ type, bought, matures, rupees }) => ({
          ...{ client: 'A', day: isoFromDay(addDays(FIRST, bought)), type, rupees },
          ...(matures !== null && { matures: isoFromDay(addDays(FIRST, matures)) }),
        })),
      );
      const book = { ...made, bonds: made.bonds.map((bond, at) => ({ ...bond, debtor: `issuer ${at % 3}` })) };
      const readOn = addDays(FIRST, 100);
      const kept = keptProfileAt(book, profileColumns(book, readOn), 0);
      const day = addDays(readOn, later);
      const { boughtAgain, ...expected } = profileOf(book, kept.clientId, day) ?? ({} as never);
      const horizonDays = typeof known.horizonDays === 'number' && { horizonDays: Math.max(0, known.horizonDays - later) };
      t.deepEqual(profileOn(kept, day), { ...expected, ...horizonDays, ...(later === 0 && { boughtAgain }) } as never);
    }),
  );
});

test('a document from before, without what passes, stays as of its own day', (t) => {
  const book = smallBook(
    [someone('A', { birthDay: on('1980-06-15') })],
    [{ client: 'A', day: '2024-01-01', rupees: 1, matures: '2024-03-01' }],
  );
  const { passing: _, ...older } = keptProfileAt(book, profileColumns(book, FIRST), 0);
  t.deepEqual(profileOn(older, addDays(FIRST, 300)), older);
});
