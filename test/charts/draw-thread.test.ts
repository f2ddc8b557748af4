import { Worker } from 'node:worker_threads';
import test, { type ExecutionContext } from 'ava';
import { DrawError, type DrawLimits, DrawThread } from '../../src/charts/draw-thread.ts';

const LIMITS: DrawLimits = { waiting: 2, startMs: 20_000, drawMs: 20_000 };

/** A thread that does what an order's text says, so that a test can provoke each kind of failure. */
const obedient = (): Worker =>
  new Worker(
    `const { parentPort } = require('node:worker_threads');
     const drawn = (id, text) => parentPort.postMessage({ kind: 'drawn', id, png: new TextEncoder().encode('picture of ' + text) });
     parentPort.on('message', ({ id, body }) => {
       const text = new TextDecoder().decode(body);
       if (text === 'crash') throw new Error('it fell over');
       if (text === 'exit') process.exit(3);
       if (text === 'hang') for (;;);
       if (text === 'refuse') return parentPort.postMessage({ kind: 'failed', id, fault: 'request', message: 'no such chart' });
       if (text === 'slow') return setTimeout(() => drawn(id, text), 300);
       drawn(id, text);
     });
     parentPort.postMessage({ kind: 'ready' });`,
    { eval: true },
  );

const threadOf = (t: ExecutionContext, limits: Partial<DrawLimits> = {}, start = obedient) => {
  let started = 0;
  const thread = new DrawThread({ ...LIMITS, ...limits }, () => {
    started++;
    return start();
  });
  t.teardown(() => thread.close());
  const draw = async (text: string): Promise<string> => new TextDecoder().decode(await thread.draw(new TextEncoder().encode(text)));
  return { thread, draw, started: () => started };
};

test('charts are drawn one after another by one thread, each answer to its question', async (t) => {
  const { draw, started } = threadOf(t);
  t.deepEqual(await Promise.all(['slow', 'b', 'c'].map(draw)), ['picture of slow', 'picture of b', 'picture of c']);
  t.is(started(), 1);
});

test('no thread is started before the first chart', (t) => {
  t.is(threadOf(t).started(), 0);
});

for (const [how, message] of [
  ['crash', /broke: it fell over/],
  ['exit', /ended with status 3/],
] as const) {
  test(`a thread that dies (${how}) fails its chart with the reason, and the next chart has a new one`, async (t) => {
    const { draw, started } = threadOf(t);
    const [failed, next] = [draw(how), draw('next')];
    await t.throwsAsync(failed, { instanceOf: DrawError, message });
    t.is(await next, 'picture of next');
    t.is(started(), 2);
  });
}

test('a chart that takes too long is given up, and the next one is drawn', async (t) => {
  const { draw } = threadOf(t, { drawMs: 1500 });
  const error = await t.throwsAsync(draw('hang'), { instanceOf: DrawError, message: /given up after 1500 ms/ });
  t.is((error as DrawError).reason, 'renderer');
  t.is(await draw('next'), 'picture of next');
});

test('a thread that never comes up fails the chart', async (t) => {
  const { draw } = threadOf(t, { startMs: 50 }, () => new Worker('setInterval(() => {}, 1000)', { eval: true }));
  await t.throwsAsync(draw('a'), { message: /didn’t start after 50 ms/ });
});

test('a thread that cannot start fails every chart that is asked for, each once', async (t) => {
  const { draw, started } = threadOf(t, {}, () => new Worker('throw new Error("no fonts")', { eval: true }));
  await t.throwsAsync(draw('a'), { message: /broke: no fonts/ });
  await t.throwsAsync(draw('b'), { message: /broke: no fonts/ });
  t.is(started(), 2);
});

test('a chart that cannot be drawn leaves the thread alive', async (t) => {
  const { draw, started } = threadOf(t);
  const error = await t.throwsAsync(draw('refuse'), { instanceOf: DrawError, message: 'no such chart' });
  t.is((error as DrawError).reason, 'request');
  await draw('next');
  t.is(started(), 1);
});

test('one chart more than may wait is refused immediately', async (t) => {
  const { draw } = threadOf(t);
  const [drawing, ...waiting] = [draw('slow'), draw('b'), draw('c')];
  const error = await t.throwsAsync(draw('d'), { instanceOf: DrawError });
  t.is((error as DrawError).reason, 'busy');
  t.is(await drawing, 'picture of slow');
  t.deepEqual(await Promise.all(waiting), ['picture of b', 'picture of c']);
});

test('closing gives up what is being drawn and what waits, and nothing is drawn afterwards', async (t) => {
  const { thread, draw, started } = threadOf(t);
  const asked = [draw('hang'), draw('b')].map((chart) => t.throwsAsync(chart, { instanceOf: DrawError, message: /closed/ }));
  await thread.close();
  await Promise.all(asked);
  await t.throwsAsync(draw('c'), { message: /closed/ });
  t.is(started(), 1);
});
