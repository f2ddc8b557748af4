import { availableParallelism, loadavg } from 'node:os';

/** Beyond this, a slow answer and a broken promise can't be told apart. */
const LONGEST = 4;

/** How much longer everything takes at the moment because others use this machine too: 1 if nobody waits for a processor. */
export const busyness = (): number =>
  process.argv.includes('--strict') ? 1 : Math.min(LONGEST, Math.max(1, (loadavg()[0] ?? 0) / availableParallelism()));

/** A time limit in milliseconds, on a machine as busy as this one. */
export const stretched = (milliseconds: number): number => milliseconds * busyness();
