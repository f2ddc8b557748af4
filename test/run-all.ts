/**
 * What `npm test` runs: the checks, then every suite, on services that this command finds or installs, starts and stops.
 * Ends with the line `tests: N passed, N failed`, the numbers taken from the run.
 */
import { spawn, spawnSync } from 'node:child_process';
import { startMariaDb } from './helpers/mariadb.ts';
import { makeTemplate } from './helpers/product.ts';
import { findBrowser, findMariadb } from './helpers/services.ts';

const run = (command: string, words: readonly string[]): boolean => spawnSync(command, words, { stdio: 'inherit' }).status === 0;
const local = (tool: string): string => `node_modules/.bin/${tool}`;

/** Passes a child's output through and hands it back. */
const runAloud = (
  command: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ status: number; output: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...environment } });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk);
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });

/** AVA names every test with its outcome; its closing summary leaves out how many passed where one failed. */
const count = (output: string, mark: string): number => output.split('\n').filter((line) => line.trimStart().startsWith(mark)).length;

const unit = process.argv.includes('--unit');

const checks: ReadonlyArray<readonly [string, readonly string[]]> = [
  [local('tsc'), []],
  [local('tsc'), ['-p', 'playground/page']],
  [local('biome'), ['ci', '--error-on-warnings']],
  [local('knip'), []],
];
const checked = unit || checks.every(([tool, words]) => run(tool, words));
if (!checked) {
  console.error('The checks failed; no test was run.');
  console.log('tests: 0 passed, 1 failed');
  process.exit(1);
}

const chromium = unit ? null : findBrowser();
if (!unit) findMariadb();
const mariadb = unit ? null : await startMariaDb();
// Where the product cannot even be trained, the tests that need it say why.
const trained = await makeTemplate().catch(() => null);
const environment = {
  ...(mariadb && { TEST_MARIADB_URL: mariadb.rootUrl }),
  ...(chromium && { CHROMIUM_PATH: chromium }),
  ...(trained && { TEST_TRAINED_DATABASE: trained }),
};
const ava = unit
  ? [local('ava'), '!test/**/*.{mariadb,browser}.test.ts']
  : [local('c8'), '--merge-async', '--reporter=text-summary', local('ava')];
const { status, output } = await runAloud(ava[0] as string, ava.slice(1), environment);
await mariadb?.stop();

const passed = count(output, '✔');
const failed = Math.max(count(output, '✘'), status === 0 ? 0 : 1);
console.log(`tests: ${passed} passed, ${failed} failed`);
process.exit(status === 0 && passed > 0 ? 0 : 1);
