import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { openDatabase } from '../../src/data/database.ts';
import { bondAdvisor } from '../helpers/command-line.ts';
import { temporaryFolder } from '../helpers/product.ts';
import { smallCsv } from '../helpers/samples/small-csv.ts';

const URL = 'sqlite:bond.sqlite';

test('doctor --truth recomputes every claim on the book, prints a figure, and names what is untrue', async (t) => {
  const folder = temporaryFolder(t);
  const call = (...words: string[]) => bondAdvisor(words, { folder, environment: { DATABASE_URL: URL } });
  await call('demo', '--clients', '20');
  await call('train');
  const sound = await call('doctor', '--truth', '--json');
  t.is(sound.status, 0, sound.stdout + sound.stderr);
  const { truth } = JSON.parse(sound.stdout);
  t.like(truth, { untrue: [], clients: truth.of });
  t.true(truth.claims > 5000);
  t.notRegex(sound.stdout, /corrected/);

  // Past orders that turn out to be of another client: what the model learned from them is no longer what the book says.
  const corrected = openDatabase(`sqlite:${join(folder, 'bond.sqlite')}`);
  await corrected.knex.raw('update orders set user_id = 3, member_id = 0 where id % 3 = 0');
  const stale = await call('doctor', '--truth');
  const hint =
    'rows up to \\d{1,2} \\w{3} \\d{4} were corrected after it learned from them, so [\\d,]+ shares in its reasons no longer hold: run "bond-advisor train"';
  t.regex(stale.stdout, new RegExp(`^NOT {2}truth +[1-9][^;]*; ${hint}$`, 'm'));
  // By the next call the book has been read again.
  t.regex((await call('doctor')).stdout, new RegExp(`^ok {3}model +version 1 is active, [^;]*; ${hint}$`, 'm'));
  await call('train');
  t.notRegex((await call('doctor')).stdout, /corrected/);
  await corrected.close();

  // By the first look at a client, the checker has read its tables. From then on, the pages are of other rows.
  const database = openDatabase(`sqlite:${join(folder, 'bond.sqlite')}`);
  await database.knex.raw(
    'create trigger corrected after insert on advisor_audit when new.client_id is not null begin update orders set investment_amount = 1234567; end',
  );
  await database.close();
  const unsound = await call('doctor', '--truth');
  t.is(unsound.status, 1, unsound.stderr);
  t.regex(unsound.stdout, /^NOT {2}truth +[1-9][\d,]* untrue of [\d,]{5,} claims about \d\d clients, in \d+ s$/m);
  t.regex(unsound.stdout, /^client\.bought of client [CM]_\d+ on \d{4}-\d\d-\d\d: "₹[^"]+" claims \d+; the tables say \d+$/m);
  t.regex(unsound.stderr, /Not everything is in order\./);
});

test('doctor --truth recomputes a book that’s read through the firm’s own mapping', async (t) => {
  const folder = temporaryFolder(t);
  const call = (words: readonly string[], environment: Readonly<Record<string, string>>) => bondAdvisor(words, { folder, environment });
  writeFileSync(join(folder, 'trades.csv'), smallCsv());
  await call(['import', 'trades.csv'], { DATABASE_URL: 'sqlite:book.sqlite' });
  const own = { DATABASE_URL: URL, SOURCE_DATABASE_URL: 'sqlite:book.sqlite' };
  await call(['map', '--database', '--yes'], own);
  const mapped = { ...own, SOURCE_MAPPING: 'mapping.yaml' };
  await call(['train', '--segments', '2', '--seed', '1'], mapped);
  const said = await call(['doctor', '--truth'], mapped);
  t.is(said.status, 0, said.stdout + said.stderr);
  t.regex(said.stdout, /^ok {3}truth +0 untrue of [1-9][\d,]* claims about [1-9]\d* clients, in \d+ s$/m);
});
