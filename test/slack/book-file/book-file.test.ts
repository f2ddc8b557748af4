import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import test, { type ExecutionContext } from 'ava';
import { openProduct } from '../../helpers/product.ts';
import { STAFF } from '../../helpers/slack/product-over-http.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { eventOf, feedbackPress, sendEvent, sendInteraction, submission } from '../../helpers/slack/slack-requests.ts';

const CSV = [
  'Client Code,ISIN,Bond Type,Deal Date,Value,Risk',
  'A1,INE002A08476,Corporate Bonds,03-04-2025,250000,Zebra',
  'A2,INE002A08476,Corporate Bonds,05-06-2025,350000,Aggressive',
  'A3,INE002A08476,Green Bonds,07-08-2025,450000,Conservative',
].join('\n');

const dropped = (user: string, ts: string, files: object[] = [{ id: 'F1' }]) =>
  eventOf({ type: 'message', subtype: 'file_share', channel_type: 'im', channel: `D_${user}`, user, text: '', ts, files });
const press = (actionId: string, user: string, value = 'F1') =>
  feedbackPress(value, {
    user: { id: user, team_id: 'T1' },
    channel: { id: `D_${user}`, name: 'directmessage' },
    actions: [{ type: 'button', action_id: actionId, block_id: 'b', value, action_ts: '1700000200.000001' }],
  });

const setUp = async (t: ExecutionContext) => {
  const product = await openProduct(t, {}, { readsFilesHere: true });
  await product.stores.people.put({ slackUserId: STAFF.admin, role: 'admin', relationshipManagerIds: [] });
  await product.stores.people.put({ slackUserId: STAFF.supervisor, role: 'supervisor', relationshipManagerIds: [] });
  const slack = await slackOverHttp(t, product.services, { drainMs: 30_000 });
  slack.api.keepFile('F1', 'april.csv', CSV);
  slack.api.answer('views.open', () => ({ ok: true, view: { id: 'V1', hash: 'h' } }));
  return { product, ...slack };
};
const textsOf = (api: { of(method: string): Array<Record<string, unknown>> }): string[] =>
  api.of('chat.postMessage').map(({ text }) => String(text));
const leftOvers = (): number => readdirSync(tmpdir()).filter((name) => name.startsWith('bond-advisor-file-')).length;

test.serial('an admin drops a file, answers its questions in a modal, loads it, and the next file asks nothing', async (t) => {
  const { product, api, url, logger } = await setUp(t);
  const before = leftOvers();
  await sendEvent(url, dropped(STAFF.admin, '1700000500.000100'));
  await api.nth('chat.postMessage');
  t.regex(textsOf(api)[0] ?? '', /One question about april\.csv\. How is "Deal Date" written\? .*could be either way round/);

  await sendInteraction(url, press('book_file_answer', STAFF.admin));
  const modal = (await api.nth('views.update')).view as { blocks: Array<{ block_id: string }> };
  t.deepEqual(
    modal.blocks.map(({ block_id }) => block_id),
    ['choice_0'],
  );
  await sendInteraction(
    url,
    submission('book_file_answers', { choice_0: { choice: { selected_option: { value: '0' } } } }, 'F1', STAFF.admin),
  );
  await api.nth('chat.postMessage', 2);
  t.regex(textsOf(api)[1] ?? '', /What does "Zebra" mean in "Risk"\?/);
  await sendInteraction(
    url,
    submission('book_file_answers', { choice_0: { choice: { selected_option: { value: '3' } } } }, 'F1', STAFF.admin),
  );
  await api.nth('chat.postMessage', 3);
  t.regex(
    textsOf(api)[2] ?? '',
    /april\.csv, as we read it\. 3 rows: 3 purchases of 3 clients, 0 sales.*₹10\.5 lakh bought, 3 Apr 2025 to 7 Aug 2025.*Recorded risk bands: A 1, C 1, none 1/,
  );
  t.is(await product.source.newestTradeDay().catch(() => 'nothing'), 'nothing', 'nothing is loaded before it is asked for');

  await sendInteraction(url, press('book_file_load', STAFF.admin));
  await api.nth('chat.postMessage', 4);
  t.regex(textsOf(api)[3] ?? '', /april\.csv is loaded\. 3 rows: 3 purchases of 3 clients/);
  t.is((await product.source.readBook()).book.trades.day.length, 3);

  api.keepFile('F2', 'may.csv', CSV.replaceAll('-2025', '-2024'));
  await sendEvent(url, dropped(STAFF.admin, '1700000600.000100', [{ id: 'F2' }]));
  await api.nth('chat.postMessage', 5);
  t.regex(textsOf(api)[4] ?? '', /may\.csv, as we read it/);

  const deeds = await product.database.knex('advisor_audit').select('action', 'actor_id', 'detail');
  t.like(
    deeds.find(({ action }) => action === 'book.load'),
    { actor_id: STAFF.admin },
  );
  t.is(leftOvers(), before, 'the fetched files are gone');
  t.notRegex(JSON.stringify(logger), /\b250000\b|INE002A08476|xoxb/);
});

