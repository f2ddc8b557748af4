import { join } from 'node:path';
import { parse } from 'node:querystring';
import test from 'ava';
import { COMMAND_LINE } from '../../src/usecases/actor/actor.ts';
import { bondAdvisor } from '../helpers/command-line.ts';
import { productOverHttp, STAFF } from '../helpers/slack/product-over-http.ts';
import { command, sendCommand } from '../helpers/slack/slack-requests.ts';

test('audit show prints what was posted, byte for byte; an edit is found, and for a forgotten client it says so', async (t) => {
  const { app, api, product, url } = await productOverHttp(t);
  const { database, config } = product;
  const folder = join(config.databaseUrl.slice('sqlite:'.length), '..');
  const show = (id: string, ...words: string[]) =>
    bondAdvisor(['audit', 'show', id, ...words], { folder, environment: { DATABASE_URL: config.databaseUrl } });
  const began = (await database.knex('advisor_audit')).length;
  let commits = 0;
  database.knex.on('query', ({ sql }: { sql: string }) => {
    if (/^(insert|update|delete|commit)/i.test(sql) && !/advisor_inbox|advisor_marks/.test(sql)) commits++;
  });
  await sendCommand(url, command('/bond-recommend', 'C_0003', { user_id: STAFF.supervisor, channel_id: `D_${STAFF.supervisor}` }));
  await api.nth('chat.postMessage');
  await app.stop();
  t.log(`${commits} statements that write`);
  const posted = api.calls.find(({ method }) => method === 'chat.postMessage');
  const { text, blocks } = parse(String(posted?.bytes));
  const [{ id }] = await database.knex('advisor_recommendations');
  const rows = await database.knex('advisor_audit').orderBy('sequence').offset(began).limit(9);
  t.deepEqual(
    rows.map(({ action }) => action),
    ['client.recommend', 'recommendation.posted'],
  );

  const shown = await show(id, '--json');
  t.is(shown.status, 0, shown.stderr);
  const evidence = JSON.parse(shown.stdout);
  t.like(evidence, { id, stored: { clientId: 'C_0003', shownTo: STAFF.supervisor, verdict: 'as-stored', isForgotten: false } });
  t.regex(evidence.stored.fingerprint, /^[0-9a-f]{64}$/);
  t.like(evidence.messages, [{ verdict: 'as-stored', json: `{"text":${JSON.stringify(text)},"blocks":${blocks}}` }]);
  const words = await show(id);
  t.true(words.stdout.includes(`"blocks":${blocks}}`));
  t.regex(words.stdout, /posted .*: as it was, its digest is in the audit log/);
  t.is((await database.knex('advisor_audit').where({ action: 'client.audit', client_id: 'C_0003' })).length, 2, 'a look is a look');

  const [{ message }] = await database.knex('advisor_shown_messages');
  t.true(message.byteLength < 4500, `${message.byteLength} bytes are kept of ${String(text).length + String(blocks).length}`);
  await database.knex('advisor_shown_messages').update({ posted_at: '2020-01-01T00:00:00.000Z' });
  const edited = await show(id);
  t.is(edited.status, 1);
  t.regex(edited.stdout, /CHANGED since/);
  await database.knex('advisor_shown_messages').update({ posted_at: evidence.messages[0].postedAt });
  t.is((await show(id)).status, 0);

  await product.forgetClient.forget({ actor: COMMAND_LINE, clientId: 'C_0003' });
  const forgotten = await show(id);
  t.is(forgotten.status, 0, forgotten.stderr);
  t.regex(forgotten.stdout, /The client was forgotten/);
  t.notRegex(forgotten.stdout, /C_0003|Byte for byte/);
  t.deepEqual(
    (await product.verifyAudit()).findings.filter(({ kind }) => kind !== 'another-key'),
    [],
  );
});
