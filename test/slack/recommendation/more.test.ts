import test from 'ava';
import { readRecommendationMessage } from '../../../views/recommendation/read-message.ts';
import { audited } from '../../helpers/audited.ts';
import { SOME_SIGNS, sampleShown } from '../../helpers/samples/sample-recommendation.ts';
import { press } from '../../helpers/slack/press.ts';
import { productOverHttp, STAFF } from '../../helpers/slack/product-over-http.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { BOT_USER, command, reaction, sendCommand, sendEvent, sendInteraction } from '../../helpers/slack/slack-requests.ts';

type Setup = Awaited<ReturnType<typeof slackOverHttp>>;

const { id } = sampleShown();
const MESSAGE = '1700000000.000100';
const more = ({ url }: Pick<Setup, 'url'>, actionId = 'recommendation_more') => sendInteraction(url, press(actionId, id));
const inChannel = (channel: string): Record<string, unknown> => ({
  ...press('recommendation_more', id),
  channel: { id: channel, name: 'desk' },
  container: { type: 'message', message_ts: MESSAGE, channel_id: channel, is_ephemeral: false },
});

test('“More …” replies in the message’s thread, with the other types and where it all comes from', async (t) => {
  const kept: object[] = [];
  const setup = await slackOverHttp(t, { keepPosted: async ({ message }) => void kept.push(message) });
  await more(setup);
  const reply = await setup.api.nth('chat.postMessage');
  t.like(reply, { channel: 'D_U_ADVISOR', thread_ts: MESSAGE });
  t.regex(String(reply.text), /^What fits C_0042, best first: Corporate Bonds 54%, Green Bonds 29%, Tax-Free Bonds 17%\./);
  t.regex(JSON.stringify(reply.blocks), /High Yield Bonds: risk band B allows BBB- and better.*isn’t investment advice/);
  await setup.app.stop();
  t.deepEqual(kept, [{ text: reply.text, blocks: reply.blocks }], 'it’s kept as it was posted');
  t.is(setup.places.length, 0, 'nobody can vote on it');
});

test('a second press posts no second copy: it brings the first up to date and says where it is', async (t) => {
  const setup = await slackOverHttp(t);
  await Promise.all([more(setup), more(setup)]);
  const update = await setup.api.nth('chat.update');
  t.like(update, { channel: 'D_U_ADVISOR' });
  t.regex(String(update.text), /^What fits C_0042/);
  t.regex(String((await setup.api.nth('chat.postEphemeral')).text), /in the message’s thread already/);
  await setup.app.stop();
  t.is(setup.api.of('chat.postMessage').length, 1);
});

test('another process knows of the reply too', async (t) => {
  const noted = new Map<string, { readonly channel: string; readonly ts: string }>();
  const shared = {
    noteArrival: async (label: string, place: { readonly channel: string; readonly ts: string }) => void noted.set(label, place),
    arrivalOf: async (label: string) => noted.get(label) ?? null,
  };
  const [one, other] = [await slackOverHttp(t, shared), await slackOverHttp(t, shared)];
  await more(one);
  await one.api.nth('chat.postMessage');
  await one.app.stop();
  await more(other);
  await other.api.nth('chat.update');
  await other.app.stop();
  t.is(other.api.of('chat.postMessage').length, 0);
});

test('a reply that somebody removed is posted again', async (t) => {
  const setup = await slackOverHttp(t);
  await more(setup);
  await setup.api.nth('chat.postMessage');
  setup.api.answer('chat.update', () => ({ ok: false, error: 'message_not_found' }));
  await more(setup);
  t.like(await setup.api.nth('chat.postMessage', 2), { thread_ts: MESSAGE });
});

test('the bonds come as a table that sorts, in the same thread, or as a list where the workspace takes no table', async (t) => {
  const setup = await slackOverHttp(t);
  await more(setup, 'recommendation_table');
  const table = await setup.api.nth('chat.postMessage');
  t.is(table.thread_ts, MESSAGE);
  t.regex(JSON.stringify(table.blocks), /"data_table".*INE001A07KU4/);
  setup.api.answer('chat.update', ({ blocks }) =>
    JSON.stringify(blocks).includes('data_table') ? { ok: false, error: 'invalid_blocks', errors: ['data_table'] } : { ok: true },
  );
  await more(setup, 'recommendation_table');
  t.regex(JSON.stringify((await setup.api.nth('chat.update', 2)).blocks), /rich_text_list.*INE001A07KU4/);
});

test('where client details aren’t allowed any more, it goes to direct messages', async (t) => {
  const setup = await slackOverHttp(t, { mayPostClientResultsIn: () => false });
  await sendInteraction(setup.url, inChannel('C0DESK'));
  const reply = await setup.api.nth('chat.postMessage');
  t.like(reply, { channel: 'D_U_ADVISOR' });
  t.is(reply.thread_ts, undefined);
});

test('whoever may no longer see the client gets no more of the recommendation', async (t) => {
  const setup = await slackOverHttp(t, { moreOfRecommendation: async () => null });
  await more(setup);
  t.regex(String((await setup.api.nth('chat.postEphemeral')).text), /gone, or its client isn’t yours/);
  t.is(setup.api.of('chat.postMessage').length, 0);
});

test('the thread of a shared copy offers no sharing', async (t) => {
  const places = [{ channel: 'D_U_ADVISOR', ts: MESSAGE, sharedBy: 'U0SITA' }];
  const standing = { shown: sampleShown(), tally: SOME_SIGNS, places };
  const services = { moreOfRecommendation: async () => audited(standing), clientChannels: () => ['C0DESK', 'C0OTHER'] };
  const setup = await slackOverHttp(t, services);
  await more(setup);
  t.notRegex(JSON.stringify((await setup.api.nth('chat.postMessage')).blocks), /recommendation_share/);
});

test('a reaction to the reply doesn’t count: only the recommendation’s own message takes votes', async (t) => {
  const { app, api, product, url } = await productOverHttp(t);
  const [user, channel] = [STAFF.supervisor, `D_${STAFF.supervisor}`];
  await sendCommand(url, command('/bond-recommend', 'C_0003', { user_id: user, channel_id: channel }));
  await api.nth('chat.postMessage');
  const [{ id: recommended }] = await product.database.knex('advisor_recommendations').select('id');
  await sendInteraction(url, { ...press('recommendation_more', recommended, user), channel: { id: channel, name: 'directmessage' } });
  const reply = await api.nth('chat.postMessage', 2);
  t.is(reply.thread_ts, MESSAGE);
  t.is(readRecommendationMessage(reply.blocks), null);
  api.answer('reactions.get', () => ({ ok: true, message: { user: BOT_USER, bot_id: 'B1', blocks: reply.blocks } }));
  await sendEvent(url, reaction('reaction_added', '+1', { user, item: { type: 'message', channel, ts: '1700000000.000101' } }));
  await app.stop();
  t.deepEqual(await product.database.knex('advisor_feedback_events').where({ advisor_id: user }), []);
  const rows = await product.database.knex('advisor_audit').where({ actor_id: user, action: 'client.more' });
  t.is(rows.length, 1, 'the look is in the audit log');
});
