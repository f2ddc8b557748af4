import { Worker } from 'node:worker_threads';
import { markAway } from '../../patience/database-away.ts';
import type { Database } from '../database.ts';
import type { LibsqlClient } from '../libsql-dialect.ts';
import type { Cells } from './flat-cells.ts';
import { type WriteOrder, type Writer, writeBook } from './write-book.ts';
import { type FromWriter, rowsAsText, type ThreadOrder, type ToWriter, type WriteError } from './write-messages.ts';

type Work = Parameters<typeof writeBook>[2];
type Replaced = Awaited<ReturnType<typeof writeBook>>;

/** Batches that may wait for the thread. More would only fill the memory. */
const WAITING = 8;
const YOUNG_MEGABYTES = 8;

/**
 * Does what `writeBook` does in a thread of its own with its own connection, so that the next rows are read while these are written. A server and
 * a database in memory are written from here.
 */
export const writeApart = async (database: Database, order: WriteOrder, work: Work): Promise<Replaced> => {
  const filename = database.kind === 'mysql' ? null : (database.knex.client as LibsqlClient).connectionSettings.filename;
  if (filename === null || filename === ':memory:') return writeBook(database, order, work);
  const { onRows, ...plain } = order;
  const thread = new WriterThread({ filename, limits: database.limits, order: plain }, onRows);
  try {
    const detail = await work(thread);
    return await thread.end(detail);
  } catch (error) {
    await thread.stop();
    throw error;
  }
};

/** The end of the thread that hands over. */
class WriterThread implements Writer {
  readonly #worker: Worker;
  readonly #ended: Promise<Replaced>;
  #waiting = 0;
  #wake: () => void = () => {};

  constructor(order: ThreadOrder, onRows: (rows: number) => void = () => {}) {
    this.#worker = new Worker(new URL('./write-worker.js', import.meta.url), {
      workerData: order,
      // What it holds is short-lived.
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
      // A thread doesn't take this over from the process.
      execArgv: ['--enable-source-maps'],
    });
    this.#ended = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: FromWriter) => {
        if (message.kind === 'done') resolve(message.replaced);
        else if (message.kind === 'stopped') resolve(null);
        else if (message.kind === 'failed') reject(errorOf(message.error));
        else {
          this.#waiting--;
          if (message.trades > 0) onRows(message.trades);
          this.#wake();
        }
      });
      this.#worker.on('error', reject);
      // Has no effect if it was done.
      this.#worker.on('exit', (code) => reject(new Error(`The thread that writes ended with status ${code} before its work was done.`)));
    });
    // Whoever waits next is told.
    this.#ended.catch(() => this.#wake());
  }

  readonly trades = (rows: readonly Cells[]): Promise<void> => this.#rows('trades', rows);
  readonly clients = (rows: readonly Cells[]): Promise<void> => this.#rows('clients', rows);

  async #rows(kind: 'trades' | 'clients', rows: readonly Cells[]): Promise<void> {
    if (rows.length === 0) return;
    this.#waiting++;
    this.#post({ kind, rows: rowsAsText(rows) });
    while (this.#waiting >= WAITING) await Promise.race([this.#ended, new Promise<void>((resolve) => (this.#wake = resolve))]);
  }

  #post(message: ToWriter): void {
    this.#worker.postMessage(message);
  }

  async end(detail: Readonly<Record<string, unknown>>): Promise<Replaced> {
    this.#post({ kind: 'end', detail });
    return this.#ended;
  }

  /** Has nothing change, and waits until that's so. */
  async stop(): Promise<void> {
    this.#post({ kind: 'stop' });
    await this.#ended.catch(() => {});
  }
}

const errorOf = ({ message, isAway, ...parts }: WriteError): Error => {
  const error = Object.assign(new Error(message), parts);
  return isAway ? markAway(error) : error;
};
