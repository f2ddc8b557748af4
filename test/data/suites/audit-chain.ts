import { spawn } from 'node:child_process';
import type { ExecutionContext } from 'ava';
import { auditKeyReader } from '../../../src/data/audit/audit-key.ts';
import { verifyAudit } from '../../../src/data/audit/verify-audit.ts';
import type { Database } from '../../../src/data/database.ts';
import { auditStore } from '../../../src/data/stores/admin/audit-store.ts';
import type { AuditReport } from '../../../src/usecases/ports/audit-log.ts';
import { type DatabaseKind, onMigratedDatabase } from '../../helpers/databases/databases.ts';

const AT = new Date('2026-03-04T05:06:07.089Z');
const APPEND_MANY = new URL('../../helpers/databases/append-audit.js', import.meta.url).pathname;

const write = async (database: Database, rows: number, actorId = 'U1') => {
  const store = auditStore(database);
  for (let row = 1; row <= rows; row++) {
    await store.append({
      at: AT,
      actorId,
      action: 'client.recommend',
      clientId: `C_${row}`,
      detail: { version: row, found: true, asked: 'x"\ud800🎉' },
    });
  }
  return store;
};

const verify = async (database: Database): Promise<AuditReport> => verifyAudit(database, await auditKeyReader(database)());
const findings = async (database: Database): Promise<ReadonlyArray<readonly [string, number | null]>> =>
  (await verify(database)).findings.map(({ kind, sequence }) => [kind, sequence] as const);

const appendInAnotherProcess = (url: string, rows: number): Promise<{ status: number | null; errors: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [APPEND_MANY, url, String(rows)], { stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (text) => {
      errors += text;
    });
    child.once('exit', (status) => resolve({ status, errors }));
  });

