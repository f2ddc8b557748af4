/**
 * What `npm test` runs: the checks, then every suite, on services that this command finds or installs, starts and stops; last the unit suites and the
 * main job under newer versions of Node. Ends with what failed, and the line `tests: N passed, N failed`, the numbers taken from the run.
 *
 * - `--coverage`: every suite, once, and how much of the sources they reach. Counting that costs half as much again, so `npm test` doesn't
 * - `--unit`: the suites that need no database server and no browser
 * - `--node`: only those suites, only under the newer versions of Node
 * - `--cluster`: only the suites that start a cluster of three database servers
 * - `--soak`: 20 schedules of the fault simulator, then the suites that take minutes; with `--seed N`, `--schedules M` or `--only K,L`, only the simulator
 * - `npm run test:unit -- test/log.test.ts`: only these files
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AvaReport, filesOf, readAvaReport, sumOf } from './helpers/ava-report.ts';
import { serveChromium } from './helpers/chromium.ts';
import { startMariaDb } from './helpers/databases/mariadb.ts';
import { type InstalledNodes, installNodes } from './helpers/node-versions.ts';
import { makeTemplate } from './helpers/product.ts';
import { findBrowser, findGalera, findMariadb } from './helpers/services.ts';
import { type SuiteFiles, TOGETHER, writeSharedSuites } from './helpers/shared-processes.ts';
import { simulate } from './reliability/simulator/simulate.ts';

const tool = (name: string): string => `node_modules/.bin/${name}`;
/** AVA is started by path where the Node that runs it isn't ours. */
const AVA = 'node_modules/ava/entrypoints/cli.mjs';
/** Suites about time limits mostly wait, and others can use the processor meanwhile. */
const AT_ONCE = 2 * availableParallelism() - 1;
const BUILT = 'build/modules';
const TESTS = join(BUILT, 'test');

type Choice = (file: string) => boolean;
const ends = (file: string, kinds: readonly string[]): boolean => kinds.some((kind) => file.endsWith(`.${kind}.test.js`));
const allSuites: Choice = (file) => !ends(file, ['cluster', 'soak']);
const unitSuites: Choice = (file) => allSuites(file) && !ends(file, ['mariadb', 'browser']);
/**
 * Under newer versions of Node: the suites that meet Node itself, and the main job, which trains and recommends. Arithmetic, use cases, texts, pages and the
 * checks of the sources don't depend on the version; suites of whole programs, simulated weeks and faults take minutes. Those run once.
 */
const newerNodeSuites: Choice = (file) =>
  unitSuites(file) &&
  !/^(advisor|bench|cli|jobs|playground|reliability|truth|usecases|views)\/|^(architecture|build)\.test\.js$/.test(file) &&
  (!file.startsWith('whole/') || file === 'whole/main-job.test.js');
const clusterSuites: Choice = (file) => ends(file, ['cluster']);
const soakSuites: Choice = (file) => ends(file, ['soak']);

const chosen = (choice: Choice): readonly string[] =>
  readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.js') && !file.startsWith(`${TOGETHER}/`) && choice(file))
    .sort();
const inTests = (file: string): string => join(TESTS, file);
const CHECKS: ReadonlyArray<readonly string[]> = [
  [tool('tsc'), '-b', '.', 'playground/page'],
  [tool('biome'), 'ci', '--error-on-warnings'],
  [tool('knip')],
];

const has = (option: string): boolean => process.argv.includes(option);
const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));
/** Where the build put a test file. */
const built = (file: string): string => join(BUILT, file.replace(/\.ts$/, '.js'));

type Environment = Readonly<Record<string, string>>;

const OURS = process.version.slice(1);
const under = (version: string, report: AvaReport): AvaReport => ({
  ...report,
  faults: report.faults.map((fault) => `Node ${version}: ${fault}`),
});
const nothingRan = (why: string): AvaReport => ({ passed: 0, failed: 1, faults: [why] });

/** Runs tests with their output passed through, and counts them. A run that ends badly has failed at least once. */
const runTests = ([command = '', ...words]: readonly string[], environment: Environment): Promise<AvaReport> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...environment } });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk);
      chunks.push(chunk);
    });
    child.on('error', reject);
    child.on('close', (status, signal) => {
      const report = readAvaReport(Buffer.concat(chunks).toString());
      if (report.failed > 0 || (status === 0 && report.passed > 0)) return resolve(report);
      resolve({ ...report, failed: 1, faults: [...report.faults, `AVA ended with ${signal ?? status} after ${report.passed} tests`] });
    });
  });

/** More than this isn't a busy machine. */
const FILES_TRIED_AGAIN = 3;

/**
 * Promises in milliseconds are kept on a machine that others use too, but not beside three other suites on two cores. What fails beside others runs
 * again by itself; the second run counts, and the output says so. A fault fails both.
 */
const againAlone = async (first: AvaReport, folder: string, ava: readonly string[], environment: Environment): Promise<AvaReport> => {
  const files = filesOf(first.faults, folder);
  if (files.length === 0 || files.length > FILES_TRIED_AGAIN) return first;
  console.log(`\nFailed beside other suites, and runs again alone: ${files.join(', ')}\n`);
  const again = await runTests([...ava, '--serial', ...files], environment);
  if (again.failed > 0) return { ...first, faults: [...first.faults, ...again.faults.map((fault) => `alone: ${fault}`)] };
  console.log(['', 'Failed beside other suites, passed alone:', ...first.faults].join('\n'));
  return { passed: first.passed + first.failed, failed: 0, faults: [] };
};

