import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { isDatabaseAway } from '../../patience/database-away.ts';
import { openDatabase } from '../database.ts';
import { writeBook } from './write-book.ts';
import { type FromWriter, rowsOfText, type ThreadOrder, type ToWriter } from './write-messages.ts';

process.setSourceMapsEnabled(true);

/** The worker side of `writeApart`. */
const { filename, limits, order } = workerData as ThreadOrder;
if (parentPort === null) throw new Error('This is the start of a thread.');
const port = parentPort;
const post = (message: FromWriter): void => port.postMessage(message);
const messages = on(port, 'message') as AsyncIterableIterator<[ToWriter]>;

class Stopped extends Error {}

const database = openDatabase(`sqlite:${filename}`, { limits });
try {
  // Indexes are sorted in a file: in memory they would take as much as everything else.
  await database.knex.raw('pragma temp_store = file');
  let trades = 0;
  const onRows = (rows: number): void => {
    trades = rows;
  };
  const replaced = await writeBook(database, { ...order, onRows }, async (writer) => {
    for await (const [message] of messages) {
      if (message.kind === 'stop') throw new Stopped();
      if (message.kind === 'end') return message.detail;
      await writer[message.kind](rowsOfText(message.rows));
      post({ kind: 'written', trades });
    }
    throw new Stopped();
  });
  await database.close();
  post({ kind: 'done', replaced });
} catch (error) {
  await database.close();
  if (error instanceof Stopped) post({ kind: 'stopped' });
  else {
    const { message, name, stack, code, errno } = error as NodeJS.ErrnoException;
    post({ kind: 'failed', error: { message, name, stack, code, errno, isAway: isDatabaseAway(error) } });
  }
} finally {
  port.close();
}
