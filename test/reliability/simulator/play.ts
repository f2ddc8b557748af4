import { setTimeout as sleep } from 'node:timers/promises';
import { ask, recommendationsSince, vote } from './people.ts';
import type { Promises } from './promises.ts';
import type { Schedule, Step } from './schedule.ts';
import { recommendationIn } from './slack-side.ts';
import { stretched } from './stretched.ts';
import type { Served, World } from './world.ts';

const RECOVERS_MS = 5000;
const STOPS_MS = 10_000;
/** As many as a pool has connections: they can't all be answered if one is lost. */
const SLOTS = 6;
const VOTES_LOOK_BACK_MS = 3 * 60_000;

const breakLine = async ({ lines }: Served, step: Step & { readonly kind: 'line' }): Promise<void> => {
  const proxy = lines[step.to];
  if (step.fault === 'refused') await proxy.refuse();
  else if (step.fault === 'hung') proxy.hang();
  else if (step.fault === 'half-open') proxy.halfOpen();
  else if (step.fault === 'slow') proxy.delay(step.delayMs);
  else proxy.cut();
};

const terminate = async (schedule: Schedule, promises: Promises, served: Served): Promise<void> => {
  const { status, after } = await served.stop();
  if (status !== 0 || after > stretched(STOPS_MS))
    promises.break(schedule, 'SIGTERM gives 0 in 10 s', `${status} after ${Math.round(after)} ms`);
};

const take = async (world: World, schedule: Schedule, promises: Promises, step: Step): Promise<void> => {
  const { slack, processes } = world;
  switch (step.kind) {
    case 'line':
      await breakLine(processes[step.process], step);
      await sleep(step.forMs);
      return processes[step.process].lines[step.to].recover();
    case 'slack':
      return slack.break(step.method, step.fault, step.share, step.forMs);
    case 'kill':
      return processes.B.kill();
    case 'stop':
      return terminate(schedule, promises, processes.B);
    case 'ask':
      return promises.expectAnswer(schedule, await ask(world, processes[step.process], step.command, step.client));
    case 'vote': {
      const messages = recommendationsSince(world, performance.now() - VOTES_LOOK_BACK_MS);
      const message = messages[Math.floor(step.which * messages.length)];
      if (message) promises.expectVote(schedule, 'no acknowledged vote is lost', await vote(world, processes[step.process], message));
    }
  }
};

/** Six people at once are answered, each from the book itself: no slot of either pool is lost. Null, or what was missing. */
const whyNotWhole = async (world: World, schedule: Schedule, promises: Promises, served: Served): Promise<string | null> => {
  const began = performance.now();
  const asks = await Promise.all(Array.from({ length: SLOTS }, (_, n) => ask(world, served, '/bond-recommend', `C_000${n + 1}`)));
  for (const one of asks) promises.expectAnswer(schedule, one);
  const people = new Set(asks.map(({ person }) => person));
  const answers = () => recommendationsSince(world, began).filter(({ person }) => people.has(person));
  while (answers().length < SLOTS && performance.now() < began + stretched(3000)) await sleep(25);
  const ids = answers().map(({ blocks }) => recommendationIn(blocks) ?? '');
  const documents: Array<string | Buffer> = await world.database.knex('advisor_recommendations').whereIn('id', ids).pluck('document');
  const fresh = documents.filter((document) => JSON.parse(String(document)).profileFrom.kind === 'book').length;
  return fresh >= SLOTS ? null : `${served.name}: ${ids.length} of ${SLOTS} recommendations, ${fresh} from the book`;
};

/** Looks until the process is whole. It has five seconds, in which whoever asks may still meet the fault. */
const recovers = async (world: World, schedule: Schedule, promises: Promises, served: Served, mended: number): Promise<void> => {
  const deadline = mended + stretched(RECOVERS_MS);
  for (;;) {
    const isLast = performance.now() >= deadline;
    const why = await whyNotWhole(world, schedule, promises, served);
    if (why === null) return;
    if (isLast) return promises.break(schedule, 'the pool is whole 5 s later', why);
    await sleep(200);
  }
};

/** Plays a schedule, mends everything, and checks the promises. What isn't due yet is checked later. */
export const play = async (world: World, schedule: Schedule, promises: Promises): Promise<void> => {
  const { slack, processes } = world;
  const began = performance.now();
  await Promise.all(
    schedule.steps.map(async (step) => {
      await sleep(step.at);
      await take(world, schedule, promises, step);
    }),
  );
  slack.mend();
  const mended = performance.now();
  const posted = recommendationsSince(world, began);
  if (!processes.B.isUp) processes.B.startAgain();
  for (const served of Object.values(processes)) {
    const isStarting = !served.isUp;
    const left = isStarting ? 60_000 : mended + stretched(RECOVERS_MS) - performance.now();
    if (await served.untilReady(Math.max(left, 500))) await recovers(world, schedule, promises, served, mended);
    else promises.break(schedule, 'ready 5 s later', served.name);
  }
  for (const message of posted) {
    promises.expectVote(schedule, 'no message is deaf', await vote(world, processes.A, message));
  }
  promises.checkCopies(schedule, began);
  await promises.look(sleep);
};
