import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import test from 'ava';
import { Bodies } from '../../../src/slack/guard/bodies.ts';

const sender = (headers: Readonly<Record<string, string>> = {}): PassThrough & IncomingMessage =>
  Object.assign(new PassThrough(), { headers }) as unknown as PassThrough & IncomingMessage;
const LIMITS = { one: 10, all: 20, withinMs: 60_000 };

test('a body is read whole', async (t) => {
  const [bodies, from] = [new Bodies(LIMITS), sender()];
  const body = bodies.read(from);
  from.write('ab');
  from.end('cd');
  t.is(String(await body), 'abcd');
  t.is(bodies.held, 0);
});

test('a body that is too long ends at its limit, or before it begins if it says so', async (t) => {
  const [bodies, from] = [new Bodies(LIMITS), sender()];
  const body = bodies.read(from);
  from.write('x'.repeat(11));
  t.is(await body, 'too long');
  t.is(bodies.held, 0);
  t.is(await bodies.read(sender({ 'content-length': '11' })), 'too long');
});

test('if all bodies together hold too much, the largest is given up and the small ones are read', async (t) => {
  const bodies = new Bodies(LIMITS);
  const [large, other, small] = [sender(), sender(), sender()];
  const [readLarge, readOther, readSmall] = [large, other, small].map((from) => bodies.read(from));
  large.write('x'.repeat(9));
  other.write('x'.repeat(8));
  small.end('abcd');
  t.is(await readLarge, 'too many');
  t.is(String(await readSmall), 'abcd');
  other.end();
  t.is(String(await readOther), 'x'.repeat(8));
  t.is(bodies.held, 0);
});

test('a sender that is slow, or goes away, leaves nothing behind', async (t) => {
  const bodies = new Bodies({ ...LIMITS, withinMs: 20 });
  const [slow, gone] = [sender(), sender()];
  const [readSlow, readGone] = [bodies.read(slow), bodies.read(gone)];
  slow.write('x');
  gone.write('x');
  gone.destroy();
  t.is(await readGone, 'ended early');
  t.is(await readSlow, 'too slow');
  t.is(bodies.held, 0);
});
