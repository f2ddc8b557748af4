import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

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

/** Runs the real command line. */
export const bondAdvisor = (words: readonly string[], options: Place): Promise<Finished> => run(process.execPath, [BIN, ...words], options);
