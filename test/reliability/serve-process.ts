import { spawn } from 'node:child_process';
import type { ExecutionContext } from 'ava';
import { BOT_TOKEN, SIGNING_SECRET } from '../helpers/slack/slack-requests.ts';

export interface ServeProcess {
  readonly pid: number;
  /** Where Slack sends its requests, once it serves. Rejects if it ends before. */
  readonly url: Promise<string>;
  /** Everything said on stdout and stderr so far. */
  readonly said: () => string;
  /** Ends it in the middle of whatever it does. */
  readonly kill: () => Promise<void>;
  /** Resolves with the exit status, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
  /** Sends SIGTERM. Resolves with the exit status, or the signal that ended it, and the milliseconds it took. */
  readonly terminate: () => Promise<{ readonly status: number | string | null; readonly after: number }>;
}

/** A program that serves over HTTP, as a process of its own; killed when the test ends. */
export const serveProcess = (
  t: Pick<ExecutionContext, 'teardown'>,
  [program = '', ...words]: readonly string[],
  environment: Readonly<Record<string, string>>,
): ServeProcess => {
  const child = spawn(program, words, {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SUPERVISORS: 'U012ADVISOR',
      PORT: '0',
      METRICS_PORT: '0',
      LOG_LEVEL: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  const ended = new Promise<number | string | null>((resolve) => child.once('exit', (status, signal) => resolve(signal ?? status)));
  let said = '';
  const url = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+\/slack\/events/.exec(said);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (status) => reject(new Error(`the product ended with ${status}: ${said}`)));
  });
  url.catch(() => {});
  const terminate = async () => {
    const began = performance.now();
    child.kill('SIGTERM');
    return { status: await ended, after: performance.now() - began };
  };
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return { url, said: () => said, ended, terminate, kill, pid: child.pid ?? 0 };
};
