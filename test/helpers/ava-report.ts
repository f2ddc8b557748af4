import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** What AVA's output says of a run. */
export interface AvaReport {
  readonly passed: number;
  readonly failed: number;
  /** The failed tests, and the files that ended badly with the first lines of why. */
  readonly faults: readonly string[];
}

const LINES_OF_AN_ERROR = 8;
/** Faults of a whole file. AVA prints the reason below. */
const OF_A_FILE = /^(Uncaught exception in|Unhandled rejection in|Failed to exit when running|\d+ tests were pending in) /;

/** The test files under a folder that faults name: by path, or as the words AVA puts before a test's title. */
export const filesOf = (faults: readonly string[], folder: string): readonly string[] => {
  const files = faults.flatMap((fault) => {
    const byPath = /\S+\.test\.js/.exec(fault)?.[0];
    if (byPath !== undefined) return [join(folder, byPath.split(`${folder}/`).at(-1) ?? '')];
    const words = stripVTControlCharacters(fault)
      .replace(/^✘ \[fail\]: /, '')
      .split(' › ');
    return words.map((_, at) => `${join(folder, ...words.slice(0, at + 1))}.test.js`);
  });
  return [...new Set(files)].filter((file) => existsSync(file));
};

/** What several runs say together. */
export const sumOf = (reports: readonly AvaReport[]): AvaReport => ({
  passed: reports.reduce((sum, one) => sum + one.passed, 0),
  failed: reports.reduce((sum, one) => sum + one.failed, 0),
  faults: reports.flatMap((report) => report.faults),
});

/** AVA names every test with its mark. Its own summary leaves out how many passed where one failed. */
export const readAvaReport = (output: string): AvaReport => {
  let [passed, failed, room] = [0, 0, 0];
  const faults: string[] = [];
  for (const raw of output.split('\n')) {
    const line = stripVTControlCharacters(raw).trim();
    // Below this line AVA repeats every failure with its stack trace.
    if (line === '─') break;
    if (line.startsWith('✔')) [passed, room] = [passed + 1, 0];
    else if (line.startsWith('✘')) {
      [failed, room] = [failed + 1, 0];
      faults.push(line);
    } else if (OF_A_FILE.test(line)) {
      room = LINES_OF_AN_ERROR;
      faults.push(line);
    } else if (room > 0 && line !== '' && !/^(at |›)/.test(line)) {
      room--;
      faults.push(`  ${line}`);
    }
  }
  return { passed, failed, faults };
};
