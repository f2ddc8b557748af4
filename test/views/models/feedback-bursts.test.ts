import test from 'ava';
import { BURST_RULES } from '../../../src/advisor/feedback-bursts.ts';
import type { SeenBurst } from '../../../src/usecases/feedback/feedback-bursts.ts';
import { burstWords, feedbackBurstsMessage } from '../../../views/models/feedback-bursts.ts';

const burst: SeenBurst = {
  kind: 'one-sided-advisor',
  advisors: ['U0FAST'],
  cell: { segment: 'Young Aggressive Investors', bondType: 'Gilts' },
  up: 0,
  down: 24,
  from: new Date('2026-06-30T10:00:00Z'),
  until: new Date('2026-06-30T10:06:10Z'),
  bound: { standing: 24, counted: 5, moves: -0.1 },
};

test('a burst is told with how many, where, how long, and what the bound left of it', (t) => {
  t.is(
    burstWords(burst),
    '24 signs within 6 minutes on Gilts for Young Aggressive Investors: 0 👍 24 👎, until 30 Jun 2026, 10:06 UTC. 24 signs of theirs stand there and count as 5; the cell moves by −0.10.',
  );
  t.regex(burstWords({ ...burst, bound: { standing: 0, counted: 0, moves: 0 } }), /None of them stands any more\.$/);
  t.regex(burstWords({ ...burst, bound: { standing: 4, counted: 4, moves: 0.08 } }), /count in full; the cell moves by \+0\.08/);
  t.regex(burstWords({ ...burst, cell: null, until: new Date('2026-06-30T20:00:00Z') }), /within 10 hours on several types and segments/);
});

test('who it was is a mention, and what is looked for is said as the rules have it', (t) => {
  const said = JSON.stringify(feedbackBurstsMessage({ kind: 'read', version: 1, bursts: [burst] }));
  t.regex(said, /"user_id":"U0FAST"/);
  t.regex(said, /1 unusual burst of feedback/);
  t.regex(JSON.stringify(feedbackBurstsMessage({ kind: 'read', version: 1, bursts: [] })), /No unusual feedback/);
  t.regex(feedbackBurstsMessage({ kind: 'not-allowed' }).text, /Only an admin/);
  // The sentence in the message: twenty in ten minutes, ten in a day, fifteen in an hour, nine in ten.
  t.deepEqual(
    BURST_RULES.map(({ fewestSigns, withinSeconds, oneSided }) => [fewestSigns, withinSeconds, oneSided]),
    [
      [20, 600, 0],
      [10, 86_400, 0.9],
      [15, 3600, 0.9],
    ],
  );
});
