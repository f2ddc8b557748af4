import test from 'ava';
import { TakenOnce } from '../../../src/slack/guard/taken-once.ts';

const MINUTE = 60_000;

test('a signature is taken once, until it is too old to be accepted anyway', (t) => {
  const taken = new TakenOnce();
  t.true(taken.take('a', 0));
  t.false(taken.take('a', 5 * MINUTE));
  t.true(taken.take('b', 7 * MINUTE));
  t.true(taken.take('a', 7 * MINUTE));
});

test('what was released may come again', (t) => {
  const taken = new TakenOnce();
  taken.take('a', 0);
  taken.release('a');
  t.true(taken.take('a', 1));
});

test('a flood does not grow without end', (t) => {
  const taken = new TakenOnce();
  for (let at = 0; at < 60_000; at++) taken.take(String(at), 0);
  t.true(taken.take('0', 0), 'the oldest was forgotten');
  t.false(taken.take('59999', 0));
});
