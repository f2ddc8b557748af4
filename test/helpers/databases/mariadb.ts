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

/** A server's program, running. */
export interface RunningServer {
  /** Ends it, with SIGTERM unless told otherwise. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

const isRoot = process.getuid?.() === 0;
const asUser = isRoot ? ['--user=mysql'] : [];

const find = (...names: readonly string[]): string => {
  const folders = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/usr/libexec', ...(process.env.PATH ?? '').split(':')];
  for (const name of names) for (const folder of folders) if (existsSync(join(folder, name))) return join(folder, name);
  throw new Error(`${names.join(' or ')} is not installed: apt-get install -y --no-install-recommends mariadb-server`);
};

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });

/** A temporary folder with an empty server's files, and how to remove it. */
export const makeServerFolder = (): { readonly folder: string; readonly remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-mariadb-'));
  if (isRoot) execFileSync('chown', ['mysql', folder]);
  execFileSync(
    find('mariadb-install-db', 'mysql_install_db'),
    [
      '--no-defaults',
      `--datadir=${join(folder, 'data')}`,
      `--tmpdir=${folder}`,
      ...asUser,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      '--skip-name-resolve',
    ],
    { stdio: 'pipe' },
  );
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

export const rootUrlAt = (port: number): string => `mysql://root@127.0.0.1:${port}`;

/** Runs the server of a folder; resolves when it answers queries. It's killed when this process ends. */
export const runServer = async (folder: string, port: number, extra: readonly string[]): Promise<RunningServer> => {
  const server = spawn(
    find('mariadbd', 'mysqld'),
    [
      '--no-defaults',
      // MariaDB's own modes, and one that's on in MySQL 8: nobody selects what isn't grouped.
      '--sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION',
      ...asUser,
      `--datadir=${join(folder, 'data')}`,
      // A starting server clears temporary tables out of this folder, even another server's.
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
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const kill = (): boolean => server.kill('SIGKILL');
  // Before its folder is removed.
  process.prependOnceListener('exit', kill);
  await untilReady(rootUrlAt(port), server, () => log);
  return {
    end: async (signal = 'SIGTERM') => {
      server.kill(signal);
      await gone;
      process.off('exit', kill);
    },
  };
};

/**
 * Starts our own MariaDB server on a free port with its files in a temporary folder; root has no password. `extra` are more options for
 * mariadbd.
 */
export const startMariaDb = async (extra: readonly string[] = []): Promise<MariaDb> => {
  const { folder, remove } = makeServerFolder();
  process.once('exit', remove);
  const port = await freePort();
  const server = await runServer(folder, port, extra);
  return {
    rootUrl: rootUrlAt(port),
    stop: async () => {
      await server.end();
      process.off('exit', remove);
      remove();
    },
  };
};

const untilReady = async (rootUrl: string, server: ChildProcess, log: () => string): Promise<void> => {
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) throw new Error(`mariadbd ended with ${server.exitCode}:\n${log()}`);
    try {
      const connection = await createConnection(rootUrl);
      // A cluster's node takes connections before it's part of the cluster.
      await connection.query('SELECT 1 FROM mysql.user').finally(() => connection.destroy());
      return;
    } catch {
      await sleep(100);
    }
  }
  server.kill('SIGKILL');
  throw new Error(`mariadbd was not ready within a minute:\n${log()}`);
};
