import { WebClient } from '@slack/web-api';
import test from 'ava';
import { openStream } from './page-stream.ts';
import { BOT_TOKEN, type Json, type StandIn, startStandIn } from './stand-in-app.ts';

const refused = (error: string): Json => ({ ok: false, error });
/** A one-pixel picture, made with ImageMagick. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const uploadUrl = (app: StandIn, length = PNG.length): Promise<Json> =>
  app.api('files.getUploadURLExternal', { filename: 'chart.png', length, alt_text: 'Three bars' }, { form: true });
const put = (url: string, bytes: Buffer): Promise<Response> => fetch(url, { method: 'POST', body: new Uint8Array(bytes) });

const uploaded = async (app: StandIn, more: Json = {}, bytes = PNG): Promise<string> => {
  const { upload_url, file_id } = await uploadUrl(app, bytes.length);
  await put(upload_url, bytes);
  const done = await app.api('files.completeUploadExternal', { files: [{ id: file_id, title: 'Types' }], ...more }, { form: true });
  if (done.ok !== true) throw new Error(JSON.stringify(done));
  return file_id;
};
const picture = (id: string): Json => ({ type: 'image', slack_file: { id }, alt_text: 'Three bars' });
const statusOf = async (app: StandIn, id: string, query = '?as=U0ADVISOR1', headers: Record<string, string> = {}): Promise<number> => {
  const response = await fetch(`${app.baseUrl}/playground/files/${id}${query}`, { headers });
  await response.arrayBuffer();
  return response.status;
};

test('a file is announced, uploaded, completed, and known for what it is only a short while after', async (t) => {
  const app = await startStandIn({ fileReadyAfterMs: 600 });
  t.teardown(app.stop);
  const file = await uploaded(app);
  t.like(await app.api('files.info', { file }), { ok: true, file: { id: file, title: 'Types', mimetype: '', size: PNG.length } });
  const message = { channel: 'C0BONDDESK', text: 'x', blocks: [picture(file)] };
  const early = await app.api('chat.postMessage', message);
  t.like(early, refused('invalid_blocks'));
  t.deepEqual(early.response_metadata.messages, ['[ERROR] invalid slack file [json-pointer:/blocks/0/slack_file]']);
  app.time.now += 600;
  t.like(await app.api('files.info', { file }), { file: { mimetype: 'image/png', filetype: 'png', alt_txt: 'Three bars' } });
  t.like(await app.api('chat.postMessage', message), { ok: true });
});

test('Slack’s own client uploads a file, with its bytes in a form', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const client = new WebClient(BOT_TOKEN, { slackApiUrl: `${app.baseUrl}/playground/api/` });
  const { files } = (await client.files.uploadV2({ file: PNG, filename: 'chart.png', alt_text: 'Bars', title: 'Types' })) as Json;
  const { file } = (await client.files.info({ file: files[0].files[0].id })) as Json;
  t.like(file, { name: 'chart.png', title: 'Types', mimetype: 'image/png', size: PNG.length });
  const bytes = await fetch(file.url_private, { headers: { authorization: `Bearer ${BOT_TOKEN}` } });
  t.deepEqual(Buffer.from(await bytes.arrayBuffer()), PNG);
});

test('an upload must have the length that was announced, and comes once', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const { upload_url, file_id } = await uploadUrl(app, PNG.length + 1);
  t.is((await put(upload_url, PNG)).status, 400);
  t.like(await app.api('files.completeUploadExternal', { files: [{ id: file_id }] }), refused('file_not_found'));
  t.like(await app.api('files.info', { file: file_id }), refused('file_not_found'));
  const right = await uploadUrl(app);
  t.is((await put(right.upload_url, PNG)).status, 200);
  t.is((await put(right.upload_url, PNG)).status, 400);
});

for (const [given, args, error] of [
  ['no length', { filename: 'a.png' }, 'invalid_arguments'],
  ['no name', { length: 1 }, 'invalid_arguments'],
  ['a length of nothing', { filename: 'a.png', length: 0 }, 'invalid_arguments'],
  ['more than twenty megabytes', { filename: 'a.png', length: 20_000_001 }, 'file_upload_size_restricted'],
] as const) {
  test(`an upload with ${given} is refused`, async (t) => {
    const app = await startStandIn();
    t.teardown(app.stop);
    t.like(await app.api('files.getUploadURLExternal', args), refused(error));
  });
}

test('a file that is shared is a message, with its comment, and the page can show it', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const stream = await openStream(app.baseUrl, 'U0ADVISOR1');
  t.teardown(stream.close);
  const id = await uploaded(app, { channel_id: 'D0ADVISOR1', initial_comment: 'As asked' });
  const { message } = await stream.until((event) => event.message?.text === 'As asked');
  t.like(message.files[0], { id, name: 'chart.png', title: 'Types', altText: 'Three bars', url: `/playground/files/${id}?as=U0ADVISOR1` });
  const response = await fetch(app.baseUrl + message.files[0].url);
  t.is(response.headers.get('content-type'), 'image/png');
  t.deepEqual(Buffer.from(await response.arrayBuffer()), PNG);
  t.like(await app.api('conversations.history', { channel: 'D0ADVISOR1' }), { messages: [{ files: [{ id, ims: ['D0ADVISOR1'] }] }] });
});

test('a person is no channel for files, nor is a channel without the app', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  for (const [channel_id, error] of [
    ['U0ADVISOR1', 'channel_not_found'],
    ['C0COFFEE01', 'not_in_channel'],
  ]) {
    const { upload_url, file_id } = await uploadUrl(app);
    await put(upload_url, PNG);
    t.like(await app.api('files.completeUploadExternal', { files: [{ id: file_id }], channel_id }), refused(error as string));
  }
});

test('a person sees the files of what they can see, and of nothing else', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const file = await uploaded(app);
  t.is(await statusOf(app, file), 404, 'shown nowhere');
  await app.api('chat.postMessage', { channel: 'D0ADVISOR1', text: 'x', blocks: [picture(file)] });
  t.is(await statusOf(app, file), 200);
  t.is(await statusOf(app, file, '?as=U0ADVISOR2'), 404, 'another one’s direct messages');
  t.is(await statusOf(app, file, ''), 404, 'nobody');
  t.is(await statusOf(app, file, '', { authorization: 'Bearer xoxb-other' }), 404);
  t.is(await statusOf(app, file, '', { authorization: `Bearer ${BOT_TOKEN}` }), 200);
  await app.api('views.publish', { user_id: 'U0ADVISOR2', view: { type: 'home', blocks: [picture(file)] } });
  t.is(await statusOf(app, file, '?as=U0ADVISOR2'), 200, 'on their Home tab');
});

test('what is no picture is not shown as one, whatever its name says', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const svg = await uploaded(app, { channel_id: 'D0ADVISOR1' }, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  t.like(await app.api('chat.postMessage', { channel: 'D0ADVISOR1', text: 'x', blocks: [picture(svg)] }), refused('invalid_blocks'));
  const response = await fetch(`${app.baseUrl}/playground/files/${svg}?as=U0ADVISOR1`);
  t.is(response.headers.get('content-type'), 'application/octet-stream');
  t.regex(response.headers.get('content-disposition') ?? '', /^attachment/);
  await response.arrayBuffer();
});

test('a picture can be named by the file’s address instead of its id, and must be one that is there', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const file = await uploaded(app);
  const { url_private, permalink } = (await app.api('files.info', { file })).file;
  const post = (slack_file: Json): Promise<Json> =>
    app.api('chat.postMessage', { channel: 'D0ADVISOR1', text: 'x', blocks: [{ type: 'image', slack_file, alt_text: 'x' }] });
  for (const url of [url_private, permalink]) t.like(await post({ url }), { ok: true }, url);
  t.like(await post({ id: 'F0NOTTHERE1' }), refused('invalid_blocks'));
  t.like(await post({ id: file, url: url_private }), refused('invalid_blocks'));
  const view = { type: 'home', blocks: [picture('F0NOTTHERE1')] };
  t.like(await app.api('views.publish', { user_id: 'U0ADVISOR1', view }), refused('invalid_arguments'));
});

test('a person drops a file, and the app hears of it in its direct messages and fetches it with its token', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const given = { name: 'april.csv', base64: Buffer.from('client,amount\n').toString('base64') };
  t.like(await app.page('share-file', { as: 'U0ADVISOR1', channel: 'C0BONDDESK', ...given }), { ok: true });
  t.like(await app.page('share-file', { as: 'U0ADVISOR1', channel: 'D0ADVISOR1', ...given }), { ok: true });
  const { event } = (await app.next('event')).body;
  t.like(event, { type: 'message', subtype: 'file_share', channel_type: 'im', user: 'U0ADVISOR1', channel: 'D0ADVISOR1' });
  const [file] = event.files;
  t.like(file, { name: 'april.csv', user: 'U0ADVISOR1', size: 14 });
  const bytes = await fetch(file.url_private_download, { headers: { authorization: `Bearer ${BOT_TOKEN}` } });
  t.is(await bytes.text(), 'client,amount\n');
  t.is(await statusOf(app, file.id), 200);
  t.is(await statusOf(app, file.id, '?as=U0STRANGER'), 404);
});

test('a file without a name or bytes, or for a conversation of others, is refused', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const channel = 'D0ADVISOR1';
  t.like(await app.page('share-file', { as: 'U0ADVISOR1', channel, name: '', base64: 'YQ==' }), { ok: false, error: 'no_file_data' });
  t.like(await app.page('share-file', { as: 'U0ADVISOR1', channel, name: 'a.csv' }), { ok: false, error: 'no_file_data' });
  t.like(await app.page('share-file', { as: 'U0ADVISOR2', channel, name: 'a.csv', base64: 'YQ==' }), {
    ok: false,
    error: 'channel_not_found',
  });
});
