import { openDatabase } from '../../../src/data/database.ts';
import { feedbackStore } from '../../../src/data/stores/advice/feedback-store.ts';

// Runs as a separate process: appends the events 0 to count - 1 and prints how many were new to it.
const [, , url, count] = process.argv;
const database = openDatabase(url as string);
const store = feedbackStore(database);
const told = await Promise.all(
  Array.from({ length: Number(count) }, (_, index) =>
    store.append(
      { eventId: `Ev${index}`, recommendationId: 'one', advisorId: 'U1', key: 'button', sign: 1, action: 'added', happenedAt: '1.0' },
      new Date(),
    ),
  ),
);
process.stdout.write(String(told.filter(Boolean).length));
await database.close();