test.serial('a file of clients and a sheet of offers are loaded too, each in its place', async (t) => {
  const { product, api, url } = await setUp(t);
  const load = async (id: string, ts: string, posts: number): Promise<readonly string[]> => {
    await sendEvent(url, dropped(STAFF.admin, ts, [{ id }]));
    await api.nth('chat.postMessage', posts + 1);
    await sendInteraction(url, press('book_file_load', STAFF.admin, id));
    await api.nth('chat.postMessage', posts + 2);
    return textsOf(api).slice(posts);
  };
  api.keepFile('F1', 'april.csv', CSV.replace('Zebra', 'Low').replaceAll('03-04', '28-04'));
  await load('F1', '1700000500.001000', 0);
  api.keepFile('F2', 'clients.csv', 'Client Code,Risk Profile,DOB\nA1,Moderate,28-02-1980\nB1,Aggressive,14-03-1975\n');
  const clients = await load('F2', '1700000500.001100', 2);
  t.regex(clients[0] ?? '', /clients\.csv, as we read it\. 2 rows: 2 clients\. Recorded risk bands: B 1, C 1/);
  t.regex(clients[1] ?? '', /clients\.csv is loaded\. 2 rows: 2 clients, 0 set aside/);
  t.deepEqual((await product.source.readBook()).book.clients.map(({ id, recordedBand }) => [id, recordedBand]).sort(), [
    ['A1', 'B'],
    ['A2', 'C'],
    ['A3', 'A'],
    ['B1', 'C'],
  ] as never);
  api.keepFile('F3', 'offers.csv', 'ISIN,Issuer,Coupon,Maturity,Offer Yield,Rating\nINE002A08476,REC,7.5%,31-03-2035,7.2%,AAA\n');
  const offers = await load('F3', '1700000500.001200', 4);
  t.regex(offers[0] ?? '', /offers\.csv, as we read it\. 1 row: 1 bond on offer/);
  t.regex(offers[1] ?? '', /offers\.csv is loaded\. 1 row: 1 bond on offer, 0 listed twice/);
  t.is((await product.database.knex('advisor_offer_sheets').first('file')).file, 'offers.csv');
  api.keepFile('F4', 'may.csv', CSV.replace('Zebra', 'Low').replaceAll('-2025', '-2024'));
  await sendEvent(url, dropped(STAFF.admin, '1700000500.001300', [{ id: 'F4' }]));
  await api.nth('chat.postMessage', 7);
  t.regex(textsOf(api)[6] ?? '', /may\.csv, as we read it\. 3 rows: 3 purchases/, 'the mapping keeps what it knew of trades');
});

test.serial('a file of risk profiles is loaded as such, whatever book there is', async (t) => {
  const { product, api, url } = await setUp(t);
  api.keepFile('F1', 'april.csv', CSV.replace('Zebra', 'Low').replaceAll('03-04', '28-04'));
  await sendEvent(url, dropped(STAFF.admin, '1700000500.002000'));
  await api.nth('chat.postMessage');
  await sendInteraction(url, press('book_file_load', STAFF.admin));
  await api.nth('chat.postMessage', 2);
  api.keepFile(
    'F2',
    'kyc.csv',
    'Client Code,Client Name,Risk Profile,Assessed On\nA1,Asha Rao,Moderate,28-02-2026\nA9,Zoë,High,14-03-2026\n',
  );
  await sendEvent(url, dropped(STAFF.admin, '1700000500.002100', [{ id: 'F2' }]));
  await api.nth('chat.postMessage', 3);
  t.regex(textsOf(api)[2] ?? '', /kyc\.csv, as we read it\. 2 rows: 2 risk profiles\. Recorded risk bands: B 1, C 1/);
  await sendInteraction(url, press('book_file_load', STAFF.admin, 'F2'));
  await api.nth('chat.postMessage', 4);
  t.regex(
    textsOf(api)[3] ?? '',
    /kyc\.csv is loaded\. 2 rows: 2 risk profiles recorded, 0 known already, 0 set aside\. 1 of them are of clients who aren't/,
  );
  const recorded = await product.database
    .knex('advisor_risk_profiles')
    .orderBy('client_id')
    .select('client_id', 'band', 'recorded_by', 'source');
  t.deepEqual(
    recorded.map((row) => Object.values(row)),
    [
      ['A1', 'B', STAFF.admin, 'import'],
      ['A9', 'C', STAFF.admin, 'import'],
    ],
  );
  t.deepEqual(await product.database.knex('clients').select('client_id'), [], 'nothing goes into the book');
});

