import test from 'ava';
import { startStandIn } from '../stand-in-app.ts';

const DM = 'D0ADVISOR1';
const TYPED = { as: 'U0ADVISOR1', channel: DM, text: '/bond-recommend C_0042' };

/** The ephemeral messages one person gets in a conversation. Only the page's stream has them, not the history. */
const firstEphemeral = async (
  baseUrl: string,
  does: () => Promise<unknown>,
): Promise<{ text: string; author: string; ephemeral: boolean }> => {
  const abort = new AbortController();
  const response = await fetch(`${baseUrl}/playground/stream?as=U0ADVISOR1`, { signal: abort.signal });
  const [reader, decoder] = [(response.body as ReadableStream<Uint8Array>).getReader(), new TextDecoder()];
  const more = async (): Promise<string> => decoder.decode((await reader.read()).value, { stream: true });
  let read = await more();
  void does();
  for (;;) {
    const message = read
      .split('\n\n')
      .filter((part) => part.startsWith('data: '))
      .map((part) => {
        try {
          return JSON.parse(part.slice(6));
        } catch {
          return null;
        }
      })
      .find((event) => event?.type === 'message');
    if (message !== undefined) {
      abort.abort();
      return message.message;
    }
    read += await more();
  }
};

test('a slash command reaches the app signed, with who, where, the text, a trigger and a response_url', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  t.deepEqual(await app.page('send', TYPED), { ok: true });
  const { signed, body } = await app.next('command');
  t.true(signed);
  t.like(body, {
    command: '/bond-recommend',
    text: 'C_0042',
    user_id: 'U0ADVISOR1',
    user_name: 'asha.advisor',
    channel_id: DM,
    channel_name: 'directmessage',
    team_id: 'T0PLAYGROUND',
    api_app_id: 'A0BONDBOT',
  });
  t.regex(body.trigger_id, /^\d+\./);
  t.true(body.response_url.startsWith(`${app.baseUrl}/playground/response/`));
});

test('what the app answers to a command is shown to the one who typed it', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  app.answer = () => ({ text: 'Looking it up' });
  const message = await firstEphemeral(app.baseUrl, () => app.page('send', TYPED));
  t.like(message, { text: 'Looking it up', ephemeral: true, author: 'U0BONDBOT' });
  const { messages } = await app.api('conversations.history', { channel: DM });
  t.deepEqual(messages, []);
});

test('an answer in_channel is there for everybody', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  app.answer = () => ({ json: { response_type: 'in_channel', text: 'For all' } });
  await app.page('send', { ...TYPED, channel: 'C0BONDDESK' });
  const { messages } = await app.api('conversations.history', { channel: 'C0BONDDESK' });
  t.like(messages[0], { text: 'For all', user: 'U0BONDBOT' });
});

test('an app that does not answer in time is an operation_timeout', async (t) => {
  const app = await startStandIn({ answerWithinMs: 30 });
  t.teardown(app.stop);
  app.answer = () => new Promise(() => undefined);
  const message = await firstEphemeral(app.baseUrl, () => app.page('send', TYPED));
  t.like(message, { text: '/bond-recommend failed with the error "operation_timeout"', author: 'USLACKBOT', ephemeral: true });
});

test('an app that is down, or says it is broken, is a dispatch_failed', async (t) => {
  const down = await startStandIn({ appIsDown: true });
  const broken = await startStandIn();
  t.teardown(down.stop);
  t.teardown(broken.stop);
  broken.answer = () => ({ status: 500 });
  for (const { baseUrl, page } of [down, broken]) {
    const message = await firstEphemeral(baseUrl, () => page('send', TYPED));
    t.is(message.text, '/bond-recommend failed with the error "dispatch_failed"');
  }
});

test('a command nobody registered never reaches the app', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const message = await firstEphemeral(app.baseUrl, () => app.page('send', { ...TYPED, text: '/bond-nothing' }));
  t.regex(message.text, /`\/bond-nothing` is not a valid command/);
  t.deepEqual(app.received, []);
});

test('blocks in an answer that Slack would refuse are an error of the command', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  app.answer = () => ({ json: { blocks: [{ type: 'section' }] } });
  const message = await firstEphemeral(app.baseUrl, () => app.page('send', TYPED));
  t.is(message.text, '/bond-recommend failed with the error "invalid_blocks"');
});

test('what people write is kept with its angle brackets escaped, and nobody writes where they are not', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  await app.page('send', { as: 'U0ADVISOR1', channel: 'C0RESEARCH', text: 'a <!channel> & b' });
  const { messages } = await app.api('conversations.history', { channel: 'C0RESEARCH' });
  t.is(messages[0].text, 'a &lt;!channel&gt; &amp; b');
  t.deepEqual(await app.page('send', { as: 'U0ADVISOR2', channel: DM, text: 'hello' }), { ok: false, error: 'channel_not_found' });
});
