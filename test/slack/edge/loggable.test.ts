import test from 'ava';
import { loggable, redacted } from '../../../src/slack/edge/loggable.ts';
import { readClientText } from '../../../src/slack/listener/client-text.ts';
import { boltLogger } from '../../../src/slack/transports/bolt-logger.ts';
import { RecordingLogger } from '../../helpers/slack/recording-logger.ts';

test('tokens of every kind are taken out of what is logged', (t) => {
  t.is(redacted('xoxb-1-a xoxp-2-b xapp-1-A0-c xoxe.xoxp-1-d and xoxe-1-e'), '[token] [token] [token] [token] and [token]');
});

test('an endless message is cut', (t) => {
  t.is(redacted('x'.repeat(10_000)).length, 501);
});

test('an error is logged with its name, message and frames, and no other field', (t) => {
  const error = Object.assign(new TypeError('refused xoxb-1-a'), { data: { text: 'Offer Corporate Bonds to C_0042' } });
  const line = loggable(error);
  t.like(line, { error: 'TypeError', message: 'refused [token]' });
  t.regex(line.at ?? '', /^at /);
  t.false(JSON.stringify(line).includes('C_0042'));
  t.deepEqual(loggable('thrown text'), { error: 'string', message: 'thrown text' });
});

test('Bolt’s debug lines, which hold whole messages, are never logged', (t) => {
  const logger = new RecordingLogger();
  const bolt = boltLogger(logger);
  bolt.debug('http request body', { text: 'Offer Corporate Bonds to C_0042' });
  bolt.warn('no token', new Error('bad xoxb-1-a'));
  t.deepEqual(logger.lines, [{ level: 'warn', details: { from: 'bolt' }, message: 'no token Error: bad [token]' }]);
});

test('a command’s text is trimmed and unescaped once', (t) => {
  t.is(readClientText('  C_1 '), 'C_1');
  t.is(readClientText('A&amp;lt;B'), 'A&lt;B');
  t.is(readClientText(''), undefined);
  t.is(readClientText(' \n '), undefined);
});
