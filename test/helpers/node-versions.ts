import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The newer versions to test on, whichever version runs the tests. */
const MAJORS = [24, 26] as const;
const PLATFORMS: { readonly [platform: string]: string } = { win32: 'win' };

export interface InstalledNodes {
  readonly nodes: ReadonlyArray<{ readonly version: string; readonly program: string }>;
  /** A folder for what Node compiles: each test file is a process of its own, and the next one needn't compile it again. */
  readonly compileCache: string;
  readonly remove: () => void;
}

/**
 * Installs these versions of Node from the npm registry into a temporary folder.
 * @throws if the registry has none for this machine, or can't be reached
 */
export const installNodes = (): InstalledNodes => {
  const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-nodes-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const build = `node-${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  const wanted = MAJORS.map((major) => `node${major}@npm:${build}@${major}`);
  const { status } = spawnSync('npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', ...wanted], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) {
    remove();
    throw new Error(`npm could not install ${wanted.join(' and ')}: is the registry reachable, and is there a Node for ${build}?`);
  }
  const nodes = MAJORS.map((major) => {
    const program = join(folder, 'node_modules', `node${major}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return { version: spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim().replace(/^v/, ''), program };
  });
  return { nodes, compileCache: join(folder, 'compiled'), remove };
};
