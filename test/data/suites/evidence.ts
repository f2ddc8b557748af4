import { gzipSync } from 'node:zlib';
import { type ClientId, clientId } from '../../../src/advisor/units.ts';
import { auditKeyReader } from '../../../src/data/audit/audit-key.ts';
import { verifyAudit } from '../../../src/data/audit/verify-audit.ts';
import { resetLearning } from '../../../src/data/backup/reset-learning.ts';
import { restoreBackup } from '../../../src/data/backup/restore-backup.ts';
import { writeBackup } from '../../../src/data/backup/write-backup.ts';
import type { Database } from '../../../src/data/database.ts';
import { auditStore } from '../../../src/data/stores/admin/audit-store.ts';
import { noteStored } from '../../../src/data/stores/admin/note-stored.ts';
import { feedbackStore } from '../../../src/data/stores/advice/feedback-store.ts';
import { recommendationStore } from '../../../src/data/stores/advice/recommendation-store.ts';
import { registeredClients } from '../../../src/data/stores/clients/registered-clients.ts';
import { segmentCensuses } from '../../../src/data/stores/digest/segment-censuses.ts';
import { clientEraser } from '../../../src/data/stores/erasure/client-eraser.ts';
import { type DatabaseKind, onMigratedDatabase } from '../../helpers/databases/databases.ts';
import { temporaryFolder } from '../../helpers/product.ts';
import { intakeFacts } from '../../helpers/samples/intake-facts.ts';
import { sampleAuditRow } from '../../helpers/samples/sample-audit-row.ts';
import { sampleProfile, sampleShown } from '../../helpers/samples/sample-recommendation.ts';

const AT = new Date('2026-03-04T05:06:07.089Z');
const later = (minutes: number): Date => new Date(AT.getTime() + minutes * 60_000);
const WHO = clientId('C_0042');
const sign = { recommendationId: 'one', advisorId: 'U1', key: 'button', sign: 1, action: 'added', happenedAt: '1700000000.5' } as const;
const MODEL = { version: 3, trained_at: AT, format: 1, clients: 1, trades: 1, segments: 1 };
/** `printf '{"model":3}' | sha256sum` */
const CHECKSUM = '9d6cb3b8db68f1ea7a3d2cbbfbd2b51e8cb8f1ba96f4d5ee6de1e4dc36c4a5f2';

const shownTo = (id: string, client: ClientId = WHO) => ({
  ...sampleShown({ profile: sampleProfile({ clientId: client }), recommendation: { clientId: client } }),
  id,
  shownAt: AT,
  model: { version: 3, trainedAt: AT },
});

const setUp = async (database: Database) => {
  const { createHash } = await import('node:crypto');
  const document = '{"model":3}';
  await database.knex('advisor_models').insert({ ...MODEL, document, checksum: createHash('sha256').update(document).digest('hex') });
  const audit = auditStore(database);
  const recommendations = recommendationStore(database, audit);
  const feedback = feedbackStore(database, audit);
  const registered = registeredClients(database, audit);
  const advise = async (id: string, client = WHO, at = AT) => {
    const noted = sampleAuditRow({ at, clientId: client, action: 'client.recommend', detail: { recommendation: id, model: 3 } });
    await recommendations.save(shownTo(id, client), noted);
    await recommendations.place(
      id,
      { channel: 'D1', ts: `1.${id}` },
      { json: `{"text":"₹ for ${id}","blocks":[]}`, noted: sampleAuditRow({ at, clientId: client, detail: { recommendation: id } }) },
    );
  };
  const say = (eventId: string) => feedback.append({ ...sign, eventId }, AT, sampleAuditRow({ at: AT, action: 'feedback.record' }));
  await advise('one');
  await advise('two', clientId('C_0043'));
  await say('Ev1');
  await say('Ev2');
  const facts = intakeFacts({ name: 'Zoë 🎉' });
  const noted = (id: ClientId) => sampleAuditRow({ clientId: id, action: 'client.register' });
  const client = { intakeId: 'i1', facts, relationshipManagerId: '7', registeredBy: 'U1', registeredAt: AT };
  await registered.register(client, async () => false, noted);
  await registered.link(clientId('N_0001'), clientId('C_0044'), sampleAuditRow({ action: 'client.merge' }));
  return { audit, recommendations, advise, say };
};

