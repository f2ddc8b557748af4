import test from 'ava';
import { readCall } from '../../../src/advisor/plain/read-call.ts';
import { acts, isRight, notedCalls, noteOf, readNoted, TODAY, TYPES } from './noted-calls.ts';

/** At most this share of the sentences that mean a call may be left unclear. None may be read as another call. */
const MOST_UNCLEAR = 0.05;

for (const [file, what] of [
  ['sentences.txt', 'sentences of advisers'],
  ['sentences-held-out.txt', 'sentences that were held out'],
  ['sentences-limits.txt', 'sentences with limits, exceptions and several periods'],
] as const) {
  test(`none of the ${what} is read as a wrong call, and at most 5% are left unclear`, (t) => {
    const noted = notedCalls(file);
    const missed = noted.filter((one) => !isRight(one));
    const lines = missed.map((one) => `${one.about} | ${one.sentence} | ${one.means} | but read as: ${readNoted(one)}`);
    t.log(`${file}: ${noted.length - missed.length} of ${noted.length} right`, ...lines);
    t.deepEqual(
      missed.filter(acts).map(({ sentence }) => sentence),
      [],
    );
    t.true(missed.length <= noted.filter(({ means }) => means !== '?').length * MOST_UNCLEAR);
  });
}

test('days alone may mean who matures then, and never purchases that lie ahead', (t) => {
  const reading = readCall({ text: 'next month', known: [], types: TYPES, today: TODAY, topic: null });
  t.is(reading.kind, 'unclear');
  t.deepEqual(reading.kind === 'unclear' ? reading.nearest.map(noteOf) : [], ['calls when=2026-12-01..2026-12-31', 'offers', 'help']);
});
