import test from 'ava';
import { readCall } from '../../../src/advisor/plain/read-call.ts';
import { isRight, type Noted, notedCalls, noteOf, readNoted, TODAY, TYPES } from './noted-calls.ts';

/** At least this share of the sentences comes out right. */
const BAR = 0.95;

const wrongOf = (noted: readonly Noted[]): readonly string[] =>
  noted.filter((one) => !isRight(one)).map((one) => `${one.about} | ${one.sentence} | ${one.means} | but read as: ${readNoted(one)}`);

for (const [file, what] of [
  ['sentences.txt', 'sentences of advisers mean what they were meant to'],
  ['sentences-held-out.txt', 'so do sentences that were held out'],
] as const) {
  test(`at least 95% of the ${what}`.replace('the so do', 'the'), (t) => {
    const noted = notedCalls(file);
    const wrong = wrongOf(noted);
    t.log(`${file}: ${noted.length - wrong.length} of ${noted.length} right`);
    if (file === 'sentences.txt') t.log(wrong.join('\n'));
    t.true(wrong.length <= noted.length * (1 - BAR));
  });
}

test('days alone may mean who matures then, and never purchases that lie ahead', (t) => {
  const reading = readCall({ text: 'next month', known: [], types: TYPES, today: TODAY, topic: null });
  t.is(reading.kind, 'unclear');
  t.deepEqual(reading.kind === 'unclear' ? reading.nearest.map(noteOf) : [], ['calls when=2026-12-01..2026-12-31', 'offers', 'help']);
});
