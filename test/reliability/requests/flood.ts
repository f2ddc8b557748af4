import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendCommand } from '../../helpers/slack/slack-requests.ts';

/** Processor time of all threads of a process, in milliseconds. */
const processorMs = (pid: number): number =>
  readdirSync(`/proc/${pid}/task`).reduce(
    (sum, thread) => sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6,
    0,
  );

export interface SlowedDown {
  /** The share of a core that it got since then. */
  readonly share: () => number;
  readonly end: () => Promise<void>;
}

/** Gives a process a share of one core from now on, as a container's quota does: in each tenth of a second it runs until the share is used up. */
export const slowDown = (pid: number, share: number): SlowedDown => {
  const [began, usedBefore] = [performance.now(), processorMs(pid)];
  const used = (): number => processorMs(pid) - usedBefore;
  let going = true;
  const cycle = (async () => {
    while (going) {
      const period = performance.now();
      const at = used();
      process.kill(pid, 'SIGCONT');
      while (going && performance.now() - period < 100 && used() - at < share * 100) await sleep(2);
      if (performance.now() - period < 100) process.kill(pid, 'SIGSTOP');
      await sleep(Math.max(0, period + 100 - performance.now()));
    }
    process.kill(pid, 'SIGCONT');
  })();
  return {
    share: () => used() / (performance.now() - began),
    end: () => {
      going = false;
      return cycle;
    },
  };
};

/** Resident memory of a process, in megabytes. */
export const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

export interface Acknowledged {
  readonly after: number;
  readonly status: number;
  readonly body: string;
}

/** Sends commands at a steady rate, whatever becomes of them. Resolves once each is acknowledged or `patienceMs` after the last. */
export const flood = async (
  url: string,
  perSecond: number,
  count: number,
  fieldsOf: (n: number) => Record<string, string>,
): Promise<readonly Acknowledged[]> => {
  const began = performance.now();
  const sent: Array<Promise<Acknowledged>> = [];
  for (let n = 0; n < count; n++) {
    await sleep(Math.max(0, began + (n * 1000) / perSecond - performance.now()));
    const at = performance.now();
    sent.push(
      sendCommand(url, fieldsOf(n)).then(
        async (response) => ({ after: performance.now() - at, status: response.status, body: await response.text() }),
        () => ({ after: performance.now() - at, status: 0, body: '' }),
      ),
    );
  }
  return Promise.all(sent);
};

/** The value that `share` of the numbers don't exceed. */
export const quantile = (numbers: readonly number[], share: number): number =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? 0;
