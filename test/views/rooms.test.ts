import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import test from 'ava';

const views = resolve('views');

test('every view is in a room, and each room has a test against Slack’s rules', (t) => {
  const entries = readdirSync(views, { withFileTypes: true });
  t.deepEqual(
    entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name),
    [],
  );
  const unchecked = entries.filter(({ name }) => !existsSync(resolve('test/views', name, 'strict.test.ts')));
  t.deepEqual(
    unchecked.map(({ name }) => name),
    [],
  );
});
