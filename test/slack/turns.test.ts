import test from 'ava';
import { RunningWork } from '../../src/slack/running-work.ts';
import { Turns } from '../../src/slack/turns.ts';

const gate = () => {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

test('work of one key runs in the order it came, work of another does not wait', async (t) => {
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

test('a drain waits for work, also for work that begins meanwhile', async (t) => {
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
