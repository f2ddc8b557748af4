import test from 'ava';
import type { Services } from '../../../src/usecases/services.ts';
import { press } from '../../helpers/slack/press.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { sendInteraction } from '../../helpers/slack/slack-requests.ts';

const WATCH = {
  id: 'w1',
  userId: 'U_ADVISOR',
  kind: 'bond' as const,
  target: 'INE1',
  label: 'Acme Ltd, INE1',
  known: {},
  revision: 0,
  watchedAt: new Date(0),
};

test('a press watches a bond or its issuer and lists what is watched; another one stops it', async (t) => {
  const asked: unknown[] = [];
  const services: Partial<Services> = {
    watchBond: async ({ actor, ...request }) => {
      asked.push([actor.id, request]);
      return { kind: 'watching', watches: [WATCH], label: WATCH.label, fresh: true };
    },
    unwatch: async ({ actor, id }) => {
      asked.push([actor.id, id]);
      return [];
    },
  };
  const setup = await slackOverHttp(t, services);
  await sendInteraction(setup.url, press('watch_bond', 'INE1'));
  const told = await setup.api.nth('chat.postEphemeral');
  t.is(told.text, 'Watching Acme Ltd, INE1');
  t.regex(JSON.stringify(told.blocks), /watch_stop.*"w1"/);
  await sendInteraction(setup.url, press('watch_issuer', 'INE1'));
  await setup.api.nth('chat.postEphemeral', 2);
  await sendInteraction(setup.url, press('watch_stop', 'w1'));
  t.is((await setup.api.nth('chat.postEphemeral', 3)).text, 'Stopped watching');
  t.deepEqual(
    asked.map((each) => (each as unknown[])[1]),
    [{ bondId: 'INE1', kind: 'bond' }, { bondId: 'INE1', kind: 'issuer' }, 'w1'],
  );
});
