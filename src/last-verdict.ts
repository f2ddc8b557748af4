import { setTimeout as after } from 'node:timers/promises';

/** How long a check may run before it counts as failed, in milliseconds. Its own limits are about the same. */
const SILENT_AFTER_MS = 5000;

export interface VerdictOptions {
  /** How often it's checked, at most, while all is well; milliseconds. However many ask, there's one check. */
  readonly everyMs: number;
  /** The same while something is wrong. */
  readonly againMs: number;
  /** How long somebody who asks waits for a check under way, before getting the verdict before it. */
  readonly waitMs: number;
  /** What a check that failed says. */
  readonly inWords: (error: unknown) => string;
}

/** The last verdict of a check that costs something: null if all is well, else what's wrong. Only checked when somebody asks. */
export const lastVerdict = (
  check: () => Promise<unknown>,
  { everyMs, againMs, waitMs, inWords }: VerdictOptions,
): (() => Promise<string | null>) => {
  let verdict: string | null = 'not checked yet';
  let [beganAt, isRunning] = [Number.NEGATIVE_INFINITY, false];
  let running: Promise<void> = Promise.resolve();
  return async () => {
    if (!isRunning && performance.now() - beganAt >= (verdict === null ? everyMs : againMs)) {
      [beganAt, isRunning] = [performance.now(), true];
      running = check()
        .then(
          () => null,
          (error: unknown) => inWords(error),
        )
        .then((outcome) => {
          [verdict, isRunning] = [outcome, false];
        });
    }
    if (isRunning) await Promise.race([running, after(waitMs, undefined, { ref: false })]);
    const silence = performance.now() - beganAt;
    if (isRunning && silence > SILENT_AFTER_MS) return `no answer for ${Math.round(silence / 1000)} s`;
    return verdict;
  };
};
