import test from 'ava';
import { COMMAND_LINE } from '../../src/usecases/actor/actor.ts';
import { recommendBond } from '../helpers/ask.ts';
import { bondAdvisor } from '../helpers/command-line.ts';
import { openTrainedProduct, TEST_NOW, temporaryFolder } from '../helpers/product.ts';

const OLD_BOOK = /The book is from [A-Z][a-z]{2} \d+ [A-Z][a-z]{2} \d{4}, \d+ working days old\./;

/** The command line on a trained product's own database. */
const commandLineOf =
  (databaseUrl: string, folder: string) =>
  (...words: string[]) =>
    bondAdvisor(words, { folder, environment: { DATABASE_URL: databaseUrl } });

test('versions are compared, exported and reactivated, in words and as JSON', async (t) => {
  const product = await openTrainedProduct(t);
  const trained = await product.trainAdvisor({ segments: 3, seed: 1, actorId: 'test' });
  t.is(trained.kind, 'trained');
  const call = commandLineOf(product.config.databaseUrl, temporaryFolder(t));
  const page = await call('models', 'compare', '1', '2');
  t.is(page.status, 0, page.stderr);
  t.regex(page.stdout, /^From model 1 to model 2\n\nLearned from\n {2}Both learned from the very same book/);
  t.regex(page.stdout, /Settings\n {2}4 segments, seed 1 → 3 segments, seed 1/);
  t.regex(page.stdout, /Who moved\n {2}\d+ of 120 clients \(\d+%\) are in another segment\./);
  const document = JSON.parse((await call('models', 'compare', '1', '2', '--json')).stdout);
  t.is(document.movements.clients, 120);
  // The command runs today; the book is of an earlier day.
  for (const said of [page.stdout, document.oldBook, (await call('models')).stdout]) t.regex(said, OLD_BOOK);
  const exported = JSON.parse((await call('models', 'export', '2')).stdout);
  t.is(exported.model.drift.version, 1);
  const back = await call('models', 'activate', '1');
  t.regex(
    back.stdout,
    /^Version 1 is active\.\nThe book was read again: Home, Explore and the digest show its segments\.\n\nFrom model 2 to model 1/,
  );
  t.regex(back.stdout, OLD_BOOK);
  t.is((await product.digestFigures.latest())?.figures.model.version, 1);
  for (const [words, status, says] of [
    [['compare', '1'], 2, /models compare A B/],
    [['compare', '1', '9'], 2, /no version 9/],
    [['activate', '-1'], 2, /models activate VERSION|Unknown option/],
    [['burn', '1'], 2, /models compare A B/],
    [['constructor'], 2, /models compare A B/],
  ] as const) {
    const refused = await call('models', ...words);
    t.is(refused.status, status, refused.stderr);
    t.regex(refused.stderr, says);
  }
});

test('a replay shows the cells without one adviser, and for an unknown one lists those there are', async (t) => {
  const product = await openTrainedProduct(t);
  const call = commandLineOf(product.config.databaseUrl, temporaryFolder(t));
  const nobody = await call('replay', '--without', 'U0SITA');
  t.is(nobody.status, 2);
  t.regex(nobody.stderr, /Nobody has yet/);
  t.is((await call('replay')).status, 2);
  const outcome = await recommendBond(product.services, COMMAND_LINE, 'C_0042');
  if (outcome.kind !== 'recommended') return t.fail(outcome.kind);
  await product.stores.feedback.append(
    {
      eventId: 'E1',
      recommendationId: outcome.shown.id,
      advisorId: 'U0SITA',
      key: 'button',
      sign: 1,
      action: 'added',
      happenedAt: '1782000000.000000',
    },
    TEST_NOW,
  );
  const without = await call('replay', '--without', 'U0SITA', '--json');
  t.is(without.status, 0, without.stderr);
  const { cells, signs, model } = JSON.parse(without.stdout);
  t.deepEqual([signs, cells.length, model], [1, 1, { version: 1 }]);
  t.true(Math.abs(cells[0].before - cells[0].after - 0.3 / 11) < 1e-12);
  const page = await call('replay', '--without', 'U0SITA');
  t.regex(
    page.stdout,
    /^1 sign of U0SITA stands\. Without it the Q-table of model 1 would differ in one cell, as their own clients see it:/,
  );
  t.regex(page.stdout, /−0\.0273/);
  t.regex(page.stdout, OLD_BOOK);
  t.regex(page.stdout, /For everybody else’s clients nothing would differ: no other adviser agrees/);
  const other = await call('replay', '--without', 'u0sita');
  t.is(other.status, 2);
  t.regex(other.stderr, /These have: U0SITA \(1 sign\)\./);
});
