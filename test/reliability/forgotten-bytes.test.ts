import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import test from 'ava';
import { clientId } from '../../src/advisor/units.ts';
import { writeBackup } from '../../src/data/backup/write-backup.ts';
import { COMMAND_LINE } from '../../src/usecases/actor/actor.ts';
import { compareClients, lookUpClient, recommendBond } from '../helpers/ask.ts';
import { openTrainedProduct } from '../helpers/product.ts';
import { ADMIN, register } from '../helpers/register-client.ts';
import { intakeFacts } from '../helpers/samples/intake-facts.ts';
import { sampleProfile } from '../helpers/samples/sample-recommendation.ts';

/** An id and a name that are nowhere else, so that every byte of them is this person's. */
const ID = 'QXJ_77213';
const NAME = 'Xanthippe Quizzlewort';
const MARKS = [ID, 'QXJ_772', NAME, 'Quizzlewort', 'xanthippe'];

/** Every file of the database, and how often a person is in their bytes, in any letter case. */
const bytesOf = (file: string): ReadonlyMap<string, number> => {
  const folder = dirname(file);
  const files = readdirSync(folder).filter((name) => !name.endsWith('.audit-key'));
  return new Map(
    files.map((name) => {
      const text = readFileSync(join(folder, name)).toString('latin1').toLowerCase();
      return [name, MARKS.reduce((sum, mark) => sum + text.split(mark.toLowerCase()).length - 1, 0)] as const;
    }),
  );
};

test('after forget no byte of the person is in the database file, its -wal, its -shm, the noted heads or a later backup', async (t) => {
  const product = await openTrainedProduct(t);
  const { services, stores, database, config } = product;
  const file = config.databaseUrl.slice('sqlite:'.length);
  const at = product.clock.now();

  // In the last training's snapshot, as a client and as the head of a family; twice, so that an older generation was freed.
  const known = [];
  for await (const profile of stores.profiles.readSome(50)) known.push(profile);
  const person = sampleProfile({ clientId: clientId(ID), name: NAME, relationshipManagerId: '1' });
  const relative = { ...(known[0] as typeof person), parentId: clientId(ID) };
  for (let round = 0; round < 2; round++) await stores.profiles.replaceAll([person, relative, ...known.slice(1)], at);
  await database
    .knex('advisor_calls')
    .insert({ list_id: 1, kind: 'idle', place: 900, client_id: ID, client_name: NAME, invested: 5, day: 3 });
  await stores.censuses.save({ modelVersion: 1, takenAt: at, ids: [ID, 'C_0001'], segments: [0, 1] });

  // What people did: registered (once as the person, once as a relative whose note names them), linked, advised, posted, voted, searched, compared.
  const mine = await register(product, ADMIN, intakeFacts({ name: NAME, parentId: null }));
  const reason = `Sister of ${NAME}, ${ID}`;
  const sister = await register(
    product,
    ADMIN,
    intakeFacts({ name: 'Someone Else', parentId: null, band: { kind: 'chosen', band: 'C', reason } }),
  );
  await stores.registered.link(mine, clientId(ID), {
    at,
    actorId: 'U9',
    action: 'client.merge',
    clientId: ID,
    detail: { registered: mine },
  });
  const advice = await recommendBond(services, ADMIN, 'C_0003');
  if (advice.kind !== 'recommended') return t.fail(advice.kind);
  const shown = { ...advice.shown, id: 'of-the-person', profile: { ...advice.shown.profile, clientId: clientId(ID), name: NAME } };
  const ofRelative = { ...advice.shown, id: 'of-the-relative', profile: { ...advice.shown.profile, parentId: clientId(ID) } };
  for (const one of [shown, ofRelative]) {
    await stores.recommendations.save(one, { at, actorId: 'U9', action: 'client.recommend', clientId: one.profile.clientId, detail: {} });
    await services.noteRecommendationPosted(
      one.id,
      { channel: 'D1', ts: `1.${one.id}`, chartFile: 'F1' },
      { shown: one, message: { text: `For ${NAME} of ${ID}` } },
    );
  }
  const row = { at, actorId: 'U1', clientId: null };
  await stores.audit.append({ ...row, action: 'client.search', detail: { text: 'quizzle', found: 2, 1: 'C_0001', 2: ID } });
  await stores.audit.append({ ...row, action: 'client.search', detail: { text: 'QXJ_772', found: 1, 1: ID } });
  await stores.audit.append({ ...row, action: 'client.compare', clientId: 'C_0001', detail: { with: ID, asked: NAME.toUpperCase() } });
  await stores.audit.append({ ...row, action: 'access.refused', clientId: ID, detail: { asked: 'look-up' } });
  await lookUpClient(services, ADMIN, 'C_0001');
  await compareClients(services, ADMIN, 'C_0001', 'C_0002');

  const before = [...bytesOf(file).values()].reduce((sum, found) => sum + found, 0);
  t.true(before > 20, `${before} places before`);

  const forgotten = await product.forgetClient.forget({ actor: COMMAND_LINE, clientId: ID });
  if (forgotten.kind !== 'forgotten') return t.fail(forgotten.kind);
  t.deepEqual(forgotten.file, { kind: 'clean' });
  t.deepEqual([...forgotten.ids].sort(), [mine, ID].sort());
  t.deepEqual(forgotten.erased.pictures, ['F1']);

  const left = bytesOf(file);
  t.true([...left.keys()].some((name) => name.endsWith('-shm')) || existsSync(file));
  t.deepEqual(
    [...left].filter(([, found]) => found > 0),
    [],
  );

  const backup = join(dirname(file), 'after.backup');
  await writeBackup(database, backup, at);
  const unpacked = join(dirname(file), 'unpacked');
  writeFileSync(unpacked, gunzipSync(readFileSync(backup)));
  t.deepEqual(
    [...bytesOf(file)].filter(([, found]) => found > 0),
    [],
  );

  const kept = await stores.registered.find(sister);
  t.like(kept?.facts, { name: 'Someone Else', band: { kind: 'chosen', reason: '(forgotten)' } });
  // The training's row was written where the trained database was made, under a key that wasn't kept.
  t.deepEqual(
    (await product.verifyAudit()).findings.filter(({ kind }) => kind !== 'another-key'),
    [],
  );
});
