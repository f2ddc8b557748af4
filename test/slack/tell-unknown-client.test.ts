import test from 'ava';
import { ADVISOR } from '../helpers/fake-services.ts';
import { slackOverHttp } from '../helpers/slack-over-http.ts';
import { command, sendCommand } from '../helpers/slack-requests.ts';

const asking = async (t: Parameters<typeof slackOverHttp>[0], sees: readonly string[]): Promise<string> => {
  const { api, url } = await slackOverHttp(t, {
    whoIs: async () => ({ ...ADVISOR, sees }),
    recommendBond: async () => ({ kind: 'unknown-client', asked: 'C_0042', similar: [] }),
  });
  await sendCommand(url, command('/bond-recommend', 'C_0042', { channel_id: 'D_U_ADVISOR' }));
  return String((await api.nth('chat.postEphemeral')).text);
};

test('an advisor for whom no relationship manager is named is told that, and not to search among nobody', async (t) => {
  t.is(await asking(t, []), 'No client is yours yet. No relationship manager is named for you. An admin can name one.');
});

test('who sees somebody is told that nobody of theirs has the id', async (t) => {
  t.regex(await asking(t, ['7']), /^No client of yours has the id C_0042/);
});
