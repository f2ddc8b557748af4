import test, { type ExecutionContext } from 'ava';
import { DatabaseAwayError } from '../../../src/patience/database-away.ts';
import type { Services } from '../../../src/usecases/services.ts';
import { ADD_CHANNEL_BLOCK, ADD_CHANNEL_SELECT, CHANNELS_VIEW } from '../../../views/admin/channels-modal.ts';
import { EXPLORATION_BLOCK, EXPLORATION_SELECT, EXPLORATION_VIEW } from '../../../views/admin/exploration-modal.ts';
import { PICK_CLIENT_ACTION } from '../../../views/asked-client/pick-client-modal.ts';
import { NOTHING_PICKED } from '../../../views/blocks/cannot-search.ts';
import { stringsIn } from '../../helpers/inside.ts';
import { ADVISOR } from '../../helpers/slack/fake-services.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import {
  command,
  homeOpened,
  sendCommand,
  sendEvent,
  sendInteraction,
  submission,
  suggestion,
} from '../../helpers/slack/slack-requests.ts';

const AWAY = /can’t reach its database right now/;
const ADMIN = { ...ADVISOR, role: 'admin', sees: 'all' } as const;

const away = (): Promise<never> => Promise.reject(new DatabaseAwayError());

const setUp = async (t: ExecutionContext, services: Partial<Services>) => {
  const whole = await slackOverHttp(t, { whoIs: async () => ADMIN, refuseAdministration: async () => null, ...services });
  for (const method of ['views.open', 'views.push']) whole.api.answer(method, () => ({ ok: true, view: { id: 'V9', hash: 'h' } }));
  return whole;
};

const text = (said: unknown): string => stringsIn(said).join(' ');

/** A form as Slack sends it: with its title, and alone on the screen. */
const form = (callbackId: string, values: Record<string, unknown>) => {
  const sent = submission(callbackId, values, '') as { view: Record<string, unknown> };
  return {
    ...sent,
    view: { ...sent.view, title: { type: 'plain_text', text: 'Exploration' }, root_view_id: 'V1', previous_view_id: null },
  };
};
const EXPLORE = form(EXPLORATION_VIEW, { [EXPLORATION_BLOCK]: { [EXPLORATION_SELECT]: { selected_option: { value: '0.1' } } } });

test('a command says that the database is away, and nothing of any client', async (t) => {
  const { api, url } = await setUp(t, { whoIs: away });
  await sendCommand(url, command('/bond-recommend', 'C_0042'));
  const said = text(await api.nth('chat.postEphemeral'));
  t.regex(said, AWAY);
  t.notRegex(said, /C_0042/);
});

test('a form whose handler fails is acknowledged: it stays, and a sentence on top of it says why', async (t) => {
  const { url, api } = await setUp(t, { setExploration: away });
  const response = (await (await sendInteraction(url, EXPLORE)).json()) as { response_action: string };
  t.is(response.response_action, 'push');
  t.regex(text(response), AWAY);
  t.is(api.of('chat.postEphemeral').length, 0);
});

test('a form whose handler takes long gets a loading view in time, then what came of it', async (t) => {
  const slow = async () => {
    await new Promise((resolve) => setTimeout(resolve, 2500));
    return { kind: 'set', share: 0.1 } as const;
  };
  const { url, api } = await setUp(t, {
    setExploration: slow as unknown as Services['setExploration'],
    adminState: async () => ({ kind: 'not-allowed' }) as never,
  });
  const response = (await (await sendInteraction(url, EXPLORE)).json()) as { response_action: string };
  t.is(response.response_action, 'update');
  t.regex(text(response), /One moment/);
  t.regex(text(await api.nth('views.update')), /Done/);
});

test('a loading modal is told what went wrong, so it does not load forever', async (t) => {
  const { url, api } = await setUp(t, { adminState: away });
  await sendCommand(url, command('/bond-admin', ''));
  const updated = await api.nth('views.update');
  t.is(updated.view_id, 'V9');
  t.regex(text(updated), AWAY);
});

test('somebody refused after a loading view took the form’s place is told there', async (t) => {
  const { url, api } = await setUp(t, { refuseAdministration: async () => ({ kind: 'not-allowed' }) });
  const sent = form(CHANNELS_VIEW, { [ADD_CHANNEL_BLOCK]: { [ADD_CHANNEL_SELECT]: { selected_conversation: 'C1' } } });
  const response = (await (await sendInteraction(url, sent)).json()) as { response_action: string };
  t.is(response.response_action, 'update');
  const updated = await api.nth('views.update');
  t.is(updated.view_id, 'V1');
  t.notRegex(text(updated), /One moment/);
});

test('a type-ahead that cannot search says so, and what it says cannot be picked', async (t) => {
  const { url } = await setUp(t, { searchClients: away });
  const { options } = (await (await sendInteraction(url, suggestion(PICK_CLIENT_ACTION, 'C_'))).json()) as {
    options: Array<{ text: { text: string }; value: string }>;
  };
  t.regex(options[0]?.text.text ?? '', /Can’t search right now/);
  t.is(options[0]?.value, NOTHING_PICKED);
});

test('Home says that the database is away', async (t) => {
  const { url, api } = await setUp(t, { openHome: away });
  await sendEvent(url, homeOpened(ADVISOR.id));
  t.regex(text(await api.nth('views.publish')), AWAY);
});
