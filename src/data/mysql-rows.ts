import type { Connection } from 'mysql2';
import { QuietTimer } from '../patience/quiet-timer.ts';
import { loseByTimeout, loseConnection, onLost } from './mysql-connection.ts';

/** Rows waiting for a slow consumer before we pause the server, in batches. */
const MOST_BATCHES = 8;

export interface MysqlRowsOptions {
  /** Rows per batch. */
  readonly batch: number;
  /** The longest wait for the next row; milliseconds. */
  readonly silenceMs: number;
}

/**
 * Streams the rows of a query on a connection that's ours until the end, in batches, each row an array in select-list order. Leaving the
 * loop early destroys the connection.
 * @throws what the database says, PROTOCOL_CONNECTION_LOST and the like as soon as the connection is lost, or QueryTimeoutError
 */
export async function* mysqlRows(
  connection: Connection,
  sql: string,
  bindings: readonly unknown[],
  { batch: batchSize, silenceMs }: MysqlRowsOptions,
): AsyncGenerator<unknown[][]> {
  const highWater = MOST_BATCHES * batchSize;
  let rows: unknown[][] = [];
  let ended = false;
  let failure: Error | null = null;
  let timer: QuietTimer | null = null;
  let wake = (): void => {};
  const fail = (error: Error): void => {
    failure ??= error;
    ended = true;
    wake();
  };
  const unwatch = onLost(connection, fail);
  try {
    if (failure) throw failure;
    // Prepared, because the binary protocol decodes four times faster than the text one.
    const command = connection.execute({ sql, values: [...bindings] as never, rowsAsArray: true });
    command.on('result', (row: unknown) => {
      rows.push(row as unknown[]);
      timer?.heard();
      if (rows.length === highWater) connection.pause();
      if (rows.length >= batchSize) wake();
    });
    command.on('error', fail);
    command.on('end', () => {
      ended = true;
      wake();
    });
    for (;;) {
      if (rows.length < batchSize && !ended) {
        // Only while we wait for the server, never while it waits for a slow consumer.
        timer = new QuietTimer(silenceMs, () => loseByTimeout(connection, silenceMs));
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        timer.stop();
      }
      if (failure) throw failure;
      const batch = rows;
      rows = [];
      if (batch.length > 0) yield batch;
      else if (ended) return;
      if (batch.length >= highWater) connection.resume();
    }
  } finally {
    unwatch();
    // A connection with unread rows can't be used again.
    if (!ended) loseConnection(connection, new Error('The reader left before the last row.'));
  }
}
