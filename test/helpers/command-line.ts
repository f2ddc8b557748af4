import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { main } from '../../src/cli.ts';

/** Tests run in the project's folder. */
export const BIN = resolve('bin/bond-advisor.js');

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Place {
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a program in its own process, without this process's configuration. */
export const run = (program: string, words: readonly string[], options: Place): Promise<Finished> =>
  new Promise((done, reject) => {
    const child = spawn(program, words, {
      cwd: options.folder,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (status) => done({ status, stdout, stderr }));
  });

/** Runs the command line in a process of its own, as people do. It starts in about a second. */
export const bondAdvisorProcess = (words: readonly string[], options: Place): Promise<Finished> =>
  run(process.execPath, [BIN, ...words], options);

let turn: Promise<unknown> = Promise.resolve();

/** Runs the command line in this process, one call at a time: folder and environment are the process's. */
export const bondAdvisor = (words: readonly string[], { folder, environment }: Place): Promise<Finished> => {
  const call = async (): Promise<Finished> => {
    const [here, ours] = [process.cwd(), process.env];
    const [printed, remarked]: [string[], string[]] = [[], []];
    process.chdir(folder);
    process.env = { PATH: ours.PATH, HOME: ours.HOME, ...environment };
    try {
      const status = await main(words, { print: (line) => printed.push(`${line}\n`), remark: (line) => remarked.push(`${line}\n`) });
      return { status, stdout: printed.join(''), stderr: remarked.join('') };
    } finally {
      process.env = ours;
      process.chdir(here);
    }
  };
  const finished = turn.then(call);
  turn = finished.catch(() => {});
  return finished;
};
