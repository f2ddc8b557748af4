import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { day } from '../../../src/advisor/units.ts';
import { auditKeyReader } from '../../../src/data/audit/audit-key.ts';
import { verifyAudit } from '../../../src/data/audit/verify-audit.ts';
import { KEPT_TABLES, LEARNED_TABLES, productTables } from '../../../src/data/backup/product-tables.ts';
import { resetLearning } from '../../../src/data/backup/reset-learning.ts';
import { restoreBackup } from '../../../src/data/backup/restore-backup.ts';
import { writeBackup } from '../../../src/data/backup/write-backup.ts';
import { type Database, openDatabase } from '../../../src/data/database.ts';
import { migrate } from '../../../src/data/migrations/migrate.ts';
import { approvalStore } from '../../../src/data/stores/admin/approval-store.ts';
import { auditStore } from '../../../src/data/stores/admin/audit-store.ts';
import { jobStore } from '../../../src/data/stores/admin/job-store.ts';
import { peopleStore } from '../../../src/data/stores/admin/people-store.ts';
import { feedbackStore } from '../../../src/data/stores/advice/feedback-store.ts';
import { recommendationStore } from '../../../src/data/stores/advice/recommendation-store.ts';
import { profileStore } from '../../../src/data/stores/clients/profile-store.ts';
import { callStore } from '../../../src/data/stores/desk/call-store.ts';
import { outboxStore } from '../../../src/data/stores/digest/outbox-store.ts';
import { type DatabaseKind, freshDatabase, onMigratedDatabase } from '../../helpers/databases/databases.ts';
import { temporaryFolder } from '../../helpers/product.ts';
import { sampleAuditRow } from '../../helpers/samples/sample-audit-row.ts';
import { sampleProfile, sampleShown } from '../../helpers/samples/sample-recommendation.ts';

const AT = new Date('2026-03-04T05:06:07.089Z');

const fill = async (database: Database): Promise<void> => {
  await peopleStore(database).put({ slackUserId: 'U1', role: 'admin', relationshipManagerIds: ['RM "2" 🎉'] });
  await profileStore(database).replaceAll([sampleProfile({ totalInvested: 900_719_925_474_099_1 as never })], AT);
  const shown = sampleShown();
  await recommendationStore(database).save(shown, sampleAuditRow({ at: AT, action: 'client.recommend' }));
  await recommendationStore(database).place(
    shown.id,
    { channel: 'D1', ts: '1.2' },
    { json: '{"text":"₹"}', noted: sampleAuditRow({ at: AT }) },
  );
  await feedbackStore(database).append(
    { eventId: 'Ev1', recommendationId: shown.id, advisorId: 'U1', key: 'button', sign: -1, action: 'added', happenedAt: '1700000000.5' },
    AT,
    sampleAuditRow({ at: AT }),
  );
  await auditStore(database).append({ at: AT, actorId: 'U1', action: 'client.recommend', clientId: 'C_1', detail: { asked: 'x' } });
};

/** Everything in the product's tables, with times as ISO text. */
const contents = async (database: Database): Promise<Record<string, unknown>> => {
  const all: Record<string, unknown> = {};
  for (const { name, times } of await productTables(database)) {
    const rows: Array<Record<string, unknown>> = await database.knex(name);
    all[name] = rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => {
          if (Buffer.isBuffer(value) || value instanceof ArrayBuffer) return [column, Buffer.from(value as Buffer).toString()];
          return [column, times.has(column) && typeof value === 'string' ? `${value.replace(' ', 'T')}Z` : value];
        }),
      ),
    );
  }
  return all;
};

const eventIds = async (database: Database): Promise<string[]> =>
  (await database.knex('advisor_feedback_events').pluck('event_id')).map(String);