const verify = async (database: Database) => verifyAudit(database, await auditKeyReader(database)());
const found = async (database: Database): Promise<string[]> =>
  (await verify(database)).findings.map(({ kind, says }) => `${kind}: ${says}`);

export const evidenceSuite = (kind: DatabaseKind): void => {
  const test = onMigratedDatabase(kind);

  test('what was advised, posted, said and registered is as the log says', async (t, database) => {
    await setUp(database);
    t.deepEqual(await found(database), []);
    t.like(await verify(database), { stored: 8, rows: 8, chains: 1 });
  });

  /** Tampers with what is stored, and not with the log. */
  const after = (title: string, meddle: (database: Database) => Promise<unknown>, expected: readonly RegExp[]): void =>
    test(`${title} is found and named`, async (t, database) => {
      await setUp(database);
      await meddle(database);
      const findings = await found(database);
      t.is(findings.length, expected.length, findings.join('\n'));
      for (const [at, words] of expected.entries()) t.regex(findings[at] ?? '', words);
    });
  const one = ({ knex }: Database) => knex('advisor_recommendations').where({ id: 'one' });
  const event = ({ knex }: Database) => knex('advisor_feedback_events').where({ event_id: 'Ev1' });

  after(
    'an edited recommendation',
    async (database) => {
      const [{ document }] = await one(database);
      await one(database).update({ document: String(document).replace('"trades":6', '"trades":7') });
    },
    [/^changed: recommendation one is not what was stored/],
  );
  after('a recommendation that was given to another client', (database) => one(database).update({ client_id: 'C_0043' }), [
    /^changed: recommendation one /,
  ]);
  after('a recommendation of another day', (database) => one(database).update({ shown_at: later(1) }), [/^changed: recommendation one /]);
  after('a removed recommendation', (database) => one(database).del(), [/^removed: recommendation one, stored when row 1 /]);
  after(
    'an inserted recommendation',
    async (database) => {
      const [row] = await one(database);
      await database.knex('advisor_recommendations').insert({ ...row, id: 'three' });
    },
    [/^unnoted: recommendation three is stored, but the log does not know it/],
  );
  after('a turned thumb', (database) => event(database).update({ sign: -1 }), [/^changed: feedback Ev1 /]);
  after('a removed thumb', (database) => event(database).del(), [/^removed: feedback Ev1, /]);
  after(
    'an inserted thumb',
    async (database) => {
      const [{ sequence: _, ...row }] = await event(database);
      await database.knex('advisor_feedback_events').insert({ ...row, event_id: 'Ev3' });
    },
    [/^unnoted: feedback Ev3 /],
  );
  after(
    'an edited message',
    ({ knex }) =>
      knex('advisor_shown_messages')
        .where({ recommendation_id: 'one' })
        .update({ message: gzipSync('{"text":"else"}') }),
    [/^changed: message [0-9a-f]{32} /],
  );
  after('an edited registration', ({ knex }) => knex('advisor_registered_clients').update({ document: '{"band":"C"}' }), [
    /^changed: registration 1 /,
  ]);
  after('an edited link to the book', ({ knex }) => knex('advisor_client_merges').update({ book_id: 'C_0099' }), [/^changed: link /]);
  after(
    'an edited model, with its checksum put right,',
    ({ knex }) => knex('advisor_models').update({ document: '{"model":4}', checksum: CHECKSUM }),
    [/^changed: model version 3 is not the model that recommendations were made with/],
  );
  after('a removed model', ({ knex }) => knex('advisor_models').del(), [/^removed: model version 3, which recommendations were made with/]);
  after(
    'everything, if the log was emptied,',
    ({ knex }) => knex('advisor_audit').del(),
    Array.from({ length: 8 }, () => /^unnoted: /),
  );

  test('a row and its audit row are stored together or not at all, and a repeated one starts no new chain', async (t, database) => {
    const { recommendations, say } = await setUp(database);
    t.false(await say('Ev1'));
    await t.throwsAsync(recommendations.save(shownTo('one'), sampleAuditRow()), { message: /was stored before/ });
    t.true(await say('Ev4'));
    await t.throwsAsync(
      recommendations.save(
        shownTo('five'),
        sampleAuditRow({ action: 'x'.repeat(kind === 'mysql' ? 5000 : 64), detail: { a: 1n as never } }),
      ),
    );
    t.like(await verify(database), { stored: 9, rows: 9, findings: [] });
    t.is(await recommendations.find('five'), null);
  });

  test('rows from before the log had digests are known by their audit rows, and one more is found', async (t, database) => {
    const { audit } = await setUp(database);
    const [row] = await one(database);
    const [{ sequence: _, ...said }] = await event(database);
    const before = { at: AT, actorId: 'U1', clientId: WHO };
    await audit.append({ ...before, action: 'client.recommend', detail: { recommendation: 'old', model: 3 } });
    await audit.append({ ...before, action: 'feedback.record', detail: { recommendation: 'old', sign: 1, action: 'added' } });
    await database.knex('advisor_recommendations').insert({ ...row, id: 'old' });
    await database.knex('advisor_feedback_events').insert({ ...said, event_id: 'EvOld', recommendation_id: 'old' });
    t.deepEqual(await found(database), []);
    await database.knex('advisor_feedback_events').insert({ ...said, event_id: 'EvMore', recommendation_id: 'old' });
    t.is((await found(database)).length, 1);
  });

  test('a reset explains what is gone, and nothing that came after it', async (t, database) => {
    const { audit, advise } = await setUp(database);
    const file = `${temporaryFolder(t)}/backup`;
    await resetLearning(database, file, AT);
    t.is((await found(database)).length, 7);
    await audit.append({ at: later(5), actorId: 'U9', action: 'reset.done', clientId: null, detail: {} });
    t.deepEqual(await found(database), []);
    await advise('after', WHO, later(6));
    t.deepEqual(await found(database), []);
    await database.knex('advisor_recommendations').del();
    t.regex((await found(database)).join('\n'), /^removed: recommendation after, [^\n]*$/);
  });

  test('a restore explains what came after its backup, and what it brought is noted', async (t, database) => {
    const { audit, advise } = await setUp(database);
    const file = `${temporaryFolder(t)}/backup`;
    await writeBackup(database, file, later(10));
    await advise('after', WHO, later(20));
    await database.knex('advisor_feedback_events').where({ event_id: 'Ev2' }).del();
    await restoreBackup(database, file, { replace: true });
    const detail = { takenAt: later(10).toISOString() };
    await audit.append({ at: later(30), actorId: 'command-line', action: 'data.restore', clientId: null, detail });
    t.deepEqual(await found(database), [], 'the removed thumb is back');
    await one(database).update({ shown_to: 'U2' });
    const note = { at: later(30), actorId: 'command-line', action: 'evidence.restore' };
    t.is(await noteStored(database, await auditKeyReader(database)(), audit, note), 1);
    t.deepEqual(await found(database), []);
    await one(database).del();
    t.regex((await found(database)).join('\n'), /^removed: recommendation one, /);
  });

  test('for a forgotten client the log stays whole, and what comes back or is edited after is found', async (t, database) => {
    const { audit } = await setUp(database);
    const [row] = await one(database);
    await audit.append({ at: later(1), actorId: 'command-line', action: 'client.forget', clientId: WHO, detail: {} });
    const eraser = clientEraser(database, auditKeyReader(database), segmentCensuses(database), audit);
    await eraser.erase([WHO], { at: later(1), actorId: 'command-line' });
    t.deepEqual(await found(database), []);
    t.is((await database.knex('advisor_shown_messages')).length, 1);
    const [{ document }] = await one(database);
    await one(database).update({ document: String(document).replace('"version":3', '"version":4') });
    t.regex((await found(database)).join('\n'), /^changed: recommendation one [^\n]*$/);
    await one(database).update({ document: row.document });
    t.regex((await found(database)).join('\n'), /^changed: recommendation one [^\n]*$/);
  });
};
