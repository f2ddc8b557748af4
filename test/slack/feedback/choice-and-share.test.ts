import test from 'ava';
import type { InboxEntry } from '../../../src/usecases/ports/inbox-store.ts';
import { audited } from '../../helpers/audited.ts';
import { SOME_SIGNS, sampleShown } from '../../helpers/samples/sample-recommendation.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { feedbackPress, sendInteraction, submission } from '../../helpers/slack/slack-requests.ts';

type Setup = Awaited<ReturnType<typeof slackOverHttp>>;
type View = { readonly private_metadata: string; readonly callback_id: string };

const { id } = sampleShown();
const standing = { shown: sampleShown(), tally: SOME_SIGNS, places: [{ channel: 'D_U_ADVISOR', ts: '1700000000.000100' }] };
const press = ({ api }: Setup, actionId: string, value = id) => ({
  ...feedbackPress(''),
  response_url: api.responseUrl,
  actions: [{ type: 'button', action_id: actionId, block_id: 'b', value, action_ts: '1700000200.000001' }],
});
const opened = async (setup: Setup, actionId: string): Promise<View> => {
  await sendInteraction(setup.url, press(setup, actionId));
  return (await setup.api.nth('views.open')).view as View;
};
const chosen = (value: string | null) => ({
  choice: { chosen_type: { type: 'static_select', selected_option: value === null ? null : { value } } },
});
const channel = (value: string) => ({ where: { channel: { type: 'radio_buttons', selected_option: { value } } } });

for (const [what, value, expected] of [
  ['another type', 'type:Green Bonds', { sign: 1, chosenType: 'Green Bonds' }],
  ['something else', 'nothing', { sign: -1 }],
] as const) {
  test(`that the client chose ${what} is stored before it is acknowledged, and learned from`, async (t) => {
    const setup = await slackOverHttp(t);
    const view = await opened(setup, 'recommendation_choice');
    const response = await sendInteraction(setup.url, {
      ...submission(view.callback_id, chosen(value), view.private_metadata),
      trigger_id: '7.7.a',
    });
    t.is(await response.text(), '');
    const expectedEntry: InboxEntry = {
      eventId: '7.7.a',
      slackUserId: 'U_ADVISOR',
      about: { recommendationId: id },
      key: 'choice',
      action: 'added',
      // The clock of the test.
      happenedAt: '1773389100.000000',
      ...expected,
    };
    t.deepEqual(setup.inbox.get('7.7.a'), expectedEntry);
    t.like(await setup.api.nth('chat.update'), { channel: 'D_U_ADVISOR', ts: '1700000000.000100' });
    t.deepEqual(setup.recorded, [expectedEntry]);
  });
}

test('the modal lists every type of the model, the ranked first', async (t) => {
  const setup = await slackOverHttp(t);
  t.regex(JSON.stringify(await opened(setup, 'recommendation_choice')), /Corporate Bonds.*Green Bonds.*Something else, or nothing/);
});

test('a choice that cannot be stored is not acknowledged; one without a value is asked for again', async (t) => {
  const setup = await slackOverHttp(t, {
    receiveFeedback: async () => {
      throw new Error('the database is away');
    },
  });
  const view = await opened(setup, 'recommendation_choice');
  const body = (value: string | null) => submission(view.callback_id, chosen(value), view.private_metadata);
  t.is((await sendInteraction(setup.url, body('type:Green Bonds'))).status, 500);
  t.like(await (await sendInteraction(setup.url, body(null))).json(), { response_action: 'errors' });
});

test('somebody who may no longer see the client is told that the recommendation is gone', async (t) => {
  const setup = await slackOverHttp(t, { recommendationFor: async () => null });
  await sendInteraction(setup.url, press(setup, 'recommendation_choice'));
  t.regex(String((await setup.api.nth('response_url')).text), /is gone, or its client isn’t yours/);
  t.deepEqual(setup.api.of('views.open'), []);
});

const SHARING = {
  clientChannels: () => ['C0DESK', 'C0RATES'],
  mayPostClientResultsIn: (asked: string) => ['C0DESK', 'C0RATES'].includes(asked),
  shareRecommendation: async () => audited({ kind: 'shared', ...standing } as const),
};