export const backupSuite = (kind: DatabaseKind): void => {
  const test = onMigratedDatabase(kind);

  test('every table of the product is learned or kept when the learned state is reset', async (t, database) => {
    t.deepEqual((await productTables(database)).map(({ name }) => name).sort(), [...LEARNED_TABLES, ...KEPT_TABLES].sort());
  });

  for (const target of ['sqlite', ...(kind === 'mysql' ? (['mysql'] as const) : [])] as const) {
    test(`what is backed up is restored to the letter, into ${target}, and read by the stores`, async (t, database) => {
      await fill(database);
      const file = join(temporaryFolder(t), 'backup');
      const written = await writeBackup(database, file, AT);
      t.is(written.tables, LEARNED_TABLES.length + KEPT_TABLES.length);
      t.is(statSync(file).mode & 0o777, 0o600);

      const fresh = await freshDatabase(target);
      const other = openDatabase(fresh.url);
      t.teardown(async () => {
        await other.close();
        await fresh.remove();
      });
      await migrate(other);
      t.deepEqual(await restoreBackup(other, file, { replace: false }), {
        takenAt: AT.toISOString(),
        rows: written.rows,
        auditRestored: true,
      });
      t.deepEqual(await contents(other), await contents(database));
      t.deepEqual(await recommendationStore(other).find(sampleShown().id), sampleShown());
      t.deepEqual((await verifyAudit(other, await auditKeyReader(other)())).findings, []);
      // New rows find free numbers.
      await auditStore(other).append({ at: AT, actorId: 'U1', action: 'data.restore', clientId: null, detail: {} });
      await recommendationStore(other).place(sampleShown().id, { channel: 'D1', ts: '1.3' });
    });
  }

  test('call lists in a backup from before they had a format are not shown', async (t, database) => {
    await callStore(database).replaceAll([], day(20_000), AT);
    const file = join(temporaryFolder(t), 'backup');
    await writeBackup(database, file, AT);
    const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n').slice(0, -1);
    const table = lines.findIndex((line) => line.startsWith('{"table":"advisor_call_lists"'));
    const { columns } = JSON.parse(lines[table] ?? '');
    const place = columns.indexOf('format');
    columns.splice(place, 1);
    const row: unknown[] = JSON.parse(lines[table + 1] ?? '');
    row.splice(place, 1);
    lines.splice(table, 2, JSON.stringify({ table: 'advisor_call_lists', columns }), JSON.stringify(row));
    const [older, rows] = [lines.map((line) => `${line}\n`).join(''), lines.filter((line) => line.startsWith('[')).length];
    const end = { end: true, rows, sha256: createHash('sha256').update(older).digest('hex') };
    writeFileSync(file, gzipSync(`${older}${JSON.stringify(end)}\n`));
    t.not(await callStore(database).listFor('all', 5, day(20_000)), null);
    await restoreBackup(database, file, { replace: true });
    t.is((await database.knex('advisor_call_lists')).length, 1);
    t.is(await callStore(database).listFor('all', 5, day(20_000)), null);
  });

  test('a database with data is overwritten only on request; its audit log stays', async (t, database) => {
    await fill(database);
    const before = await contents(database);
    const file = join(temporaryFolder(t), 'backup');
    const { rows } = await writeBackup(database, file, AT);
    await database.knex('advisor_feedback_events').del();
    await database.knex('advisor_people').update({ role: 'advisor' });
    await auditStore(database).append({ at: AT, actorId: 'U1', action: 'client.search', clientId: null, detail: {} });
    const audit = await database.knex('advisor_audit');
    await t.throwsAsync(restoreBackup(database, file, { replace: false }), { name: 'BackupError', message: /add --replace/ });
    const restored = await restoreBackup(database, file, { replace: true });
    t.false(restored.auditRestored);
    t.true(restored.rows < rows);
    t.deepEqual(await database.knex('advisor_audit'), audit);
    t.deepEqual({ ...(await contents(database)), advisor_audit: 0 }, { ...before, advisor_audit: 0 });
  });

  test('what was sent and decided since a backup stays sent and decided when it is restored', async (t, database) => {
    const [jobs, outbox, approvals] = [jobStore(database), outboxStore(database), approvalStore(database)];
    const [earlier, later] = [
      { job: 'digest:C1', slot: new Date('2026-03-02T03:30:00Z') },
      { job: 'digest:C1', slot: new Date('2026-03-09T03:30:00Z') },
    ];
    const send = async (key: typeof earlier, id: string): Promise<void> => {
      await jobs.claim(key, 'a process', key.slot, new Date(key.slot.getTime() + 60_000));
      await outbox.put({ id, kind: 'digest', to: 'C1', document: {}, madeAt: key.slot });
      await outbox.sent(id, '1.1', key.slot);
      await jobs.finish(key, 'a process', 'sent', null, key.slot);
    };
    await fill(database);
    await send(earlier, 'digest:C1:earlier');
    await approvals.ask({ id: 'A1', what: 'reset', askedBy: 'U1', askedAt: AT, expiresAt: new Date('2099-01-01T00:00:00Z'), askedOf: [] });
    const file = join(temporaryFolder(t), 'backup');
    await writeBackup(database, file, AT);
    await send(later, 'digest:C1:later');
    await approvals.decide('A1', 'refused', 'U2', AT);

    await restoreBackup(database, file, { replace: true });
    t.deepEqual(await jobs.claim(later, 'another process', later.slot, later.slot), { kind: 'finished' }, 'it would be sent again');
    t.is((await outbox.find('digest:C1:later'))?.state, 'sent');
    t.is((await approvals.find('A1'))?.decision, 'refused');
  });

  test('a reset removes what its backup holds and nothing else, whatever comes in meanwhile', async (t, database, url) => {
    await fill(database);
    const file = join(temporaryFolder(t), 'backup');
    const other = openDatabase(url);
    t.teardown(() => other.close());
    const sign = {
      recommendationId: sampleShown().id,
      advisorId: 'U1',
      key: 'button',
      sign: 1,
      action: 'added',
      happenedAt: '1700000000.5',
    } as const;
    let isOver = false;
    const given: string[] = ['Ev1'];
    const giving = (async () => {
      while (!isOver) {
        const eventId = `Late${given.length}`;
        await feedbackStore(other).append({ ...sign, eventId }, AT);
        given.push(eventId);
        await sleep(2);
      }
    })();
    await sleep(50);
    await resetLearning(database, file, AT);
    await sleep(50);
    isOver = true;
    await giving;

    const left = await eventIds(database);
    const kept = await contents(database);
    t.deepEqual(kept.advisor_models, []);
    t.deepEqual(kept.advisor_profiles, []);
    t.is((kept.advisor_people as unknown[]).length, 1);
    t.is((kept.advisor_audit as unknown[]).length, 4);
    await restoreBackup(database, file, { replace: true });
    const saved = await eventIds(database);
    t.true(saved.includes('Ev1') && !left.includes('Ev1'));
    t.deepEqual([...saved, ...left].sort(), given.sort(), 'each is in one of the two');
  });

  test('a reset removes nothing if its backup cannot be written', async (t, database) => {
    await fill(database);
    const before = await contents(database);
    const file = join(temporaryFolder(t), 'backup');
    writeFileSync(file, 'mine');
    await t.throwsAsync(resetLearning(database, file, AT), { name: 'BackupError' });
    t.deepEqual(await contents(database), before);
  });

  test('a file that is there is never replaced', async (t, database) => {
    const file = join(temporaryFolder(t), 'backup');
    writeFileSync(file, 'mine');
    await t.throwsAsync(writeBackup(database, file, AT), { name: 'BackupError', message: /is there already/ });
    t.is(readFileSync(file, 'utf8'), 'mine');
  });

  test('a file that is not a backup, or is cut off, changed or newer, is refused before anything changes', async (t, database) => {
    await fill(database);
    const before = await contents(database);
    const folder = temporaryFolder(t);
    const file = join(folder, 'backup');
    await writeBackup(database, file, AT);
    const bytes = readFileSync(file);
    const text = gunzipSync(bytes).toString();
    const lines = text.trimEnd().split('\n');
    const broken: Record<string, readonly [Buffer | string, RegExp]> = {
      'nothing of ours': ['hello', /no backup, or it is cut off/],
      'another program’s': [gzipSync('{"a":1}\n'), /no backup of this product/],
      empty: [gzipSync(''), /cut off/],
      'cut in the middle of its bytes': [bytes.subarray(0, bytes.length - 20), /cut off/],
      'cut at a line': [gzipSync(`${lines.slice(0, -1).join('\n')}\n`), /its end is missing/],
      changed: [gzipSync(text.replace('"C_1"', '"C_2"')), /checksum does not fit/],
      'of a later format': [gzipSync(text.replace('"version":1', '"version":9')), /of format 9/],
      newer: [gzipSync(text.replace('"001-profiles"', '"999-later"')), /newer version/],
      'of another shape': [gzipSync(text.replace('"slack_user_id"', '"slack_user"')), /run "bond-advisor migrate"|damaged/],
    };
    for (const [name, [content, message]] of Object.entries(broken)) {
      const damaged = join(folder, 'damaged');
      writeFileSync(damaged, content);
      await t.throwsAsync(restoreBackup(database, damaged, { replace: true }), { name: 'BackupError', message }, name);
    }
    await t.throwsAsync(restoreBackup(database, join(folder, 'nowhere'), { replace: true }), { message: /There is no file/ });
    t.deepEqual(await contents(database), before);
  });
};