export const auditChainSuite = (kind: DatabaseKind): void => {
  const test = onMigratedDatabase(kind);

  test('an untouched audit log is whole, whatever its rows contain', async (t, database) => {
    const store = await write(database, 5);
    await store.append({ at: AT, actorId: 'command-line', action: 'model.train', clientId: null, detail: {} });
    await store.append({
      at: AT,
      actorId: 'U\ud800',
      action: 'access.refused',
      clientId: '\udc00🎉'.repeat(5000),
      detail: { why: null, n: 0.1 + 0.2 },
    });
    const report = await verify(database);
    t.deepEqual(report.findings, []);
    t.like(report, { rows: 7, chains: 1, beforeChaining: 0, forgotten: 0, newest: store.head() });
  });

  test('looks at many clients are added together, all or none, as links of the one chain', async (t, database) => {
    const store = await write(database, 2);
    const looks = Array.from({ length: 90 }, (_, row) => ({
      at: AT,
      actorId: 'U1',
      action: 'client.call-list',
      clientId: `C_${row}`,
      detail: {},
    }));
    let statements = 0;
    database.knex.on('query', ({ sql }: { sql: string }) => {
      if (/^insert/i.test(sql)) statements++;
    });
    await store.append(...looks);
    t.is(statements, 1);
    const circular: Record<string, never> = {};
    circular.itself = circular as never;
    await t.throwsAsync(store.append(looks[0] as (typeof looks)[0], { ...looks[0], detail: circular } as never));
    await store.append();
    await store.append(looks[0] as (typeof looks)[0]);
    const report = await verify(database);
    t.deepEqual(report.findings, []);
    t.like(report, { rows: 93, newest: store.head() });
  });

  /** Tampers with the seven rows of a chain (the fourth is in the middle) and returns the findings. */
  const after = (
    title: string,
    meddle: (database: Database, t: ExecutionContext) => Promise<unknown>,
    expected: ReadonlyArray<readonly [string, number | null]>,
  ): void =>
    test(title, async (t, database) => {
      await write(database, 7);
      t.deepEqual(await findings(database), []);
      await meddle(database, t);
      t.deepEqual(await findings(database), expected);
    });
  const row = (database: Database, sequence: number) => database.knex('advisor_audit').where({ sequence });

  after('a changed action is found, and the row is named', (database) => row(database, 4).update({ action: 'client.search' }), [
    ['changed', 4],
  ]);
  after('a changed actor is found', (database) => row(database, 4).update({ actor_id: 'U2' }), [['changed', 4]]);
  after('a changed time is found', (database) => row(database, 4).update({ at: new Date('2026-03-04T05:06:07.090Z') }), [['changed', 4]]);
  after('a changed client is found', (database) => row(database, 4).update({ client_id: 'C_5' }), [['changed', 4]]);
  after('a changed detail is found', (database) => row(database, 4).update({ detail: '{"version":4,"found":false,"asked":"x"}' }), [
    ['changed', 4],
  ]);
  after('a detail that is no JSON any more is found', (database) => row(database, 4).update({ detail: '{' }), [
    ['changed-or-inserted', 4],
    ['removed', null],
  ]);
  after('a changed hash is found', (database) => row(database, 4).update({ mac: '0'.repeat(64) }), [['changed', 4]]);
  after('a changed last row is found', (database) => row(database, 7).update({ actor_id: 'U2' }), [['changed-or-inserted', 7]]);
  after(
    'a client that was taken out of a row without a record of it is found',
    (database) => row(database, 4).update({ client_id: null }),
    [['forgotten-without-record', 4]],
  );
  after('a removed row is found', (database) => row(database, 4).del(), [['removed', null]]);
  after('removed first rows are found', (database) => database.knex('advisor_audit').where('sequence', '<', 3).del(), [
    ['removed', null],
    ['removed', null],
  ]);
  after(
    'two rows that changed places are found',
    async (database) => {
      await row(database, 4).update({ sequence: 100 });
      await row(database, 5).update({ sequence: 4 });
      await row(database, 100).update({ sequence: 5 });
    },
    [['reordered', 5]],
  );
  after(
    'a row that was put among them is found, with a chain of its own or without one',
    async ({ knex }) => {
      const [copy] = await knex('advisor_audit').where({ sequence: 4 });
      await knex('advisor_audit').insert({ ...copy, sequence: 50, chain: 'made-up', link: 1 });
      await knex('advisor_audit').insert({ at: AT, actor_id: 'U1', action: 'client.recommend', detail: '{}', sequence: 51 });
    },
    [
      ['unchained', 51],
      ['inserted', 50],
    ],
  );

  after(
    'a row that was put before all others, under a number that the database never gives, is found',
    async ({ knex }) => {
      await knex('advisor_audit').insert({ at: AT, actor_id: 'U1', action: 'client.recommend', detail: '{}', sequence: 50 });
      await knex('advisor_audit').where({ sequence: 50 }).update({ sequence: 0 });
    },
    [['inserted', null]],
  );

  test('removed newest rows are revealed by a later chain, or by a head noted outside', async (t, database) => {
    const first = await write(database, 3);
    const head = first.head();
    await database.knex('advisor_audit').where({ sequence: 3 }).del();
    t.deepEqual(await findings(database), [], 'nothing inside can say so');
    const key = await auditKeyReader(database)();
    t.like(await verifyAudit(database, key, head ? [head] : []), { anchors: 1, findings: [{ kind: 'removed' }] });
    t.deepEqual(await findings(database), []);

    await write(database, 1);
    const [newest] = await database.knex('advisor_audit').orderBy('sequence', 'desc').limit(1);
    t.is(String(newest.link), '1');
    await database.knex('advisor_audit').where({ sequence: 2 }).del();
    t.deepEqual(await findings(database), [['removed', null]]);
  });

  test('rows from before the chain are counted, and one more or one fewer is noticed', async (t, database) => {
    const old = { at: AT, actor_id: 'U1', action: 'client.recommend', detail: '{}' };
    for (const client_id of ['C_1', 'C_2', 'C_3']) await database.knex('advisor_audit').insert({ ...old, client_id });
    await write(database, 2);
    t.like(await verify(database), { rows: 5, beforeChaining: 3, findings: [] });
    await row(database, 2).del();
    t.deepEqual(await findings(database), [['removed', null]]);
  });

  test('rows under another key cannot be checked, and each is reported', async (t, database) => {
    await write(database, 2);
    await database.knex('advisor_audit_keys').del();
    t.deepEqual(await findings(database), [
      ['another-key', 1],
      ['another-key', 2],
    ]);
  });

  test('rows written at the same time by one process stay one chain', async (t, database) => {
    const store = auditStore(database);
    await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        store.append({ at: AT, actorId: `U${at}`, action: 'client.search', clientId: null, detail: { at } }),
      ),
    );
    t.like(await verify(database), { rows: 50, chains: 1, findings: [] });
  });

  test('after a failed insert a new chain begins, and nothing is missing', async (t, database) => {
    const store = await write(database, 2);
    await t.throwsAsync(store.append({ at: new Date(Number.NaN), actorId: 'U1', action: 'client.search', clientId: null, detail: {} }));
    await store.append({ at: AT, actorId: 'U1', action: 'client.search', clientId: null, detail: {} });
    t.like(await verify(database), { rows: 3, chains: 2, findings: [] });
  });

  test('two processes write at once, each its own chain, and the log is whole', async (t, database, url) => {
    const ended = await Promise.all([appendInAnotherProcess(url, 60), appendInAnotherProcess(url, 60)]);
    for (const { status, errors } of ended) t.is(status, 0, errors);
    t.like(await verify(database), { rows: 120, chains: 2, findings: [] });
  });
};
