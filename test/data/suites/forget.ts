import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { clientId } from '../../../src/advisor/units.ts';
import { auditKeyReader } from '../../../src/data/audit/audit-key.ts';
import { verifyAudit } from '../../../src/data/audit/verify-audit.ts';
import { productTables } from '../../../src/data/backup/product-tables.ts';
import { restoreBackup } from '../../../src/data/backup/restore-backup.ts';
import { writeBackup } from '../../../src/data/backup/write-backup.ts';
import type { Database } from '../../../src/data/database.ts';
import { forgetNames } from '../../../src/data/import/forget-names.ts';
import { auditStore } from '../../../src/data/stores/admin/audit-store.ts';
import { recommendationStore } from '../../../src/data/stores/advice/recommendation-store.ts';
import { profileStore } from '../../../src/data/stores/clients/profile-store.ts';
import { registeredClients } from '../../../src/data/stores/clients/registered-clients.ts';
import { segmentCensuses } from '../../../src/data/stores/digest/segment-censuses.ts';
import { CLIENT_COLUMNS, clientEraser } from '../../../src/data/stores/erasure/client-eraser.ts';
import { forgottenSince } from '../../../src/data/stores/erasure/forgotten-since.ts';
import { COMMAND_LINE } from '../../../src/usecases/actor/actor.ts';
import { forgetClient } from '../../../src/usecases/admin/forget-client.ts';
import { listedClients } from '../../../src/usecases/asked-client/listed-clients.ts';
import { SourceUnavailableError } from '../../../src/usecases/ports/book-source.ts';
import { type DatabaseKind, onMigratedDatabase } from '../../helpers/databases/databases.ts';
import { temporaryFolder } from '../../helpers/product.ts';
import { intakeFacts } from '../../helpers/samples/intake-facts.ts';
import { sampleProfile, sampleShown, sampleType } from '../../helpers/samples/sample-recommendation.ts';

const AT = new Date('2026-03-04T05:06:07.089Z');
const WHO = 'Zoë "Q" 42';
const OTHER = 'Zoë "Q" 421';

const setUp = async (database: Database, book: 'holds' | 'does not' | 'is away' = 'does not') => {
  const audit = auditStore(database);
  const censuses = segmentCensuses(database);
  const source = {
    readClient: async () => {
      if (book === 'is away') throw new SourceUnavailableError('away');
      return book === 'holds' ? ({} as never) : null;
    },
  };
  const eraser = clientEraser(database, auditKeyReader(database), censuses);
  const forget = forgetClient({ eraser, source, audit, forgetNames: (ids) => forgetNames(database, ids), clock: { now: () => AT } });

  const facts = { clientId: clientId(WHO), age: 41, name: 'Zoë Quist', recentPurchases: [], relationshipManagerId: 'RM_SECRET' };
  const parented = sampleProfile({ clientId: clientId(OTHER), parentId: clientId(WHO) });
  await profileStore(database).replaceAll([sampleProfile(facts), parented], AT);
  const shown = sampleShown({
    profile: sampleProfile(facts),
    recommendation: {
      clientId: clientId(WHO),
      segment: { id: 3, name: 'Middle-aged Balanced Investors', size: 412, confidence: 0.87, differs: ['aged SECRET'] },
      recommended: [sampleType('Green Bonds', 0.4, { reasons: ['A SECRET reason'] })],
      counterfactual: 'A SECRET',
    },
  });
  const recommendations = recommendationStore(database);
  await recommendations.save(shown);
  await recommendations.place(shown.id, { channel: 'D1', ts: '1.1' });
  await recommendations.place(shown.id, { channel: 'C1', ts: '2.2', sharedBy: 'U1' });
  await recommendations.save({ ...sampleShown({ profile: parented, recommendation: { clientId: clientId(OTHER) } }), id: 'of-another' });
  await database.knex('advisor_calls').insert({ list_id: 1, kind: 'idle', place: 1, client_id: WHO, invested: 5, day: 3 });
  await censuses.save({ modelVersion: 1, takenAt: AT, ids: [WHO, OTHER], segments: [0, 1] });
  const row = { at: AT, actorId: 'U1', detail: {} };
  await audit.append({ ...row, action: 'client.recommend', clientId: WHO });
  await audit.append({ ...row, action: 'client.compare', clientId: OTHER, detail: { with: WHO, many: `a, ${WHO.toLowerCase()}; b` } });
  const listed = listedClients([clientId(OTHER), clientId(WHO)]);
  await audit.append({ ...row, action: 'client.search', clientId: null, detail: { text: 'Zoë', found: 2, ...listed } });
  return { forget, eraser, audit, shown, recommendations };
};

