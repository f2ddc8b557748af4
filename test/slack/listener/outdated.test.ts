import test from 'ava';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import {
  command,
  feedbackPress,
  homePress,
  sendCommand,
  sendInteraction,
  submission,
  suggestion,
} from '../../helpers/slack/slack-requests.ts';

const press = (actionId: string) => ({
  ...feedbackPress(''),
  actions: [{ type: 'button', action_id: actionId, value: 'x', action_ts: '1.1' }],
});

test('a button, form, shortcut or command that nobody listens to is acknowledged at once, and the person hears why nothing happens', async (t) => {
  const { url, api, logger } = await slackOverHttp(t);
  const shortcut = {
    type: 'shortcut',
    callback_id: 'gone',
    trigger_id: '1.1',
    user: { id: 'U_ADVISOR' },
    team: { id: 'T1', domain: 'firm' },
  };
  const sent = [
    await sendInteraction(url, press('of_an_older_version')),
    await sendInteraction(url, homePress('of_an_older_version')),
    await sendInteraction(url, submission('form_of_an_older_version', {}, '')),
    await sendInteraction(url, shortcut),
    await sendCommand(url, command('/bond-gone', '')),
  ];
  t.deepEqual(
    sent.map(({ status }) => status),
    sent.map(() => 200),
  );
  for (let nth = 1; nth <= sent.length; nth++) t.regex(String((await api.nth('chat.postEphemeral', nth)).text), /older version.*bond-help/);
  t.is(logger.lines.filter(({ message }) => message.startsWith('nobody listens to this')).length, sent.length);
});

test('a type-ahead that nobody listens to gets an empty list', async (t) => {
  const { url } = await slackOverHttp(t);
  const answer = await sendInteraction(url, suggestion('of_an_older_version', 'C_'));
  t.deepEqual(await answer.json(), { options: [] });
});

test('what is listened to is answered by its own listener alone', async (t) => {
  const { url, api, logger } = await slackOverHttp(t);
  t.is((await sendCommand(url, command('/bond-help', ''))).status, 200);
  t.notRegex(String((await api.nth('chat.postEphemeral')).text), /older version/);
  t.false(logger.text.includes('nobody listens'));
});
