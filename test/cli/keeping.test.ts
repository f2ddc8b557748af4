import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { parseConfig } from '../../src/config.ts';
import { claimStore } from '../../src/data/stores/admin/claim-store.ts';
import { openDependencies } from '../../src/deps.ts';
import { holdingClaim, LEARNING } from '../../src/usecases/admin/holding-claim.ts';
import { recommendBond } from '../helpers/ask.ts';
import { bondAdvisor } from '../helpers/command-line.ts';
import { openTrainedProduct } from '../helpers/product.ts';

const setUp = async (t: Parameters<typeof openTrainedProduct>[0]) => {
  const product = await openTrainedProduct(t);
  const url = product.config.databaseUrl;
  const folder = join(url.slice('sqlite:'.length), '..', 'work');
  mkdirSync(folder);
  return { product, folder, call: (...words: string[]) => bondAdvisor(words, { folder, environment: { DATABASE_URL: url } }) };
};

test('a backup is restored into another database, where the same client gets the same advice', async (t) => {
  const { product, folder, call } = await setUp(t);
  // The training's rows were written where the trained database was made, under a key that wasn't kept.
  await product.database.knex('advisor_audit').del();
  const written = await call('backup', 'kept/today.backup', '--json');
  t.is(written.status, 0, written.stderr);
  t.like(JSON.parse(written.stdout), { file: 'kept/today.backup' });
  const twice = await call('backup', 'kept/today.backup');
  t.is(twice.status, 2);
  t.regex(twice.stderr, /is there already/);

  const environment = { DATABASE_URL: `sqlite:${join(folder, 'other.sqlite')}`, SOURCE_DATABASE_URL: product.config.databaseUrl };
  const restored = await bondAdvisor(['restore', 'kept/today.backup'], { folder, environment });
  t.is(restored.status, 0, restored.stderr);
  t.regex(restored.stdout, /was empty, so it can’t know .* run forget again for everyone you forgot since/);
  const [here, there] = [
    await call('recommend', 'C_0003', '--json'),
    await bondAdvisor(['recommend', 'C_0003', '--json'], { folder, environment }),
  ];
  t.deepEqual(JSON.parse(there.stdout), JSON.parse(here.stdout));

  // The other database has its own key.
  t.regex(restored.stdout, /written under another key \([0-9a-f]{8}\) than the one here[^\n]*other\.sqlite\.audit-key/);
  const verified = await bondAdvisor(['audit', 'verify'], { folder, environment });
  t.is(verified.status, 1);
  t.regex(verified.stdout, /name that key’s file in AUDIT_KEY_FILE/);
  t.regex(verified.stderr, /can’t be checked whole: \d+ rows? (was|were) written with a different key/);
  t.notRegex(verified.stderr, /not what was written/);
  copyFileSync(`${product.config.databaseUrl.slice('sqlite:'.length)}.audit-key`, join(folder, 'third.sqlite.audit-key'));
  const third = { ...environment, DATABASE_URL: `sqlite:${join(folder, 'third.sqlite')}` };
  t.notRegex((await bondAdvisor(['restore', 'kept/today.backup'], { folder, environment: third })).stdout, /another key/);
  t.is((await bondAdvisor(['audit', 'verify'], { folder, environment: third })).status, 0);

  const over = await call('restore', 'kept/today.backup');
  t.is(over.status, 2);
  t.regex(over.stderr, /add --replace/);
  t.is((await call('restore', 'kept/today.backup', '--replace')).status, 2, 'nobody is here to confirm it');
  const replaced = await call('restore', 'kept/today.backup', '--replace', '--yes');
  t.is(replaced.status, 0, replaced.stderr);
  t.notRegex(replaced.stdout, /was empty/);
  t.is((await call('restore', 'nowhere')).status, 2);
  t.true(existsSync(join(folder, 'kept/today.backup')));
});

test('forget erases a client and says what it cannot reach; an unknown one is exit 2, and nobody is forgotten by accident', async (t) => {
  const { product, call } = await setUp(t);
  const admin = { id: 'U1', role: 'admin', sees: 'all' } as const;
  const advice = await recommendBond(product.services, admin, 'C_0003');
  if (advice.kind !== 'recommended') return t.fail(advice.kind);
  await product.services.noteRecommendationPosted(advice.shown.id, { channel: 'D0ASHA', ts: '17.5' });

  t.is((await call('forget', 'nobody', '--yes')).status, 2);
  const alone = await call('forget', 'C_0003');
  t.regex(
    alone.stderr,
    /The database file \(\d+ MB\) will be rewritten, for up to \d+ seconds?\. Until that's done, nobody else can write/,
  );
  t.is(alone.status, 2);
  t.regex(alone.stderr, /add --yes/);
  t.not(await product.stores.profiles.find('C_0003' as never), null);

  const forgotten = await call('forget', 'C_0003', '--yes');
  t.is(forgotten.status, 0, forgotten.stderr);
  t.regex(forgotten.stdout, /C_0003 is forgotten/);
  t.regex(forgotten.stdout, /D0ASHA {2}17\.5/);
  t.regex(forgotten.stdout, /U1 looked 1 time/);
  t.regex(forgotten.stdout, /still holds this client/);
  t.is(await product.stores.profiles.find('C_0003' as never), null);
  t.is((await product.stores.recommendations.find(advice.shown.id))?.forgotten, true);
});

test('who was forgotten since a backup is forgotten again when it is restored', async (t) => {
  const { product, call } = await setUp(t);
  t.is((await call('backup', 'before')).status, 0);
  t.is((await call('forget', 'C_0003', '--yes')).status, 0);
  const restored = await call('restore', 'before', '--replace', '--yes');
  t.is(restored.status, 0, restored.stderr);
  t.regex(restored.stdout, /A client who was forgotten since is forgotten again/);
  t.is(await product.stores.profiles.find('C_0003' as never), null);
  t.not(await product.stores.profiles.find('C_0004' as never), null);
});

test('during a training a second one is refused with who is training, and exit 1', async (t) => {
  const { product, call } = await setUp(t);
  let end = (): void => {};
  const training = holdingClaim({ claims: claimStore(product.database), newId: product.newId })(
    LEARNING,
    'U0ADMIN001',
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  const refused = await call('train');
  t.is(refused.status, 1);
  t.regex(refused.stderr, /U0ADMIN001 began it/);
  end();
  await training;
  t.is(await product.stores.claims.current(LEARNING, new Date()), null);
});

test('a failed training releases its claim, and a dead process’s claim is taken over', async (t) => {
  const { product } = await setUp(t);
  const now = new Date();
  const failing = await openDependencies(parseConfig({ DATABASE_URL: product.config.databaseUrl, LOG_LEVEL: 'silent' }), {
    clock: { now: () => now },
    train: async () => {
      throw new Error('out of memory');
    },
  });
  t.teardown(failing.close);
  await t.throwsAsync(failing.train({ segments: 3, seed: 1, actorId: 'U1' }), { message: 'out of memory' });
  t.is(await product.stores.claims.current(LEARNING, now), null);

  await product.stores.claims.take(LEARNING, 'dead', { claimedBy: 'U2', claimedAt: now }, new Date(now.getTime() + 60_000));
  t.like(await failing.train({ segments: 3, seed: 1, actorId: 'U1' }), { kind: 'busy', claim: { claimedBy: 'U2' } });
  now.setTime(now.getTime() + 60_001);
  await t.throwsAsync(failing.train({ segments: 3, seed: 1, actorId: 'U1' }), { message: 'out of memory' });
});