/** Everything that is stored, as text. */
const everything = async (database: Database): Promise<string> => {
  let text = '';
  for (const { name } of await productTables(database)) {
    for (const row of await database.knex(name)) {
      for (const value of Object.values(row)) {
        const isBlock = name === 'advisor_profile_blocks' && Buffer.isBuffer(value);
        text += `${isBlock ? inflateSync(value) : Buffer.isBuffer(value) ? value.toString() : String(value)}\n`;
      }
    }
  }
  return text.replaceAll('\\"', '"');
};

export const forgetSuite = (kind: DatabaseKind): void => {
  const test = onMigratedDatabase(kind);

  test('the eraser knows every column with a client’s id', async (t, database) => {
    const tables = await productTables(database);
    const columns = tables.flatMap(({ name, columns }) =>
      columns.filter((column) => /^(client|parent|book|holder|member)_id$/.test(column)).map((column) => `${name}.${column}`),
    );
    t.deepEqual(columns.sort(), CLIENT_COLUMNS.map((place) => place.join('.')).sort());
  });

  test('a forgotten client is nowhere in the product’s tables, others are untouched, and the audit log is whole', async (t, database) => {
    const { forget } = await setUp(database);
    t.true((await everything(database)).includes('RM_SECRET'));
    const outcome = await forget.forget({ actor: COMMAND_LINE, clientId: ` ${WHO} ` });
    if (outcome.kind !== 'forgotten') return t.fail(outcome.kind);
    t.like(outcome, { ids: [WHO], stillInBook: false });
    t.like(outcome.erased, { snapshots: 1, recommendations: 1, registrations: 0, calls: 1, families: 2, auditRows: 4 });
    t.deepEqual(outcome.erased.messages, [
      { channel: 'D1', ts: '1.1' },
      { channel: 'C1', ts: '2.2' },
    ]);
    t.deepEqual(outcome.erased.looks, [{ actorId: 'U1', looks: 1, last: AT }]);

    const left = await everything(database);
    t.notRegex(left.replaceAll(OTHER, 'OTHER').replaceAll(OTHER.toLowerCase(), 'other'), new RegExp(WHO, 'i'));
    t.notRegex(left, /SECRET|Zoë Quist/);
    t.regex(left, /Zoë "Q" 421/);
    const search = await database.knex('advisor_audit').where({ action: 'client.search' }).first('detail');
    const detail = JSON.parse(String(search.detail));
    t.like(detail, { found: 2, 1: OTHER });
    t.deepEqual(Object.keys(detail[2]), ['forgotten'], 'of a list only the forgotten one');
    t.deepEqual((await verifyAudit(database, await auditKeyReader(database)())).findings, []);
    t.is((await verifyAudit(database, await auditKeyReader(database)())).forgotten, 2);
  });

  test('a damaged block of profiles is deleted with a forgotten client, whom it may name', async (t, database) => {
    const { forget } = await setUp(database);
    await database.knex('advisor_profile_blocks').update({ bytes: Buffer.from(`nothing but ${WHO}`) });
    t.like(await forget.forget({ actor: COMMAND_LINE, clientId: WHO }), { kind: 'forgotten' });
    t.deepEqual(await database.knex('advisor_profile_blocks'), []);
    t.deepEqual(await database.knex('advisor_profiles').where({ client_id: WHO }), []);
  });

  test('what was typed to find a forgotten client is gone, whether it found that client alone or others too', async (t, database) => {
    const { forget, audit } = await setUp(database);
    const uma = { intakeId: 'i1', facts: intakeFacts({ name: 'Uma', parentId: null }), relationshipManagerId: null };
    const noted = (id: string) => ({ at: AT, actorId: 'U1', action: 'client.register', clientId: id, detail: {} });
    const stored = registeredClients(database);
    const { client } = await stored.register({ ...uma, registeredBy: 'U1', registeredAt: AT }, async () => false, noted);
    const ID = client.id;
    const search = { at: AT, actorId: 'U1', action: 'client.search' };
    // One client found: the row is about that client, and lists nobody.
    for (const text of ['um', 'UMA', '01 uma', 'n_00']) {
      await audit.append({ ...search, clientId: ID, detail: { text, found: 1, ...listedClients([ID]) } });
    }
    for (const text of ['uma', '1 um']) {
      await audit.append({ ...search, clientId: null, detail: { text, found: 2, ...listedClients([clientId(OTHER), ID]) } });
    }
    await audit.append({ ...search, clientId: OTHER, detail: { text: 'uma', found: 1 } });
    await forget.forget({ actor: COMMAND_LINE, clientId: ID });
    const rows = await database.knex('advisor_audit').where({ action: 'client.search' }).orderBy('sequence').select('client_id', 'detail');
    const typed = rows.map((row) => JSON.parse(String(row.detail)).text).filter((text) => typeof text === 'string');
    t.deepEqual(typed, ['Zoë', 'uma'], 'what found others alone stays');
    const { findings } = await verifyAudit(database, await auditKeyReader(database)());
    t.deepEqual(
      findings.filter(({ kind }) => kind !== 'unnoted'),
      [],
      'the chain is whole',
    );
  });

  test('what the feedback folds need from a forgotten client’s recommendation stays readable', async (t, database) => {
    const { forget, recommendations, shown } = await setUp(database);
    await forget.forget({ actor: COMMAND_LINE, clientId: WHO });
    const kept = await recommendations.find(shown.id);
    t.like(kept, { forgotten: true, model: shown.model, shownTo: shown.shownTo, shownAt: shown.shownAt });
    t.deepEqual(kept?.recommendation.segment, { ...shown.recommendation.segment, differs: [] });
    t.deepEqual(
      kept?.recommendation.recommended.map(({ bondType, probability, reasons, bonds }) => [bondType, probability, reasons, bonds]),
      [['Green Bonds', 0.4, [], []]],
    );
    t.regex(String(kept?.profile.clientId), /^forgotten-[0-9a-f]{16}$/);
    t.is((await recommendations.findByMessage({ channel: 'D1', ts: '1.1' }))?.id, shown.id);
  });

  test('an older backup brings a forgotten client back, and the log alone finds that client and no other', async (t, database) => {
    const { forget } = await setUp(database);
    const key = await auditKeyReader(database)();
    const file = join(temporaryFolder(t), 'backup');
    const [before, after] = [new Date(AT.getTime() - 1), AT];
    await writeBackup(database, file, before);
    await forget.forget({ actor: COMMAND_LINE, clientId: WHO });
    t.deepEqual(await forgottenSince(database, key, before), []);
    await restoreBackup(database, file, { replace: true });
    t.deepEqual(await forgottenSince(database, key, before), [clientId(WHO)]);
    t.deepEqual(await forgottenSince(database, key, after), [], 'who came back after being forgotten stays');
  });

  test('removing a client from the log by hand leaves a trace', async (t, database) => {
    await setUp(database);
    await database.knex('advisor_audit').where({ sequence: 1 }).update({ client_id: null });
    const { findings } = await verifyAudit(database, await auditKeyReader(database)());
    t.like(findings, [{ kind: 'forgotten-without-record', sequence: 1 }]);
  });

  test('an id nobody has is an unknown client, and nothing changes', async (t, database) => {
    const { forget } = await setUp(database);
    t.deepEqual(await forget.forget({ actor: COMMAND_LINE, clientId: 'nobody' }), { kind: 'unknown-client' });
    t.deepEqual(await forget.forget({ actor: COMMAND_LINE, clientId: 'x'.repeat(5000) }), { kind: 'unknown-client' });
    t.false(await forget.isKnown(''));
    t.true(await forget.isKnown(WHO));
  });

  test('a client known only from a list someone was shown can be forgotten; a word in the log is not a client', async (t, database) => {
    const { forget, audit } = await setUp(database);
    const detail = { text: 'gone', found: 2, ...listedClients([clientId('GONE "1"'), clientId('GONE "2"')]) };
    await audit.append({ at: AT, actorId: 'U1', action: 'client.search', clientId: null, detail });
    for (const word of ['gone', 'GONE', '2', 'client.search']) t.false(await forget.isKnown(word), word);
    t.like(await forget.forget({ actor: COMMAND_LINE, clientId: 'GONE "2"' }), { kind: 'forgotten', erased: { auditRows: 2 } });
    t.deepEqual(await forget.forget({ actor: COMMAND_LINE, clientId: 'GONE' }), { kind: 'unknown-client' });
    t.false((await everything(database)).includes('GONE "2"'));
  });

  test('with the book away, the answer says that its contents are unknown', async (t, database) => {
    const { forget } = await setUp(database, 'is away');
    t.like(await forget.forget({ actor: COMMAND_LINE, clientId: WHO }), { kind: 'forgotten', stillInBook: null });
    t.deepEqual(await forget.forget({ actor: COMMAND_LINE, clientId: 'nobody' }), { kind: 'unknown-client' });
  });

  test('forgetting someone again, after an interruption or just to be sure, does no harm', async (t, database) => {
    const { forget } = await setUp(database, 'holds');
    await database.knex('advisor_profiles').where({ client_id: WHO }).del();
    await forget.forget({ actor: COMMAND_LINE, clientId: WHO });
    const again = await forget.forget({ actor: COMMAND_LINE, clientId: WHO });
    t.like(again, { kind: 'forgotten', stillInBook: true });
    t.deepEqual((await verifyAudit(database, await auditKeyReader(database)())).findings, []);
  });
};
