import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { auditHeadsIn } from '../../src/cli/audit-heads.ts';
import { parseConfig } from '../../src/config.ts';
import { openDependencies } from '../../src/deps.ts';
import { noteAuditHead } from '../../src/jobs/note-audit-head.ts';
import { bondAdvisor } from '../helpers/command-line.ts';
import { temporaryFolder } from '../helpers/product.ts';

test('audit verify says that a log is whole, and which row was changed; removed rows at the end are missed in the log of "serve"', async (t) => {
  const folder = temporaryFolder(t);
  const url = `sqlite:${join(folder, 'product.sqlite')}`;
  const product = await openDependencies(parseConfig({ DATABASE_URL: url, LOG_LEVEL: 'silent' }));
  t.teardown(product.close);
  const call = (...words: string[]) => bondAdvisor(words, { folder, environment: { DATABASE_URL: url } });
  const logged: object[] = [];
  const stop = noteAuditHead(product.stores.audit.head, { info: (details) => logged.push(details) }, 60_000);
  for (const clientId of ['C_1', 'C_2', 'C_3']) {
    await product.stores.audit.append({ at: new Date(), actorId: 'U1', action: 'client.recommend', clientId, detail: {} });
  }
  stop();
  stop();
  t.is(logged.length, 1, 'a head is noted once');
  const log = join(folder, 'serve.log');
  writeFileSync(log, `not JSON\n{"auditHead":{"chain":"x"}}\n${logged.map((line) => JSON.stringify({ level: 30, ...line })).join('\n')}\n`);

  const whole = await call('audit', 'verify', '--heads', log);
  t.is(whole.status, 0, whole.stderr);
  t.regex(whole.stdout, /3 rows in 1 chain/);
  t.regex(whole.stdout, /The log is whole/);

  await product.database.knex('advisor_audit').where({ sequence: 3 }).del();
  t.is((await call('audit', 'verify')).status, 0);
  const missed = await call('audit', 'verify', '--heads', log, '--json');
  t.is(missed.status, 1);
  t.like(JSON.parse(missed.stdout), { ok: false, rows: 2, anchors: 1, findings: [{ kind: 'removed' }] });

  await product.database.knex('advisor_audit').where({ sequence: 1 }).update({ client_id: 'C_9' });
  const changed = await call('audit', 'verify');
  t.is(changed.status, 1);
  t.regex(changed.stdout, /^changed: row 1 was changed$/m);
});

test('what is not asked rightly is refused with what to say', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'empty.log'), '');
  const call = (...words: string[]) => bondAdvisor(words, { folder });
  for (const words of [
    ['audit'],
    ['audit', 'mend'],
    ['audit', 'verify', '--heads', 'nowhere.log'],
    ['audit', 'verify', '--heads', 'empty.log'],
  ]) {
    t.is((await call(...words)).status, 2, words.join(' '));
  }
});

test('heads are read from among any other lines', (t) => {
  const head = { chain: 'c', link: 2, mac: 'a'.repeat(64) };
  t.deepEqual(auditHeadsIn(`\n{"level":30}\n${JSON.stringify({ auditHead: head, msg: 'x' })}\n{"auditHead":`), [head]);
});
