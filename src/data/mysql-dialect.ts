import type { Knex } from 'knex';
// @ts-expect-error: knex has no types for its dialects.
import KnexMysqlDialect from 'knex/lib/dialects/mysql2/index.js';
import { type Connection, type ConnectionOptions, createConnection } from 'mysql2';
import { markAway } from '../patience/database-away.ts';
import { patienceFor } from '../patience/patience.ts';
import { atMost } from './at-most.ts';
import { acquireInPatience, type Breaker } from './breaker.ts';
import { bornAt, bounded, loseConnection, onLost, watchConnection, watchStream } from './mysql-connection.ts';
import type { QueryLimits } from './query-limits.ts';
import { tryWhole } from './whole-transaction.ts';

interface KnexMysqlClient extends Knex.Client {
  _query(connection: Connection, query: unknown): Promise<unknown>;
}

const KnexMysql = KnexMysqlDialect as new (...parameters: never[]) => KnexMysqlClient;

/** SQL modes we rely on: text that's too long is an error instead of being cut off, a backslash escapes, `"` quotes text. */
const SQL_MODE = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';
/** How long we wait to say goodbye to the server. */
const GOODBYE_MS = 500;

const connected = (connection: Connection): Promise<void> =>
  new Promise((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())));

/** Runs one statement on a connection that's ours. Rejects when the connection is lost or the time is up; then it's destroyed. */
export const runOn = (connection: Connection, limitMs: number, sql: string, values: readonly unknown[] = []): Promise<void> =>
  bounded(
    connection,
    limitMs,
    () => new Promise<void>((resolve, reject) => connection.query(sql, [...values], (error) => (error ? reject(error) : resolve()))),
  );

/**
 * Errors of the way to a server: whoever tries again later may reach it. A server that refuses us, though it answers, says `ER_…`, except one that
 * shuts down, and a cluster's node that isn't part of it now.
 */
const NO_ANSWER =
  /^(ECONN[A-Z]+|ETIMEDOUT|EPIPE|EHOSTDOWN|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|PROTOCOL_CONNECTION_LOST|ER_SERVER_SHUTDOWN|ER_UNKNOWN_COM_ERROR)$/;
const isNoAnswer = (error: unknown): boolean => NO_ANSWER.test(String((error as { readonly code?: unknown }).code));

/** The same error, marked if the server didn't answer. */
const asAway = (error: unknown): unknown =>
  isNoAnswer(error) || (error as Error).name === 'KnexTimeoutError' ? markAway(error as Error) : error;

/**
 * knex's mysql2 dialect in which everything ends: connecting, each query, and the goodbye. A connection that was lost or too slow is
 * destroyed and never used again.
 */
export class MysqlClient extends KnexMysql {
  declare readonly config: Knex.Config & { readonly limits: QueryLimits; readonly breaker: Breaker | null };
  declare readonly connectionSettings: ConnectionOptions;
  /** Set on the client that knex makes for a transaction. */
  declare readonly transacting?: boolean;
  readonly #open = new Set<Connection>();

  override acquireRawConnection(): Promise<Connection> {
    return this.#connect(this.config.limits.connectMs);
  }

  async #connect(limitMs: number): Promise<Connection> {
    const connection = createConnection(this.connectionSettings);
    watchConnection(connection);
    this.#open.add(connection);
    onLost(connection, (error) => {
      if (isNoAnswer(error)) this.config.breaker?.suspect();
    });
    try {
      await bounded(connection, limitMs, async () => {
        await connected(connection);
        watchStream(connection);
        await runOn(connection, limitMs, `SET SESSION sql_mode = '${SQL_MODE}', time_zone = '+00:00'`);
      });
      return connection;
    } catch (error) {
      this.#open.delete(connection);
      loseConnection(connection, error as Error);
      throw error;
    }
  }

  /** A sign of life from the server, over a new connection. An answer that refuses us is one too. */
  async probe(limitMs: number): Promise<void> {
    try {
      void this.destroyRawConnection(await this.#connect(limitMs));
    } catch (error) {
      if (isNoAnswer(error)) throw error;
    }
  }

  override async acquireConnection(): Promise<Connection> {
    try {
      return await acquireInPatience(
        this.config.breaker,
        () => super.acquireConnection(),
        (connection) => this.releaseConnection(connection),
      );
    } catch (error) {
      throw asAway(error);
    }
  }

  /** An idle connection from before the server was suspected may be dead, and a dead one costs somebody their whole patience. */
  override async validateConnection(connection: Connection): Promise<boolean> {
    return (await super.validateConnection(connection)) && bornAt(connection) > (this.config.breaker?.suspectedAt ?? 0);
  }

  override async destroyRawConnection(connection: Connection): Promise<void> {
    await atMost(GOODBYE_MS, new Promise<void>((resolve) => connection.end(() => resolve())));
    this.#open.delete(connection);
    loseConnection(connection, new Error('The connection was closed.'));
  }

  override async _query(connection: Connection, query: unknown): Promise<unknown> {
    const ask = (): Promise<unknown> => super._query(connection, query);
    const limitMs = Math.min(this.config.limits.queryMs, patienceFor('database'));
    try {
      // A statement by itself is a whole transaction.
      return await bounded(connection, limitMs, this.transacting ? ask : () => tryWhole(ask));
    } catch (error) {
      throw asAway(error);
    }
  }

  /** Destroys every connection, also those in use; whoever waits on one gets an error. */
  loseAll(why: Error): void {
    for (const connection of this.#open) loseConnection(connection, why);
  }
}
