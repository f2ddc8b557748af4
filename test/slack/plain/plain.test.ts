import test, { type ExecutionContext } from 'ava';
import { objectsIn, stringsIn } from '../../helpers/inside.ts';
import { press } from '../../helpers/slack/press.ts';
import { productOverHttp, STAFF } from '../../helpers/slack/product-over-http.ts';
import { eventOf, sendEvent, sendInteraction } from '../../helpers/slack/slack-requests.ts';

type Posted = Record<string, unknown>;

/** A conversation with the real product: what somebody writes, and what's posted because of it. */
const talking = async (t: ExecutionContext) => {
  const setup = await productOverHttp(t);
  let turn = 0;
  const settle = async (before: number): Promise<readonly { readonly method: string; readonly args: Posted }[]> => {
    for (let quiet = 0, seen = -1; quiet < 8; ) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      const calls = setup.api.calls.length;
      quiet = calls === seen && calls > before ? quiet + 1 : 0;
      seen = calls;
    }
    return setup.api.calls.slice(before).filter(({ method }) => method.startsWith('chat.post'));
  };
  const say = async (text: string, more: object = {}, user: string = STAFF.advisor) => {
    const before = setup.api.calls.length;
    turn += 1;
    const message = { type: 'message', channel_type: 'im', channel: `D_${user}`, user, text, ts: `17000005${turn}0.000100` };
    await sendEvent(setup.url, eventOf({ ...message, ...more }));
    return settle(before);
  };
  const before = setup.api.calls.length;
  await sendEvent(
    setup.url,
    eventOf({ type: 'app_home_opened', user: STAFF.advisor, channel: 'D_U_ADVISOR', tab: 'messages', event_ts: '1' }),
  );
  await settle(before);
  return { ...setup, say, settle };
};

const wordsOf = (posted: ReadonlyArray<{ readonly args: Posted }>): string =>
  posted.map(({ args }) => stringsIn(args).join(' ')).join('\n');
const isOwn = async ({ product }: Awaited<ReturnType<typeof talking>>, own: boolean): Promise<string> => {
  for (const { clientId } of await product.stores.profiles.search('', 'all', 100)) {
    const found = await product.stores.profiles.find(clientId);
    if (found && found.profile.trades > 2 && (found.profile.relationshipManagerId === '1') === own) return clientId;
  }
  throw new Error('no such client');
};

test.serial('a question in plain words is answered in the thread it was asked in, and a follow-up there keeps the client', async (t) => {
  const talk = await talking(t);
  const client = await isOwn(talk, true);
  const thread = { thread_ts: '1700000400.000100' };
  const first = await talk.say(`what should I offer ${client}?`, thread);
  t.true(wordsOf(first).includes(client));
  t.true(first.every(({ args }) => args.thread_ts === thread.thread_ts));
  t.regex(wordsOf(await talk.say('why not high yield?', thread)), new RegExp(`High Yield Bonds for ${client}`));
  t.regex(wordsOf(await talk.say('what did she buy last year', thread)), new RegExp(`What ${client} bought`));
  // The same thread, another person: that person's thread is about nothing yet.
  const other = await talk.say('why not high yield?', { ...thread, channel: 'D_U_ADVISOR' }, STAFF.supervisor);
  t.regex(wordsOf(other), /For which client/);
  t.false(wordsOf(other).includes(client));
});

test.serial(
  'named in a channel where client details aren’t allowed, the bot answers privately, and says where in the thread',
  async (t) => {
    const talk = await talking(t);
    const client = await isOwn(talk, true);
    const mention = { type: 'app_mention', channel_type: 'channel', channel: 'C_DESK', ts: '1700000600.000100' };
    const posted = await talk.say(`<@UBOT> tell me about ${client}`, mention);
    const inChannel = posted.filter(({ args }) => args.channel === 'C_DESK');
    t.deepEqual(
      inChannel.map(({ method, args }) => [method, args.user, args.thread_ts]),
      [['chat.postEphemeral', STAFF.advisor, '1700000600.000100']],
    );
    t.false(wordsOf(inChannel).includes(client));
    t.true(wordsOf(posted.filter(({ args }) => args.channel !== 'C_DESK')).includes(client));
  },
);

test.serial('what isn’t understood comes back as buttons that each make a whole call, and a press is answered', async (t) => {
  const talk = await talking(t);
  const posted = await talk.say('next month');
  const buttons = objectsIn(posted.map(({ args }) => args.blocks)).filter(({ type }) => type === 'button');
  t.is(buttons.length, 3);
  t.is(new Set(buttons.map(({ action_id: id }) => id)).size, 3);
  const calls = buttons.find(({ value }) => String(value).includes('"calls"')) ?? buttons[1];
  const before = talk.api.calls.length;
  await sendInteraction(talk.url, press(String(calls?.action_id), String(calls?.value)));
  t.true((await talk.settle(before)).length > 0);
  const crooked = talk.api.calls.length;
  await sendInteraction(talk.url, press('plain_call_1', '{"verb":"delete","clients":["C_0042"]}'));
  await new Promise((resolve) => setTimeout(resolve, 300));
  t.deepEqual(talk.api.calls.slice(crooked), []);
});

test.serial('a press under a private answer in a thread, which comes without the message, is answered in that thread', async (t) => {
  const talk = await talking(t);
  const posted = await talk.say('next month', {}, STAFF.advisor);
  const button = objectsIn(posted.map(({ args }) => args.blocks)).find(({ value }) => String(value).includes('"calls"'));
  const { message: _, ...pressed } = press(String(button?.action_id), String(button?.value));
  const container = {
    type: 'message',
    message_ts: '1700000650.000100',
    channel_id: 'C_DESK',
    is_ephemeral: true,
    thread_ts: '1700000600.000100',
  };
  const before = talk.api.calls.length;
  await sendInteraction(talk.url, { ...pressed, container, channel: { id: 'C_DESK', name: 'desk' } });
  const inChannel = (await talk.settle(before)).filter(({ args }) => args.channel === 'C_DESK');
  t.deepEqual(
    inChannel.map(({ args }) => args.thread_ts),
    ['1700000600.000100'],
  );
});

test.serial('call lists and purchases in plain words name only the asker’s own clients', async (t) => {
  const talk = await talking(t);
  const foreign = await isOwn(talk, false);
  const known = await talk.product.stores.profiles.search('', ['1'], 1000, 'beginning');
  const own = new Set<string>(known.map(({ clientId }) => clientId));
  let answered = 0;
  for (const question of [
    'who of mine matures this month in band A?',
    'who matures in the next 30 days',
    'who has gone quiet',
    'what did we sell last month?',
    'what did we sell this year',
    'who bought corporates this year',
    `what did ${foreign} buy last year`,
    `compare ${[...own][0]} and ${foreign}`,
  ]) {
    const words = wordsOf(await talk.say(question));
    t.true(words !== '', question);
    // What somebody wrote comes back in the words for an unknown client, and nowhere else.
    const isForeign = question.includes(foreign);
    if (isForeign) t.true(words.includes(`You have no client  text ${foreign}`), question);
    const named = new Set(words.match(/\bC_\d{4,}\b/g) ?? []);
    if (isForeign) named.delete(foreign);
    answered += named.size;
    t.deepEqual(
      [...named].filter((id) => !own.has(id)),
      [],
      question,
    );
  }
  t.true(answered > 5);
});
