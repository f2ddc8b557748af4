import test from 'ava';
import { currentRequest, inRequest, newRequest } from '../../../src/slack/edge/request-context.ts';
import { surfaceOf } from '../../../src/slack/guard/surface-of.ts';
import { openTrainedProduct } from '../../helpers/product.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { command, feedbackPress, reaction, sendCommand, submission, suggestion } from '../../helpers/slack/slack-requests.ts';

test('code that runs for a request knows its id, also after waiting, and code for another request knows its own', async (t) => {
  const [one, two] = [newRequest(), newRequest()];
  const later = async (): Promise<string | undefined> => {
    await new Promise((resolve) => setImmediate(resolve));
    return currentRequest()?.id;
  };
  t.deepEqual(await Promise.all([inRequest(one, later), inRequest(two, later), later()]), [one.id, two.id, undefined]);
  t.regex(one.id, /^[0-9a-f]{8}$/);
});

test('an audit row names the request it was written for, and no request outside of one', async (t) => {
  const product = await openTrainedProduct(t);
  const row = { at: new Date(), actorId: 'U1', action: 'client.search', clientId: null, detail: { text: 'c' } };
  const request = newRequest();
  await inRequest(request, () => product.stores.audit.append(row));
  await product.stores.audit.append(row);
  const rows = await product.database.knex('advisor_audit').where({ action: 'client.search' }).orderBy('sequence');
  t.deepEqual(
    rows.map(({ detail }) => JSON.parse(detail)),
    [{ text: 'c', request: request.id }, { text: 'c' }],
  );
});

test('the reference that a person is given when a request fails is the request’s id', async (t) => {
  const ids: Array<string | undefined> = [];
  const { api, url, logger } = await slackOverHttp(t, {
    recommendBond: async () => {
      ids.push(currentRequest()?.id);
      throw new Error('broken');
    },
  });
  await sendCommand(url, command('/bond-recommend', 'C_1', { response_url: api.responseUrl }));
  const told = await api.nth('response_url');
  t.is(ids.length, 1);
  t.true(String(told.text).includes(ids[0] ?? 'none'));
  t.true(logger.text.includes(`"reference":"${ids[0]}"`));
});

test('every body has a surface, and somebody’s text never becomes one', (t) => {
  const bodies: ReadonlyArray<readonly [unknown, string]> = [
    [command('/bond-recommend', 'C_1'), '/bond-recommend'],
    [command('/bond-C_0042', ''), 'other'],
    [reaction('reaction_removed', '+1'), 'event:reaction_removed'],
    [feedbackPress('x'), 'action:recommendation_feedback'],
    [suggestion('client_picked', 'c'), 'options:client_picked'],
    [submission('pick_client', {}, ''), 'view:pick_client'],
    [{ type: 'message_action', callback_id: 'recommend_for_message' }, 'shortcut:recommend_for_message'],
    [{ type: 'block_actions', actions: [{ action_id: 'Client C_0042 <b>' }] }, 'action:other'],
    [{ type: 'event_callback', event: {} }, 'other'],
    [null, 'other'],
    ['text', 'other'],
  ];
  for (const [body, surface] of bodies) t.is(surfaceOf(body), surface);
});
