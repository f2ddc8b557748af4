import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../../src/advisor/random.ts';
import type { AvaReport } from '../../helpers/ava-report.ts';
import { play } from './play.ts';
import { type Broken, Promises } from './promises.ts';
import { makeSchedule, scheduleInWords } from './schedule.ts';
import { busyness } from './stretched.ts';
import { openWorld } from './world.ts';

export interface SimulationOptions {
  readonly seed: number;
  readonly schedules: number;
  /** Only these schedules. */
  readonly only: readonly number[] | null;
}

/** Memory may grow by this much over a run: V8 takes a while to settle. */
const GROWTH = { share: 0.3, leastMb: 60, samples: 40 };

const memoryMb = (pid: number | undefined): number => Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) / 1024);
const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** How memory went: the median of the second quarter of the run, and of the last. */
const memoryOf = (samples: readonly number[]): { readonly from: number; readonly to: number; readonly isFlat: boolean } => {
  const quarter = Math.ceil(samples.length / 4);
  const [from, to] = [median(samples.slice(quarter, 2 * quarter)), median(samples.slice(-quarter))];
  const isFlat = samples.length < GROWTH.samples || to < Math.max(from * (1 + GROWTH.share), from + GROWTH.leastMb);
  return { from, to, isFlat };
};

const tell = (broken: readonly Broken[]): void => {
  for (const schedule of new Set(broken.map((one) => one.schedule))) {
    for (const { promise, detail } of broken.filter((one) => one.schedule === schedule)) console.log(`✘ ${promise}: ${detail}`);
    console.log(`  npm run test:soak -- --seed ${schedule.seed} --only ${schedule.number}\n${scheduleInWords(schedule)}`);
  }
};

/** Plays random schedules of faults on two processes of the product, and counts those after which a promise was broken. */
export const simulate = async ({ seed, schedules, only }: SimulationOptions): Promise<AvaReport> => {
  const began = performance.now();
  const world = await openWorld(seededRandom(seed));
  try {
    const promises = new Promises(world);
    const samples: number[] = [];
    let [told, busiest] = [0, 1];
    const tellNew = (): void => {
      tell(promises.broken.slice(told));
      told = promises.broken.length;
    };
    const numbers = only === null ? Array.from({ length: schedules }, (_, number) => number + 1) : only;
    for (const number of numbers) {
      await play(world, makeSchedule(seed, number), promises);
      samples.push(memoryMb(world.processes.A.pid));
      busiest = Math.max(busiest, busyness());
      tellNew();
      if (number % 20 === 0)
        console.log(`… ${number} schedules, ${Math.round((performance.now() - began) / 1000)} s, A holds ${samples.at(-1)} MB`);
    }
    await promises.look(sleep, true);
    tellNew();
    for (const served of Object.values(world.processes)) {
      const { status, after } = await served.stop();
      if (status !== 0 || after > 10_000)
        promises.break(
          makeSchedule(seed, numbers.at(-1) ?? 0),
          'SIGTERM gives 0 in 10 s',
          `${served.name}: ${status} after ${Math.round(after)} ms`,
        );
    }
    const memory = memoryOf(samples);
    if (!memory.isFlat)
      promises.break(makeSchedule(seed, numbers.at(-1) ?? 0), 'memory is flat', `${memory.from} MB, then ${memory.to} MB`);
    tellNew();
    const bad = new Set(promises.broken.map(({ schedule }) => schedule.number));
    const kinds = [...new Set(promises.broken.map(({ promise }) => promise))];
    const faults = kinds.map((kind) => `${promises.broken.filter(({ promise }) => promise === kind).length} × ${kind}`);
    const { answered, lostBySlack, cutByKill, votes, refusedVotes, slowestMs } = promises.counts;
    console.log(
      `seed ${seed}: ${numbers.length} schedules in ${Math.round((performance.now() - began) / 1000)} s, ${bad.size} with a broken promise. ` +
        `Commands: ${answered} answered (the slowest in ${slowestMs} ms where Slack worked), ${lostBySlack} lost by Slack itself, ${cutByKill} cut by a kill. ` +
        `Votes: ${votes} acknowledged, ${refusedVotes} refused. Memory of A: ${memory.from} MB, then ${memory.to} MB.${busiest > 1 ? ` The machine was busy: limits were up to ${busiest.toFixed(1)} times as long.` : ''}`,
    );
    return { passed: numbers.length - bad.size, failed: bad.size, faults };
  } finally {
    await world.close();
  }
};
