import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { clientId } from '../../../../src/advisor/units.ts';
import { openDatabase } from '../../../../src/data/database.ts';
import { firmSource } from '../../../../src/data/sources/firm/firm-source.ts';
import { openSource } from '../../../../src/data/sources/open-source.ts';
import { asSourceError } from '../../../../src/data/sources/reading/source-errors.ts';
import { SourceUnavailableError } from '../../../../src/usecases/ports/book-source.ts';
import { FIRM } from '../dirty-firm-book.ts';

const portOfNobody = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

test('a server that is not there is an unavailable source, told without the password', async (t) => {
  const database = openDatabase(`mysql://advisor:geheim@127.0.0.1:${await portOfNobody()}/book`);
  t.teardown(() => database.close());
  for (const ask of [
    () => openSource(database, { ...FIRM, layout: null }),
    () => firmSource(database, FIRM).readBook(),
    () => firmSource(database, FIRM).readClient(clientId('C1')),
    () => firmSource(database, FIRM).newestTradeDay(),
  ]) {
    const error = await t.throwsAsync(ask as () => Promise<unknown>, { instanceOf: SourceUnavailableError });
    t.regex(error?.message ?? '', /cannot be reached.*ECONNREFUSED/);
    t.notRegex(`${error?.message} ${error?.stack}`, /geheim/);
  }
});

test('a file that is no database is an unavailable source', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-source-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'letter.sqlite');
  writeFileSync(file, 'Dear reader, '.repeat(1000));
  const database = openDatabase(`sqlite:${file}`);
  t.teardown(() => database.close());
  const error = await t.throwsAsync(openSource(database, { ...FIRM, layout: null }), { instanceOf: SourceUnavailableError });
  t.regex(error?.message ?? '', /no SQLite file/);
});

test('a fault of ours stays what it is, and a database’s own words are not repeated', (t) => {
  const ours = new TypeError('x is undefined');
  t.is(asSourceError(ours), ours);
  const theirs = Object.assign(new Error("select * from users where client_id = 'C1' - Lock wait timeout"), {
    code: 'ER_LOCK_WAIT_TIMEOUT',
  });
  const told = asSourceError(theirs) as Error;
  t.true(told instanceof SourceUnavailableError);
  t.regex(told.message, /ER_LOCK_WAIT_TIMEOUT/);
  t.notRegex(told.message, /C1/);
});
