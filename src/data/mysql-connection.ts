import type { Duplex } from 'node:stream';
import type { Connection } from 'mysql2';
import { QuietTimer } from '../patience/quiet-timer.ts';

/** The server didn't answer in time. Its connection is destroyed. */
export class QueryTimeoutError extends Error {
  override readonly name = 'QueryTimeoutError';
  /** The code of the system's own time limits: what's wrong and what to do is the same. */
  readonly code = 'ETIMEDOUT';
}

/** What mysql2 calls "WSREP has not yet prepared node for application use" (1047). */
const NODE_NOT_READY = 'ER_UNKNOWN_COM_ERROR';

/** Whether a connection is lost, and who wants to hear of it. */
interface Life {
  readonly bornAt: number;
  lost: Error | null;
  readonly listeners: Set<(error: Error) => void>;
}

const lives = new WeakMap<Connection, Life>();

const lifeOf = (connection: Connection): Life => {
  const life = lives.get(connection);
  if (!life) throw new TypeError('this connection is not watched');
  return life;
};

/** Each command gets an error of its own, because knex writes the command's SQL into it. */
const copyOf = (error: Error): Error =>
  Object.assign(new Error(error.message), { name: error.name, code: (error as { code?: unknown }).code });

const streamOf = (connection: Connection): Duplex => (connection as unknown as { readonly stream: Duplex }).stream;

/** Watches a new connection from the start. mysql2 itself tells only commands with a callback that the connection is lost. */
export const watchConnection = (connection: Connection): void => {
  lives.set(connection, { bornAt: performance.now(), lost: null, listeners: new Set() });
  connection.on('error', (error: Error) => loseConnection(connection, error));
  watchStream(connection);
};

/** When a connection was begun, by `performance.now()`. */
export const bornAt = (connection: Connection): number => lifeOf(connection).bornAt;

/** With TLS, a connection gets another stream while it's set up. */
export const watchStream = (connection: Connection): void => {
  streamOf(connection).on('close', () => {
    const error = new Error('Connection lost: The server closed the connection.');
    loseConnection(connection, Object.assign(error, { code: 'PROTOCOL_CONNECTION_LOST' }));
  });
};

/** Destroys a connection, so that nobody uses it again, and tells everyone who waits on it why. */
export const loseConnection = (connection: Connection, why: Error): void => {
  const life = lifeOf(connection);
  if (life.lost) return;
  life.lost = why;
  // knex replaces a connection with this mark.
  Object.assign(connection, { __knex__disposed: why });
  // mysql2's `destroy` only says goodbye, and a peer that has vanished never answers.
  connection.destroy();
  streamOf(connection).destroy();
  for (const tell of life.listeners) tell(copyOf(why));
  life.listeners.clear();
};

/**
 * Calls back once if the connection is lost, at once if it's lost already.
 * @returns a function that ends it
 */
export const onLost = (connection: Connection, tell: (error: Error) => void): (() => void) => {
  const { lost, listeners } = lifeOf(connection);
  if (lost) tell(copyOf(lost));
  else listeners.add(tell);
  return () => listeners.delete(tell);
};

/** Says that the server kept us waiting for too long, and destroys the connection. */
export const loseByTimeout = (connection: Connection, limitMs: number): void =>
  loseConnection(connection, new QueryTimeoutError(`The server did not answer within ${limitMs / 1000} s.`));

/** Settles as the work does, or rejects when the connection is lost or the time is up. Then the connection is destroyed. */
export const bounded = async <T>(connection: Connection, limitMs: number, work: () => Promise<T>): Promise<T> => {
  const { lost: already } = lifeOf(connection);
  if (already) throw copyOf(already);
  let unwatch = (): void => {};
  const lost = new Promise<never>((_, reject) => {
    unwatch = onLost(connection, reject);
  });
  const timer = new QuietTimer(limitMs, () => loseByTimeout(connection, limitMs));
  try {
    return await Promise.race([lost, work()]);
  } catch (error) {
    // mysql2 tells the command first; whoever hears it from us must find the connection gone.
    const { fatal, code } = error as { fatal?: unknown; code?: unknown };
    // A cluster's node that isn't part of it answers nothing; a new connection may reach one that is.
    if (fatal === true || code === NODE_NOT_READY) loseConnection(connection, error as Error);
    throw error;
  } finally {
    timer.stop();
    unwatch();
  }
};
