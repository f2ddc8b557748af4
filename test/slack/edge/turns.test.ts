import test from 'ava';
import { RunningWork } from '../../../src/slack/edge/running-work.ts';
import { Turns } from '../../../src/slack/edge/turns.ts';

const gate = () => {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

test('work with the same key runs in order, and work with another key does not wait', async (t) => {
  const turns = new Turns();
  const { open, opened } = gate();
  const order: string[] = [];
  const first = turns.take('a', async () => {
    await opened;
    order.push('a1');
  });
  const second = turns.take('a', async () => void order.push('a2'));
  await turns.take('b', async () => void order.push('b1'));
  open();
  await Promise.all([first, second]);
  t.deepEqual(order, ['b1', 'a1', 'a2']);
});

test('a failed turn rejects for its caller and lets the next one run', async (t) => {
  const turns = new Turns();
  const failed = turns.take('a', async () => {
    throw new Error('broken');
  });
  const next = turns.take('a', async () => 'fine');
  await t.throwsAsync(failed, { message: 'broken' });
  t.is(await next, 'fine');
});

test('whoever waits only so long for the turn before has theirs then', async (t) => {
  const turns = new Turns();
  const { open, opened } = gate();
  const order: string[] = [];
  const first = turns.take('a', () => opened);
  await turns.take(
    'a',
    async () => void order.push('hurried'),
    (before) => Promise.race([before, Promise.reject(new Error('late'))]),
  );
  await turns.take('a', async () => void order.push('after it'));
  open();
  await first;
  t.deepEqual(order, ['hurried', 'after it']);
});

test('a drain waits for work, also for work that starts meanwhile', async (t) => {
  const running = new RunningWork();
  const { open, opened } = gate();
  let ended = 0;
  void running.track(
    opened.then(() => {
      ended++;
      void running.track(Promise.resolve().then(() => ended++));
    }),
  );
  const drained = running.drain(10_000);
  open();
  t.true(await drained);
  t.is(ended, 2);
});

test('a drain gives up after its time', async (t) => {
  const running = new RunningWork();
  void running.track(new Promise(() => {}));
  t.false(await running.drain(5));
});

test('work that fails is drained too', async (t) => {
  const running = new RunningWork();
  await t.throwsAsync(running.track(Promise.reject(new Error('broken'))));
  t.true(await running.drain(1000));
});
