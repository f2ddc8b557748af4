import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The rooms whose suites share a process. Suites of the others start programs, simulate weeks or wait for limits: they take turns on all cores. */
const ROOMS = [
  'advisor',
  'bench',
  'charts',
  'claims',
  'commands',
  'data',
  'helpers',
  'metrics',
  'playground',
  'slack',
  'usecases',
  'views',
];

/** Folder of the files that import a room's suites. */
export const TOGETHER = 'together';

/**
 * AVA hears of a test that has ended when its process waits for something. Tests that compute never do, and it would take them for hung. Each test is a
 * link of one chain of promises, of which a stack would show hundreds.
 */
const BETWEEN_TESTS = `import { setImmediate } from 'node:timers/promises';
import test from 'ava';

Error.stackTraceLimit = 20;
test.beforeEach(() => setImmediate());
`;

/** Hooks are those of a process, and so are its environment and its end. AVA starts the tests it knows when a suite waits while it loads. */
const NEEDS_ITS_OWN = /\btest\.(before|after)|\bprocess\.(env\b|on\(|once\(|exit)|^(await |(var|let|const) .*= await )/m;

/** What to hand to AVA. */
export interface SuiteFiles {
  /** For processes of their own, several at once. */
  readonly own: readonly string[];
  /** One after the other, as a series. */
  readonly shared: readonly string[];
}

interface Suites {
  /** For one process each. */
  readonly own: readonly string[];
  /** By room: for one process together, one test after the other. */
  readonly shared: ReadonlyMap<string, readonly string[]>;
}

/**
 * AVA starts a process for every file, which takes half a second of processor, and the product in it a second. So the small suites of a room share one.
 * @param suites paths of built test files from their folder
 * @param textOf reads one
 */
export const shareProcesses = (suites: readonly string[], textOf: (suite: string) => string): Suites => {
  const [own, shared]: [string[], Map<string, string[]>] = [[], new Map()];
  for (const suite of suites) {
    const [room = ''] = suite.split('/');
    const isUnit = !/\.(mariadb|browser|cluster|soak)\.test\.js$/.test(suite);
    if (!ROOMS.includes(room) || !isUnit || NEEDS_ITS_OWN.test(textOf(suite))) own.push(suite);
    else shared.set(room, [...(shared.get(room) ?? []), suite]);
  }
  return { own, shared };
};

/**
 * Writes a file for AVA for each room that shares a process; it imports the room's suites. Tests of one room have different titles, or AVA refuses it.
 * @param folder of the built tests
 * @param suites paths inside it
 */
export const writeSharedSuites = (folder: string, suites: readonly string[]): SuiteFiles => {
  const { own, shared } = shareProcesses(suites, (suite) => readFileSync(join(folder, suite), 'utf8'));
  const together = join(folder, TOGETHER);
  rmSync(together, { recursive: true, force: true });
  mkdirSync(together);
  const written = [...shared].map(([room, members]) => {
    const file = join(together, `${room}.test.js`);
    const imports = members.map((suite) => `import '${relative(together, join(folder, suite))}';\n`);
    writeFileSync(file, [...imports, BETWEEN_TESTS].join(''));
    return file;
  });
  return { own: own.map((suite) => join(folder, suite)), shared: written };
};