test('a recommendation is shared to an allowed channel as a separate message, and its place is noted', async (t) => {
  const setup = await slackOverHttp(t, SHARING);
  const view = await opened(setup, 'recommendation_share');
  t.regex(JSON.stringify(view), /<#C0DESK>.*<#C0RATES>/);
  await sendInteraction(setup.url, submission(view.callback_id, channel('C0RATES'), view.private_metadata));
  const posted = await setup.api.nth('chat.postMessage');
  t.is(posted.channel, 'C0RATES');
  t.regex(JSON.stringify(posted.blocks), /Shared by .*U_ADVISOR/);
  t.regex(String((await setup.api.nth('response_url')).text), /^Shared, .*<#C0RATES>/);
  t.deepEqual(setup.places, [{ id, place: { channel: 'C0RATES', ts: '1700000000.000100', sharedBy: 'U_ADVISOR' } }]);
});

test('a channel that is not allowed is refused in the modal, whatever the form says', async (t) => {
  const setup = await slackOverHttp(t, SHARING);
  const view = await opened(setup, 'recommendation_share');
  const response = await sendInteraction(setup.url, submission(view.callback_id, channel('C0LOBBY'), view.private_metadata));
  t.like(await response.json(), { response_action: 'errors' });
  const picked = { where: { channel: { type: 'conversations_select', selected_conversation: 'C0LOBBY' } } };
  t.like(await (await sendInteraction(setup.url, submission(view.callback_id, picked, view.private_metadata))).json(), {
    response_action: 'errors',
  });
  await setup.app.stop();
  t.deepEqual(setup.api.of('chat.postMessage'), []);
});

test('nothing is shared to a channel that another organisation reads by now', async (t) => {
  const setup = await slackOverHttp(t, SHARING);
  setup.api.answer('conversations.info', () => ({ ok: true, channel: { id: 'C0DESK', is_ext_shared: true } }));
  const view = await opened(setup, 'recommendation_share');
  await sendInteraction(setup.url, submission(view.callback_id, channel('C0DESK'), view.private_metadata));
  t.regex(String((await setup.api.nth('response_url')).text), /^Nothing was shared: .*<#C0DESK>/);
  await setup.app.stop();
  t.deepEqual(setup.api.of('chat.postMessage'), []);
});

test('if the bot is not in the channel, the asker is told', async (t) => {
  const setup = await slackOverHttp(t, SHARING);
  setup.api.answer('chat.postMessage', () => ({ ok: false, error: 'not_in_channel' }));
  const view = await opened(setup, 'recommendation_share');
  await sendInteraction(setup.url, submission(view.callback_id, channel('C0DESK'), view.private_metadata));
  t.regex(String((await setup.api.nth('response_url')).text), /can’t post in <#C0DESK>\. Invite it/);
});

test('a stranger who presses a button gets no modal', async (t) => {
  const setup = await slackOverHttp(t, SHARING);
  for (const actionId of ['recommendation_choice', 'recommendation_share']) {
    await sendInteraction(setup.url, { ...press(setup, actionId), user: { id: 'U_STRANGER', team_id: 'T1' } });
  }
  await setup.api.nth('response_url', 2);
  t.deepEqual(setup.api.of('views.open'), []);
});

test('a share is undone by the button under its confirmation: the message is deleted, once', async (t) => {
  const asked: unknown[] = [];
  const setup = await slackOverHttp(t, {
    ...SHARING,
    undoShare: async ({ actor, place, remove }) => {
      asked.push([actor.id, place]);
      if (asked.length > 1) return false;
      await remove();
      return true;
    },
  });
  const view = await opened(setup, 'recommendation_share');
  await sendInteraction(setup.url, submission(view.callback_id, channel('C0RATES'), view.private_metadata));
  const confirmation = JSON.stringify((await setup.api.nth('response_url')).blocks);
  const [, value = ''] = /"action_id":"recommendation_unshare".*?"value":"([^"]+)"/.exec(confirmation) ?? [];
  await sendInteraction(setup.url, press(setup, 'recommendation_unshare', value));
  t.like(await setup.api.nth('chat.delete'), { channel: 'C0RATES', ts: '1700000000.000100' });
  t.regex(String((await setup.api.nth('response_url', 2)).text), /^No longer shared/);
  await sendInteraction(setup.url, press(setup, 'recommendation_unshare', value));
  t.regex(String((await setup.api.nth('response_url', 3)).text), /deleted already/);
  const place = { channel: 'C0RATES', ts: '1700000000.000100' };
  t.deepEqual(asked, [
    ['U_ADVISOR', place],
    ['U_ADVISOR', place],
  ]);
  t.is(setup.api.of('chat.delete').length, 1);
});
