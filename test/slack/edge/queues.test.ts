import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { SILENT_METER } from '../../../src/slack/edge/meter.ts';
import { BusyError, Queues } from '../../../src/slack/edge/queues.ts';

/** Queues with so many pieces of work under way that end when `free` is called. */
const taken = (t: ExecutionContext, places = 4) => {
  // The queues' own timers don't keep a process alive.
  const alive = setInterval(() => {}, 1000);
  t.teardown(() => clearInterval(alive));
  const shed: string[] = [];
  const waited: string[] = [];
  const queues = new Queues({
    ...SILENT_METER,
    shed: (purpose, why) => void shed.push(`${purpose} ${why}`),
    waited: (purpose) => void waited.push(purpose),
  });
  let free = (): void => {};
  const until = new Promise<void>((resolve) => {
    free = resolve;
  });
  const holding = Array.from({ length: places }, () => queues.run('person', () => until));
  return { queues, shed, waited, free, holding };
};

/** Keeps the loop so late that no place is added. */
const block = (milliseconds: number): void => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
};

test.serial('work is done and its result or error comes back', async (t) => {
  const queues = new Queues(SILENT_METER);
  t.is(await queues.run('home', async () => 7), 7);
  await t.throwsAsync(
    queues.run('form', async () => {
      throw new TypeError('broken');
    }),
    { instanceOf: TypeError },
  );
});

test.serial('whoever waits goes by urgency: forms, people, learning, Home', async (t) => {
  const queues = new Queues(SILENT_METER);
  const order: string[] = [];
  // All come in the same turn of the loop, and work begins in later ones.
  const all = (['home', 'learning', 'person', 'form'] as const).map((purpose) => queues.run(purpose, async () => void order.push(purpose)));
  await Promise.all(all);
  t.deepEqual(order, ['form', 'person', 'learning', 'home']);
});

test.serial('work that only waits for others makes room for more, so that a slow Slack keeps nobody', async (t) => {
  const { queues, free, holding } = taken(t, 8);
  t.is(await queues.run('person', async () => 'done'), 'done');
  free();
  await Promise.all(holding);
});

test.serial('a full line turns away at once, and counts it', async (t) => {
  const { queues, shed, free, holding } = taken(t, 4);
  const outcomes: Array<Promise<unknown>> = [];
  while (queues.hasRoom('person')) outcomes.push(queues.run('person', async () => {}).catch((error: unknown) => error));
  await t.throwsAsync(
    queues.run('person', async () => {}),
    { instanceOf: BusyError },
  );
  t.deepEqual(shed, ['person full']);
  t.true(queues.hasRoom('form'), 'every purpose has a line of its own');
  free();
  await Promise.all([...holding, ...outcomes]);
});

test.serial('who waits too long is turned away, and the work is never begun', async (t) => {
  const { queues, shed, waited, free, holding } = taken(t, 4);
  while (waited.length < 4) await sleep(5);
  const busy = setInterval(() => block(250), 1);
  t.teardown(() => clearInterval(busy));
  await sleep(600);
  let begun = false;
  const late = queues.run('form', async () => {
    begun = true;
  });
  await t.throwsAsync(late, { instanceOf: BusyError });
  clearInterval(busy);
  free();
  await Promise.all(holding);
  t.false(begun);
  t.deepEqual(shed, ['form late']);
});

test.serial('a stop takes nobody new, and whoever waits still gets a turn', async (t) => {
  const { queues, shed, free, holding } = taken(t, 1);
  queues.stop();
  await t.throwsAsync(
    queues.run('person', async () => {}),
    { instanceOf: BusyError },
  );
  free();
  await Promise.all(holding);
  t.deepEqual(shed, ['person stopping']);
});

test.serial('what nobody waits for begins once no line is left, or after a while', async (t) => {
  const queues = new Queues(SILENT_METER);
  await queues.quiet(60_000);
  let free = (): void => {};
  const until = new Promise<void>((resolve) => {
    free = resolve;
  });
  const waiting = queues.run('person', () => until);
  const [long, short] = [queues.quiet(60_000), queues.quiet(1)];
  await short;
  free();
  await Promise.all([waiting, long]);
  t.pass();
});
