import test from 'ava';
import fc from 'fast-check';
import { readFeedbackValue, tallyLine } from '../../views/feedback-footer.ts';

test('a button’s value is read back as its sign and recommendation', (t) => {
  const recommendationId = '7b1a3c52-9a5e-4a70-8e53-0c9f7f6f2f10';
  t.deepEqual(readFeedbackValue(`up:${recommendationId}`), { sign: 1, recommendationId });
  t.deepEqual(readFeedbackValue(`down:${recommendationId}`), { sign: -1, recommendationId });
});

test('anything else is no value of ours', (t) => {
  for (const value of ['', 'up:', 'up', 'sideways:1', 'up:a b', `up:${'x'.repeat(101)}`, 'UP:1']) t.is(readFeedbackValue(value), null);
  fc.assert(fc.property(fc.string(), (value) => /^(up|down):[\w-]{1,100}$/.test(value) || readFeedbackValue(value) === null));
});

test('the tally counts both signs and shows what they did', (t) => {
  t.is(
    tallyLine({ up: 0, down: 1, bondType: 'Green Bonds', qWithout: 0.2, qWith: 0.173 }),
    '0 👍 1 👎 · Green Bonds in this segment 0.20 → 0.17',
  );
});

test('what the client chose is said, for one advisor or several who do not agree', (t) => {
  const tally = { up: 0, down: 0, bondType: 'Corporate Bonds', qWithout: 0.36, qWith: 0.33 };
  t.is(tallyLine({ ...tally, choices: ['Green Bonds'] }), 'client chose Green Bonds · Corporate Bonds in this segment 0.36 → 0.33');
  t.is(
    tallyLine({ ...tally, up: 1, choices: ['Green Bonds', null, 'Green Bonds'] }),
    '1 👍 0 👎 · client chose Green Bonds (2), something else or nothing (1) · Corporate Bonds in this segment 0.36 → 0.33',
  );
  t.regex(tallyLine({ ...tally, choices: [] }), /^Would you offer/);
});
