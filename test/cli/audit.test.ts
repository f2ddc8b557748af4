import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { parseConfig } from '../../src/config.ts';
import { auditHeadsIn } from '../../src/data/audit/anchor-file.ts';
import { openDependencies } from '../../src/deps.ts';
import { noteAuditHead } from '../../src/jobs/note-audit-head.ts';
import { bondAdvisor } from '../helpers/command-line.ts';
import { temporaryFolder } from '../helpers/product.ts';

const setUp = async (t: Parameters<typeof temporaryFolder>[0]) => {
  const folder = temporaryFolder(t);
  const file = join(folder, 'product.sqlite');
  const product = await openDependencies(parseConfig({ DATABASE_URL: `sqlite:${file}`, LOG_LEVEL: 'silent' }));
  t.teardown(product.close);
  const look = async (clientId: string) =>
    product.stores.audit.append({ at: new Date(), actorId: 'U1', action: 'client.look-up', clientId, detail: {} });
  const call = (...words: string[]) => bondAdvisor(words, { folder, environment: { DATABASE_URL: `sqlite:${file}` } });
  return { folder, product, look, call, heads: `${file}.audit-heads` };
};

test('audit verify says that a log is whole, and which row was changed; heads in the log of "serve" are looked for too', async (t) => {
  const { folder, product, look, call, heads } = await setUp(t);
  const logged: object[] = [];
  const stop = noteAuditHead(product.stores.audit.head, { info: (details) => logged.push(details) }, 60_000);
  for (const clientId of ['C_1', 'C_2', 'C_3']) await look(clientId);
  stop();
  stop();
  t.is(logged.length, 1, 'a head is noted once');
  const log = join(folder, 'serve.log');
  writeFileSync(log, `not JSON\n{"auditHead":{"chain":"x"}}\n${logged.map((line) => JSON.stringify({ level: 30, ...line })).join('\n')}\n`);
  await product.anchor?.settled();
  rmSync(heads);

  const whole = await call('audit', 'verify', '--heads', log);
  t.is(whole.status, 0, whole.stderr);
  t.regex(whole.stdout, /3 rows in 1 chain/);
  t.regex(whole.stdout, /The log is whole/);

  await product.database.knex('advisor_audit').where({ sequence: 3 }).del();
  const blind = await call('audit', 'verify');
  t.is(blind.status, 0, 'a lost file is no tampering');
  t.regex(blind.stdout, /No ends of chains are noted in .*product\.sqlite\.audit-heads: the file is lost/);
  const missed = await call('audit', 'verify', '--heads', log, '--json');
  t.is(missed.status, 1);
  t.like(JSON.parse(missed.stdout), { ok: false, rows: 2, anchors: 1, anchorFile: { heads: null }, findings: [{ kind: 'removed' }] });

  await product.database.knex('advisor_audit').where({ sequence: 1 }).update({ client_id: 'C_9' });
  const changed = await call('audit', 'verify');
  t.is(changed.status, 1);
  t.regex(changed.stdout, /^changed: row 1 was changed$/m);
});

test('without options, audit verify finds removed newest rows and an emptied log', async (t) => {
  const { product, look, call, heads } = await setUp(t);
  for (const clientId of ['C_1', 'C_2', 'C_3']) await look(clientId);
  await product.anchor?.settled();
  t.is((await call('audit', 'verify')).status, 0);

  const [last] = await product.database.knex('advisor_audit').where({ sequence: 3 });
  await product.database.knex('advisor_audit').where({ sequence: 3 }).del();
  const cut = await call('audit', 'verify');
  t.is(cut.status, 1);
  t.regex(cut.stdout, /^removed: link 3 of chain [0-9a-f]{8}, which was noted outside/m);
  t.regex(cut.stdout, /put back from a copy of its file.*move .*audit-heads aside/);
  await product.database.knex('advisor_audit').insert(last);
  t.is((await call('audit', 'verify')).status, 0);

  await product.database.knex('advisor_audit').del();
  const emptied = await call('audit', 'verify');
  t.is(emptied.status, 1);
  t.regex(emptied.stdout, /^removed: link 3 of chain/m);
  writeFileSync(heads, '');
  t.regex((await call('audit', 'verify')).stdout, /No ends of chains are noted/);
  rmSync(heads);
  t.is((await call('audit', 'verify')).status, 0);
});

test('a wrong call is refused with the right one', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'empty.log'), '');
  const call = (...words: string[]) => bondAdvisor(words, { folder });
  for (const words of [
    ['audit'],
    ['audit', 'mend'],
    ['audit', 'show'],
    ['audit', 'show', 'nobody-heard-of-it'],
    ['audit', 'verify', 'x'],
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