/** Runs the suites that share processes in two series, and the others beside them. */
const runSuites = async (suites: SuiteFiles, atOnce: number, ava: readonly string[], environment: Environment): Promise<AvaReport> => {
  const { own, shared } = suites;
  const half = Math.ceil(shared.length / 2);
  const series = [shared.slice(0, half), shared.slice(half)].filter((files) => files.length > 0);
  const [beside, ...inSeries] = await Promise.all([
    runTests([...ava, `--concurrency=${atOnce}`, ...own], environment),
    ...series.map((files) => runTests([...ava, '--serial', ...files], environment)),
  ]);
  return sumOf([
    await againAlone(beside, TESTS, ava, environment),
    await againAlone(sumOf(inSeries), join(TESTS, TOGETHER), ava, environment),
  ]);
};

const runEverything = async (environment: Environment): Promise<AvaReport> => {
  const program = findBrowser();
  findMariadb();
  const [mariadb, chromium] = await Promise.all([startMariaDb(), serveChromium(program)]);
  try {
    const services = {
      ...environment,
      TEST_MARIADB_URL: mariadb.rootUrl,
      CHROMIUM_PATH: program,
      TEST_CHROMIUM_URL: chromium.wsEndpoint(),
    };
    const suites = chosen(allSuites);
    if (!has('--coverage')) return await runSuites(writeSharedSuites(TESTS, suites), AT_ONCE, [tool('ava')], services);
    const counted = [tool('c8'), '--merge-async', '--reporter=text-summary', tool('ava'), `--concurrency=${AT_ONCE}`];
    return await runTests([...counted, ...suites.map(inTests)], services);
  } finally {
    await Promise.all([mariadb.stop(), chromium.close()]);
  }
};

const runSoak = async (): Promise<readonly AvaReport[]> => {
  const numbers = (option: string): readonly number[] | null =>
    has(option) ? (process.argv[process.argv.indexOf(option) + 1] ?? '').split(',').map(Number) : null;
  const [seed, schedules, only] = [numbers('--seed')?.[0] ?? null, numbers('--schedules')?.[0] ?? null, numbers('--only')];
  findMariadb();
  const simulated = await simulate({ seed: seed ?? 1, schedules: schedules ?? 20, only });
  const files = chosen(soakSuites).map(inTests);
  if (seed !== null || schedules !== null || only !== null || files.length === 0) return [simulated];
  const mariadb = await startMariaDb();
  try {
    return [simulated, under(OURS, await runTests([tool('ava'), '--timeout=15m', ...files], { TEST_MARIADB_URL: mariadb.rootUrl }))];
  } finally {
    await mariadb.stop();
  }
};

const tryInstallingNodes = (): InstalledNodes | null => {
  try {
    return installNodes();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return null;
  }
};

/** The unit suites and the main job, under newer versions of Node. If they can't be installed, that's a failure, and what ran before still counts. */
const runUnderNewerNodes = async (environment: Environment): Promise<readonly AvaReport[]> => {
  const installed = tryInstallingNodes();
  if (installed === null) return [nothingRan('Newer versions of Node could not be installed.')];
  const { nodes, compileCache, remove } = installed;
  try {
    const suites = writeSharedSuites(TESTS, chosen(newerNodeSuites));
    const cached = { ...environment, NODE_COMPILE_CACHE: compileCache };
    console.log(`\nNode ${nodes.map(({ version }) => version).join(' and ')}: the unit suites and the main job\n`);
    // Each has temporary files of its own: a test looks for what was left over.
    const folders = nodes.map(() => mkdtempSync(join(tmpdir(), 'bond-advisor-node-')));
    const run = async ({ version, program }: InstalledNodes['nodes'][number], at: number): Promise<AvaReport> =>
      under(version, await runSuites(suites, 1, [program, AVA], { ...cached, TMPDIR: folders[at] ?? tmpdir() }));
    return await Promise.all(nodes.map(run)).finally(() => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    });
  } finally {
    remove();
  }
};

const runAll = async (): Promise<readonly AvaReport[]> => {
  const isPart = ['--coverage', '--unit', '--node', '--cluster', '--soak'].some(has);
  if (!isPart && !CHECKS.every(([command = '', ...words]) => spawnSync(command, words, { stdio: 'inherit' }).status === 0)) {
    return [nothingRan('The checks failed; no test was run.')];
  }
  if (has('--cluster')) {
    findGalera();
    return [under(OURS, await runTests([tool('ava'), '--timeout=5m', ...chosen(clusterSuites).map(inTests)], {}))];
  }
  if (has('--soak')) return runSoak();
  // If the product can't even be trained, the tests that need it say why.
  const trained = await makeTemplate().catch(() => null);
  const environment: Environment = trained === null ? {} : { TEST_TRAINED_DATABASE: trained };
  if (has('--unit') && named.length > 0) return [under(OURS, await runTests([tool('ava'), ...named.map(built)], environment))];
  if (has('--unit'))
    return [under(OURS, await runSuites(writeSharedSuites(TESTS, chosen(unitSuites)), AT_ONCE, [tool('ava')], environment))];
  if (has('--node')) return runUnderNewerNodes(environment);
  if (has('--coverage')) return [under(OURS, await runEverything(environment))];
  return [under(OURS, await runEverything(environment)), ...(await runUnderNewerNodes(environment))];
};

// What was started is ended when this process exits, and a signal alone wouldn't let it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const reports = await runAll();
const { passed, failed, faults } = sumOf(reports);
// Whoever reads only the end of a log sees what failed. The rest is further up.
const shown = faults.slice(0, 40);
if (faults.length > 0) console.log(['', 'What failed:', ...shown, ...(faults.length > shown.length ? ['…'] : []), ''].join('\n'));
console.log(`tests: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
