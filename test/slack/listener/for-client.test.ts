import test from 'ava';
import { ADVISOR } from '../../helpers/slack/fake-services.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { command, sendCommand } from '../../helpers/slack/slack-requests.ts';

const asking = async (t: Parameters<typeof slackOverHttp>[0], sees: readonly string[]): Promise<string> => {
  const { api, url } = await slackOverHttp(t, {
    whoIs: async () => ({ ...ADVISOR, sees }),
    askedClient: async () => ({ kind: 'unknown-client', asked: 'C_0042', similar: [] }),
  });
  await sendCommand(url, command('/bond-recommend', 'C_0042', { channel_id: 'D_U_ADVISOR' }));
  return String((await api.nth('chat.postEphemeral')).text);
};

test('an adviser without a relationship manager is told that, not that an id is unknown', async (t) => {
  t.is(await asking(t, []), 'You have no clients here yet. You aren’t linked to a relationship manager. An admin can link you.');
});

test('an adviser with clients is told that none of them has the id', async (t) => {
  t.regex(await asking(t, ['7']), /^You have no client C_0042/);
});
