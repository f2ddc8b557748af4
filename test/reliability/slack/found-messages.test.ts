import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { METADATA_TYPES } from '../../../src/slack/posting/message-metadata.ts';
import { BIN } from '../../helpers/command-line.ts';
import { openTrainedProduct } from '../../helpers/product.ts';
import { serveProcess } from '../serve-process.ts';
import { PlaygroundSlack } from './playground-slack.ts';

/** Thirteen supervisors, each with direct messages of their own: posts in one conversation go out one after the other. */
const PEOPLE = Array.from({ length: 13 }, (_, n) => ({
  id: `U0SUPER${String(n).padStart(3, '0')}`,
  name: `Supervisor ${n}`,
  role: 'supervisor' as const,
  relationshipManagerIds: [],
}));

/** The conversation of each with the bot, as the playground names it. */
const direct = async (slack: PlaygroundSlack, userId: string): Promise<string> => {
  const { channel } = (await slack.api('conversations.open', { users: userId })) as { channel: { id: string } };
  return channel.id;
};

/** Everybody is recommended something, and the process is killed after Slack took the messages and before any place is noted. */
const killedAfterSlackTook = async (t: ExecutionContext, metadataSubscriptions: readonly string[]) => {
  const slack = await PlaygroundSlack.start(t, { people: PEOPLE, metadataSubscriptions });
  const product = await openTrainedProduct(t);
  const serve = () =>
    serveProcess(t, [process.execPath, BIN, 'serve'], {
      DATABASE_URL: product.config.databaseUrl,
      SLACK_API_URL: slack.apiUrl,
      SUPERVISORS: PEOPLE.map(({ id }) => id).join(','),
      CHARTS: 'native',
    });
  const first = serve();
  slack.appUrl = await first.url;
  slack.breakAfter('chat.postMessage', 'held');
  // Where the machine is slow, the process may go looking for its messages before it's killed.
  slack.breakAfter('conversations.history', 'held');
  const channels = await Promise.all(PEOPLE.map(({ id }) => direct(slack, id)));
  await Promise.all(PEOPLE.map(({ id: as }, n) => slack.page('send', { as, channel: channels[n], text: `/bond-recommend C_00${n + 10}` })));
  const posted = await Promise.all(channels.map((channel) => slack.until(channel, (messages) => messages.length > 0, 60_000)));
  return { slack, product, serve, first, channels, stamps: posted.map(([message]) => message?.ts ?? '') };
};

test.serial('thirteen messages whose process was killed before it noted them all hear their 👍', async (t) => {
  const { slack, product, serve, first, channels, stamps } = await killedAfterSlackTook(t, []);
  await first.kill();
  t.is(await product.services.unboundRecommendations(), 0, 'they are too young to be missed');
  t.is((await product.database.knex('advisor_recommendation_places')).length, 0);
  slack.mend();
  slack.appUrl = await serve().url;
  await Promise.all(PEOPLE.map(({ id: as }, n) => slack.page('react', { as, channel: channels[n], ts: stamps[n], name: '+1' })));
  const counted = await Promise.all(
    channels.map((channel) => slack.until(channel, ([message]) => JSON.stringify(message ?? null).includes('1 👍 0 👎'), 60_000)),
  );
  t.is(counted.filter(([message]) => JSON.stringify(message ?? null).includes('1 👍 0 👎'), 60_000).length, 13);
  t.is((await product.stores.feedback.since(0)).length, 13);
  t.log(`${counted.length} of 13`);
});

test.serial('if Slack tells of the messages, they are known before anybody reacts', async (t) => {
  const { product, first } = await killedAfterSlackTook(t, METADATA_TYPES);
  const places = async () => (await product.database.knex('advisor_recommendation_places').countDistinct('recommendation_id as n'))[0];
  const deadline = Date.now() + 60_000;
  while (Number((await places())?.n) < 13 && Date.now() < deadline) await sleep(100);
  await first.kill();
  t.is(Number((await places())?.n), 13);
});
