import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const isDebian = (): boolean =>
  existsSync('/etc/os-release') && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));

const onPath = (names: readonly string[]): string | null => {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin'];
  for (const name of names) for (const folder of folders) if (existsSync(`${folder}/${name}`)) return `${folder}/${name}`;
  return null;
};

/** Installs a Debian package as root or through sudo. */
const install = (debianPackage: string): boolean => {
  const root = process.getuid?.() === 0;
  const apt = (...words: string[]): boolean => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-y', '-qq', ...words];
    const [program, ...rest] = root ? command : ['sudo', '-n', ...command];
    return spawnSync(program as string, rest, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  };
  console.error(`Installing ${debianPackage} for the tests ...`);
  return apt('update') && apt('install', '--no-install-recommends', debianPackage);
};

const firstOf = (paths: readonly string[]): string | null => paths.find((path) => existsSync(path)) ?? null;

/** Where Debian, Ubuntu, Fedora and openSUSE have Galera's library. */
const GALERA = ['/usr/lib/galera/libgalera_smm.so', '/usr/lib64/galera-4/libgalera_smm.so', '/usr/lib64/galera/libgalera_smm.so'];

const findOrInstall = (names: readonly string[], debianPackage: string, what: string): string => {
  const found = onPath(names) ?? (isDebian() && install(debianPackage) ? onPath(names) : null);
  if (found) return found;
  throw new Error(
    `The tests need ${what}, and it is not on this machine. Install it so that one of ${names.join(', ')} is on the PATH (on Debian: apt-get install ${debianPackage}), or run "npm run test:unit", which needs neither a database server nor a browser.`,
  );
};

/**
 * Path of the MariaDB server's program.
 * @throws if it's missing and can't be installed
 */
export const findMariadb = (): string => findOrInstall(['mariadbd', 'mysqld'], 'mariadb-server', 'MariaDB 10.6 or newer');

/**
 * Path of a Chromium.
 * @throws if it's missing and can't be installed
 */
export const findBrowser = (): string =>
  process.env.CHROMIUM_PATH ?? findOrInstall(['chromium', 'chromium-browser', 'google-chrome'], 'chromium', 'Chromium');

/**
 * Path of Galera's library, for a cluster of MariaDB servers; with it comes rsync, by which a node gets its first state.
 * @throws if one of them is missing and can't be installed
 */
export const findGalera = (): string => {
  findMariadb();
  findOrInstall(['rsync'], 'rsync', 'rsync');
  const found = firstOf(GALERA) ?? (isDebian() && install('galera-4') ? firstOf(GALERA) : null);
  if (found) return found;
  throw new Error(
    `The cluster's tests need Galera 4, and none of ${GALERA.join(', ')} is on this machine. Install it (on Debian: apt-get install galera-4).`,
  );
};
