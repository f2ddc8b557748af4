import test from 'ava';
import { boltLogger } from '../../src/slack/bolt-logger.ts';
import { readClientText } from '../../src/slack/client-text.ts';
import { loggable, redacted } from '../../src/slack/loggable.ts';
import { RecordingLogger } from '../helpers/recording-logger.ts';

test('tokens of every kind are taken out of what is logged', (t) => {
  t.is(redacted('xoxb-1-a xoxp-2-b xapp-1-A0-c xoxe.xoxp-1-d and xoxe-1-e'), '[token] [token] [token] [token] and [token]');
});

test('an endless message is cut', (t) => {
  t.is(redacted('x'.repeat(10_000)).length, 501);
});

test('of an error its name, message and frames are kept, its other fields are not', (t) => {
  const error = Object.assign(new TypeError('refused xoxb-1-a'), { data: { text: 'Offer Corporate Bonds to C_0042' } });
  const line = loggable(error);
  t.like(line, { error: 'TypeError', message: 'refused [token]' });
  t.regex(line.at ?? '', /^at /);
  t.false(JSON.stringify(line).includes('C_0042'));
  t.deepEqual(loggable('thrown text'), { error: 'string', message: 'thrown text' });
});

test('Bolt’s debug lines, which hold whole messages, go nowhere', (t) => {
  const logger = new RecordingLogger();
  const bolt = boltLogger(logger);
  bolt.debug('http request body', { text: 'Offer Corporate Bonds to C_0042' });
  bolt.warn('no token', new Error('bad xoxb-1-a'));
  t.deepEqual(logger.lines, [{ level: 'warn', details: { from: 'bolt' }, message: 'no token Error: bad [token]' }]);
});

test('a command’s text is trimmed and unescaped once', (t) => {
  t.deepEqual(readClientText('  C_1 '), { kind: 'id', id: 'C_1' });
  t.deepEqual(readClientText('A&amp;lt;B'), { kind: 'id', id: 'A&lt;B' });
  t.deepEqual(readClientText(undefined), { kind: 'none' });
  t.deepEqual(readClientText(' \n '), { kind: 'none' });
  t.is(readClientText('x'.repeat(191)).kind, 'id');
  t.is(readClientText('x'.repeat(192)).kind, 'impossible');
});
