import test from 'ava';
import { sampleStored } from '../../helpers/samples/sample-versions.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { command, feedbackPress, sendCommand, sendInteraction } from '../../helpers/slack/slack-requests.ts';

const press = (responseUrl: string, value: string, user = 'U_ADVISOR') => ({
  ...feedbackPress(''),
  user: { id: user },
  response_url: responseUrl,
  actions: [{ type: 'button', action_id: 'model_card', block_id: 'b', value, action_ts: '1700000200.000001' }],
});

test('"About this model" answers the asker alone, about the version that made the recommendation', async (t) => {
  const asked: Array<number | null> = [];
  const setup = await slackOverHttp(t, {
    modelCard: async (version) => {
      asked.push(version);
      return { kind: 'card', stored: sampleStored(), isActive: true };
    },
  });
  await sendInteraction(setup.url, press(setup.api.responseUrl, '7'));
  const answer = await setup.api.nth('response_url');
  t.like(answer, { response_type: 'ephemeral', replace_original: false });
  t.regex(JSON.stringify(answer), /About model 7.*It’s computed/);
  t.deepEqual(asked, [7]);
});

test('help leads to the card of the active version, and a stranger gets no card', async (t) => {
  const asked: Array<number | null> = [];
  const setup = await slackOverHttp(t, {
    modelCard: async (version) => {
      asked.push(version);
      return { kind: 'untrained', damagedVersion: 3 };
    },
  });
  await sendCommand(setup.url, command('/bond-help', '', { response_url: setup.api.responseUrl }));
  const help = JSON.stringify(await setup.api.nth('response_url'));
  t.regex(help, /model_card/);
  await sendInteraction(setup.url, press(setup.api.responseUrl, 'in-force'));
  t.regex(JSON.stringify(await setup.api.nth('response_url', 2)), /version 3 is damaged, and no earlier one can answer/);
  await sendInteraction(setup.url, press(setup.api.responseUrl, '7', 'U_STRANGER'));
  t.regex(JSON.stringify(await setup.api.nth('response_url', 3)), /no role/);
  t.deepEqual(asked, [null]);
});
