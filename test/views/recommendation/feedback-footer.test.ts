import test from 'ava';
import fc from 'fast-check';
import { readFeedbackValue, tallyLine } from '../../../views/recommendation/feedback-footer.ts';

test('a button’s value reads back as its sign and recommendation', (t) => {
  const recommendationId = '7b1a3c52-9a5e-4a70-8e53-0c9f7f6f2f10';
  t.deepEqual(readFeedbackValue(`up:${recommendationId}`), { sign: 1, recommendationId });
  t.deepEqual(readFeedbackValue(`down:${recommendationId}`), { sign: -1, recommendationId });
});

test('any other value is refused', (t) => {
  for (const value of ['', 'up:', 'up', 'sideways:1', 'up:a b', `up:${'x'.repeat(101)}`, 'UP:1']) t.is(readFeedbackValue(value), null);
  fc.assert(fc.property(fc.string(), (value) => /^(up|down):[\w-]{1,100}$/.test(value) || readFeedbackValue(value) === null));
});

test('the tally counts both signs and shows their effect', (t) => {
  t.is(
    tallyLine({ up: 0, down: 1, bondType: 'Green Bonds', effect: { qWithout: 0.2, qWith: 0.173 } }),
    '0 👍 1 👎 · Green Bonds moved down a little in this segment',
  );
});

test('a big move is told from a little one, and from one that nobody would see', (t) => {
  const moved = (qWith: number): string => tallyLine({ up: 1, down: 0, bondType: 'Green Bonds', effect: { qWithout: 0.2, qWith } });
  t.is(moved(0.26), '1 👍 0 👎 · Green Bonds moved up in this segment');
  t.is(moved(0.21), '1 👍 0 👎 · Green Bonds moved up a little in this segment');
  t.is(moved(0.201), '1 👍 0 👎 · Green Bonds hardly moved in this segment');
});

test('the client’s choice is shown, for one adviser or several who disagree', (t) => {
  const tally = { up: 0, down: 0, bondType: 'Corporate Bonds', effect: { qWithout: 0.36, qWith: 0.33 } };
  t.is(tallyLine({ ...tally, choices: ['Green Bonds'] }), 'client chose Green Bonds · Corporate Bonds moved down a little in this segment');
  t.is(
    tallyLine({ ...tally, up: 1, choices: ['Green Bonds', null, 'Green Bonds'] }),
    '1 👍 0 👎 · client chose Green Bonds (2), something else or nothing (1) · Corporate Bonds moved down a little in this segment',
  );
  t.regex(tallyLine({ ...tally, choices: [] }), /^Good call/);
});

test('without a model that knows the type, a vote is said to be kept', (t) => {
  const tally = { up: 1, down: 0, bondType: 'Green Bonds', effect: null };
  t.is(tallyLine(tally), '1 👍 0 👎 · kept until there’s a model that knows Green Bonds');
  t.regex(tallyLine({ ...tally, up: 0 }), /^Good call\? 👍 or 👎 for Green Bonds: your vote is kept until there’s a model/);
});

test('a vote that does not count yet for somebody else’s client says when it will', (t) => {
  const tally = { up: 1, down: 0, bondType: 'Green Bonds', effect: { qWithout: 0.2, qWith: 0.2, isUnheard: true as const } };
  t.is(tallyLine(tally), '1 👍 0 👎 · counts for this client as soon as another adviser agrees');
});
