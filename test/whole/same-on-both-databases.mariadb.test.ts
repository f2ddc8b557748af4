import test from 'ava';
import { dayOf } from '../../src/advisor/units.ts';
import { parseConfig } from '../../src/config.ts';
import { writeDemoBook } from '../../src/data/demo/write-demo-book.ts';
import { migrate } from '../../src/data/migrations/migrate.ts';
import { openDependencies } from '../../src/deps.ts';
import { COMMAND_LINE } from '../../src/usecases/actor/actor.ts';
import { asked } from '../helpers/ask.ts';
import { type DatabaseKind, freshDatabase } from '../helpers/databases/databases.ts';
import { TEST_NOW } from '../helpers/product.ts';

/** The model and the recommendations from a demo book, on one kind of database. */
const wholeRun = async (kind: DatabaseKind) => {
  const fresh = await freshDatabase(kind);
  const product = await openDependencies(parseConfig({ DATABASE_URL: fresh.url, LOG_LEVEL: 'silent' }), { clock: { now: () => TEST_NOW } });
  try {
    await migrate(product.database);
    await writeDemoBook(product.sourceDatabase, { clients: 150, referenceDay: dayOf(TEST_NOW), now: TEST_NOW });
    const trained = await product.trainAdvisor({ segments: 5, seed: 1, actorId: 'test' });
    if (trained.kind !== 'trained') throw new Error(trained.kind);
    const advised = await product.adviseMany({ actor: COMMAND_LINE, ids: null, asOf: null, newTypesOnly: false });
    if (advised.kind !== 'advised') throw new Error(advised.kind);
    const everybody = [...advised.clients].map((advice) =>
      'unknown' in advice ? advice : { profile: advice.profile, recommendation: advice.recommendation },
    );
    const one = await product.adviseOne({ client: await asked(product.services, COMMAND_LINE, 'C_0042'), newTypesOnly: false, asOf: null });
    return { model: trained.model, read: trained.read, everybody, one: one.kind === 'advised' ? one.advice.recommendation : one.kind };
  } finally {
    await product.close();
    await fresh.remove();
  }
};

test('the demo book gives exactly the same model and recommendations on MariaDB as on the embedded database', async (t) => {
  const embedded = await wholeRun('sqlite');
  const server = await wholeRun('mysql');
  t.deepEqual(server.read, embedded.read);
  t.is(server.model.fingerprint, embedded.model.fingerprint);
  t.is(JSON.stringify(server.model), JSON.stringify(embedded.model));
  t.is(server.everybody.length, 150);
  t.is(JSON.stringify(server.everybody), JSON.stringify(embedded.everybody));
  t.is(JSON.stringify(server.one), JSON.stringify(embedded.one));
});
