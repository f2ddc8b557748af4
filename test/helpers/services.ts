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

const findOrInstall = (names: readonly string[], debianPackage: string, what: string): string => {
  const found = onPath(names) ?? (isDebian() && install(debianPackage) ? onPath(names) : null);
  if (found) return found;
  throw new Error(
    `The tests need ${what}, and it is not on this machine. Install it so that one of ${names.join(', ')} is on the PATH (on Debian: apt-get install ${debianPackage}), or run "npm run test:unit", which needs neither a database server nor a browser.`,
  );
};

/** Path of the MariaDB server's program. @throws where it is missing and cannot be installed */
export const findMariadb = (): string => findOrInstall(['mariadbd', 'mysqld'], 'mariadb-server', 'MariaDB 10.6 or newer');

/** Path of a Chromium. @throws where it is missing and cannot be installed */
export const findBrowser = (): string =>
  process.env.CHROMIUM_PATH ?? findOrInstall(['chromium', 'chromium-browser', 'google-chrome'], 'chromium', 'Chromium');
