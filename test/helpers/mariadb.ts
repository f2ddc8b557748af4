import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';

export interface MariaDb {
  /** Root's URL without a database: `mysql://root@127.0.0.1:PORT`. */
  readonly rootUrl: string;
  stop(): Promise<void>;
}

const isRoot = process.getuid?.() === 0;

const find = (...names: readonly string[]): string => {
  const folders = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/usr/libexec', ...(process.env.PATH ?? '').split(':')];
  for (const name of names) for (const folder of folders) if (existsSync(join(folder, name))) return join(folder, name);
  throw new Error(`${names.join(' or ')} is not installed: apt-get install -y --no-install-recommends mariadb-server`);
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });

/**
 * Starts a MariaDB server of our own on a free port with its files in a temporary folder; root has no password.
 * `extra` are further options of mariadbd.
 */
export const startMariaDb = async (extra: readonly string[] = []): Promise<MariaDb> => {
  const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-mariadb-'));
  const user = isRoot ? ['--user=mysql'] : [];
  if (isRoot) execFileSync('chown', ['mysql', folder]);
  const data = join(folder, 'data');
  execFileSync(
    find('mariadb-install-db', 'mysql_install_db'),
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--tmpdir=${folder}`,
      ...user,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      '--skip-name-resolve',
    ],
    { stdio: 'pipe' },
  );
  const port = await freePort();
  const server = spawn(
    find('mariadbd', 'mysqld'),
    [
      '--no-defaults',
      ...user,
      `--datadir=${data}`,
      // A server that starts clears temporary tables out of this folder, another server's too.
      `--tmpdir=${folder}`,
      `--socket=${join(folder, 's')}`,
      `--pid-file=${join(folder, 'pid')}`,
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      '--skip-name-resolve',
      '--max-connections=500',
      ...extra,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  server.stderr?.on('data', (text) => {
    log = `${log}${text}`.slice(-4000);
  });
  const killAtExit = (): void => {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', killAtExit);
  const rootUrl = `mysql://root@127.0.0.1:${port}`;
  await untilReady(rootUrl, server, () => log);
  return {
    rootUrl,
    stop: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      if (server.exitCode === null) {
        server.kill('SIGTERM');
        await gone;
      }
      process.off('exit', killAtExit);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const untilReady = async (rootUrl: string, server: ChildProcess, log: () => string): Promise<void> => {
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) throw new Error(`mariadbd ended with ${server.exitCode}:\n${log()}`);
    try {
      const connection = await createConnection(rootUrl);
      await connection.end();
      return;
    } catch {
      await sleep(100);
    }
  }
  server.kill('SIGKILL');
  throw new Error(`mariadbd was not ready within a minute:\n${log()}`);
};