test.serial('anyone without the admin role is refused, the refusal is audited, and the file isn’t fetched', async (t) => {
  const { product, api, url } = await setUp(t);
  await sendEvent(url, dropped(STAFF.supervisor, '1700000500.000200'));
  await api.nth('chat.postEphemeral');
  await sendEvent(url, dropped(STAFF.stranger, '1700000500.000300'));
  await api.nth('chat.postEphemeral', 2);
  await sendInteraction(url, press('book_file_load', STAFF.supervisor));
  await api.nth('chat.postEphemeral', 3);
  t.deepEqual(api.of('fetch'), []);
  t.deepEqual(api.of('files.info'), []);
  const refused = await product.database.knex('advisor_audit').where({ action: 'access.refused' });
  t.true(refused.length >= 2);
  t.true(refused.some(({ detail }) => String(detail).includes('load a book')));
});

test.serial('the file comes with the bot’s token, from Slack’s own address only, and up to a size', async (t) => {
  const { api, url } = await setUp(t);
  api.keepFile('F1', 'april.csv', CSV, { url_private_download: 'https://slack.example.org/april.csv' });
  await sendEvent(url, dropped(STAFF.admin, '1700000500.000400'));
  await api.nth('chat.postMessage');
  t.regex(textsOf(api)[0] ?? '', /can't be fetched/);
  t.deepEqual(api.of('fetch'), [], 'the token goes nowhere else');

  api.keepFile('F1', 'april.csv', CSV, { size: 20_000_001 });
  await sendEvent(url, dropped(STAFF.admin, '1700000500.000500'));
  await api.nth('chat.postMessage', 2);
  t.regex(textsOf(api)[1] ?? '', /is too large\. Files may have 20 MB/);

  api.keepFile('F1', 'april.csv', Buffer.alloc(20_000_001, 'a'), { size: 100 });
  await sendEvent(url, dropped(STAFF.admin, '1700000500.000600'));
  await api.nth('chat.postMessage', 3);
  t.regex(textsOf(api)[2] ?? '', /is too large/);
});

test.serial('a file that is no trade book is refused in words, and several at once are asked for one by one', async (t) => {
  const { api, url } = await setUp(t);
  api.keepFile('F1', 'april.json', '{"a": 1}');
  await sendEvent(url, dropped(STAFF.admin, '1700000500.000700'));
  await api.nth('chat.postMessage');
  t.regex(textsOf(api)[0] ?? '', /april\.json can't be read\. .*JSON/);
  await sendEvent(url, dropped(STAFF.admin, '1700000500.000800', [{ id: 'F1' }, { id: 'F2' }]));
  await api.nth('chat.postMessage', 2);
  t.regex(textsOf(api)[1] ?? '', /One file at a time/);
});

test.serial('where another book is in the way, the file is still looked at, and what to do is said in place of the button', async (t) => {
  const { product, api, url } = await setUp(t);
  await product.database.knex.raw('create table orders (id integer)');
  await product.database.knex('orders').insert({ id: 1 });
  api.keepFile('F1', 'april.csv', CSV.replace('Zebra', 'Low').replaceAll('03-04', '28-04'));
  await sendEvent(url, dropped(STAFF.admin, '1700000500.000900'));
  const { blocks } = await api.nth('chat.postMessage');
  t.regex(textsOf(api)[0] ?? '', /as we read it\. 3 rows.*It can't be loaded here\. The database holds a book that no import put there/);
  t.notRegex(JSON.stringify(blocks), /book_file_load/);
  await sendInteraction(url, press('book_file_load', STAFF.admin));
  await api.nth('chat.postMessage', 2);
  t.regex(textsOf(api)[1] ?? '', /No file can be loaded here/);
});
