import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import type { Random } from '../../../src/advisor/random.ts';
import { type Database, openDatabase } from '../../../src/data/database.ts';
import { digestSubscriptions } from '../../../src/data/stores/digest/digest-subscriptions.ts';
import { BIN } from '../../helpers/command-line.ts';
import { startMariaDb } from '../../helpers/databases/mariadb.ts';
import { fillAndTrain } from '../../helpers/product.ts';
import { TcpProxy } from '../databases/tcp-proxy.ts';
import { type ServeProcess, serveProcess } from '../serve-process.ts';
import type { Name } from './schedule.ts';
import { SlackSide } from './slack-side.ts';

/** People who may see every client. Each asks one thing at a time, so answers can be told apart. */
export const PEOPLE = Array.from({ length: 80 }, (_, n) => `U${100 + n}PERSON`);
/** Channels that get a digest every minute. */
const DIGEST_CHANNELS = ['CDIGEST1', 'CDIGEST2', 'CDIGEST3'];

type Lines = Readonly<Record<'own' | 'book', TcpProxy>>;

/** One process of the product, with a proxy of its own before each database. */
export class Served {
  readonly name: Name;
  readonly lines: Lines;
  readonly #start: () => ServeProcess;
  #process: ServeProcess;
  /** False from a kill or a SIGTERM until it's ready again: Slack itself tells people that the command is lost. */
  isUp = false;
  /** When it was last killed, and when it was last killed or stopped. */
  killedAt = Number.NEGATIVE_INFINITY;
  downAt = Number.NEGATIVE_INFINITY;

  constructor(name: Name, lines: Lines, start: () => ServeProcess) {
    [this.name, this.lines, this.#start] = [name, lines, start];
    this.#process = start();
  }

  get url(): Promise<string> {
    return this.#process.url;
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  async isReady(): Promise<boolean> {
    const address = new URL('/health/ready', await this.#process.url);
    return fetch(address, { signal: AbortSignal.timeout(2000) }).then(
      ({ status }) => status === 200,
      () => false,
    );
  }

  /** Resolves to whether it was ready within the time. */
  async untilReady(limitMs: number): Promise<boolean> {
    const deadline = performance.now() + limitMs;
    while (performance.now() < deadline) {
      if (await this.isReady()) {
        this.isUp = true;
        return true;
      }
      await sleep(50);
    }
    return false;
  }

  #down(): void {
    this.isUp = false;
    this.downAt = performance.now();
  }

  async kill(): Promise<void> {
    this.#down();
    await this.#process.kill();
    this.killedAt = performance.now();
  }

  stop(): ReturnType<ServeProcess['terminate']> {
    this.#down();
    return this.#process.terminate();
  }

  /** After a kill or a stop. */
  startAgain(): void {
    this.#process = this.#start();
  }
}

/** Everything that a schedule plays with. */
export interface World {
  readonly slack: SlackSide;
  readonly processes: Readonly<Record<Name, Served>>;
  /** The product's own database, without a proxy. */
  readonly database: Database;
  readonly close: () => Promise<void>;
}

const endProcess = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
};

const emptyDatabase = async (rootUrl: string): Promise<string> => {
  const name = `soak_${randomBytes(6).toString('hex')}`;
  const connection = await createConnection(rootUrl);
  await connection.query(`CREATE DATABASE ${name}`).finally(() => connection.end());
  return `${rootUrl}/${name}`;
};

/** Starts MariaDB, makes and trains a demo book, and starts two processes on it. */
export const openWorld = async (random: Random): Promise<World> => {
  const teardowns: Array<() => unknown> = [];
  const scope = { teardown: (undo: () => unknown) => void teardowns.push(undo) };
  const close = async (): Promise<void> => {
    for (const undo of teardowns.toReversed()) await undo();
  };
  try {
    const mariadb = await startMariaDb();
    scope.teardown(() => mariadb.stop());
    const [own, book] = [await emptyDatabase(mariadb.rootUrl), await emptyDatabase(mariadb.rootUrl)];
    await fillAndTrain(own, new Date(), [1], book);
    const database = openDatabase(own);
    scope.teardown(() => database.close());
    const slack = await new SlackSide(random).start();
    scope.teardown(() => slack.stop());
    for (const channel of DIGEST_CHANNELS) {
      await digestSubscriptions(database).put({
        channel,
        subscribedBy: 'U100PERSON',
        subscribedAt: new Date(),
        time: { cron: '* * * * *', zone: 'UTC' },
        pausedBy: null,
        pauseReason: null,
        notBefore: new Date(),
      });
    }
    const serve = async (name: Name): Promise<Served> => {
      const [toOwn, toBook] = [await TcpProxy.before(scope, own), await TcpProxy.before(scope, book)];
      const environment = {
        DATABASE_URL: toOwn.url,
        SOURCE_DATABASE_URL: toBook.url,
        SLACK_API_URL: slack.apiUrl,
        SUPERVISORS: PEOPLE.join(','),
        // Drawing pictures takes most of the time, and is tested elsewhere.
        CHARTS: 'native',
      };
      return new Served(name, { own: toOwn.proxy, book: toBook.proxy }, () =>
        serveProcess(scope, [process.execPath, BIN, 'serve'], environment),
      );
    };
    const processes = { A: await serve('A'), B: await serve('B') };
    // Where the simulation itself is interrupted, nothing may be left running.
    process.once('exit', () => {
      for (const { pid } of Object.values(processes)) if (pid !== undefined) endProcess(pid);
    });
    for (const one of Object.values(processes)) if (!(await one.untilReady(60_000))) throw new Error(`${one.name} doesn't get ready`);
    return { slack, processes, database, close };
  } catch (error) {
    await close();
    throw error;
  }
};
