import test, { type ExecutionContext } from 'ava';
import { HOME_ACTIONS } from '../../../views/home/home-actions.ts';
import { CHOICE_ACTION } from '../../../views/recommendation/recommendation-actions.ts';
import { objectsIn } from '../../helpers/inside.ts';
import { press } from '../../helpers/slack/press.ts';
import { productOverHttp, STAFF } from '../../helpers/slack/product-over-http.ts';
import { command, sendCommand, sendInteraction } from '../../helpers/slack/slack-requests.ts';

type Product = Awaited<ReturnType<typeof productOverHttp>>;

/** The modal without what's made for one opening: where it was asked from, and ids. */
const modalOf = (call: Readonly<Record<string, unknown>>): unknown => {
  const { title, callback_id } = call.view as { readonly title: unknown; readonly callback_id?: unknown };
  return { title, callback_id };
};

const opensAgain = async (
  t: ExecutionContext,
  { api, url }: Product,
  what: string,
  ask: () => Promise<Response>,
  method = 'views.open',
) => {
  const [opened, told] = [api.of('views.open').length, api.of('chat.postEphemeral').length];
  const before = api.of(method).length;
  let late = true;
  api.answer(method, () => {
    const answer = late ? { ok: false, error: 'expired_trigger_id' } : { ok: true, view: { id: 'V1' } };
    late = false;
    return answer;
  });
  await ask();
  const said = await api.nth('chat.postEphemeral', told + 1);
  t.is(said.text, 'That took too long for Slack. Press again.', what);
  const [button] = objectsIn(said.blocks).filter(({ type }) => type === 'button') as ReadonlyArray<Record<string, string | undefined>>;
  const refused = api.of(method)[before] ?? {};
  await sendInteraction(url, press(button?.action_id ?? '', button?.value, STAFF.admin));
  const again = await api.nth('views.open', method === 'views.open' ? opened + 2 : opened + 1);
  if (method === 'views.open') t.deepEqual(modalOf(again), modalOf(refused), what);
};

test('whoever is too late for a modal is told to press again, with a button that opens the same', async (t) => {
  const product = await productOverHttp(t);
  const { url, api } = product;
  const commanded = (name: string, text = '') => sendCommand(url, command(name, text, { user_id: STAFF.admin }));
  for (const name of ['/bond-recommend', '/bond-client', '/bond-compare', '/bond-family', '/bond-new-client', '/bond-admin']) {
    await opensAgain(t, product, name, () => commanded(name));
  }
  await opensAgain(t, product, 'one client', () => commanded('/bond-compare', 'C_0042'));
  const pressed = (action: string, value?: string) => sendInteraction(url, press(action, value, STAFF.admin));
  for (const action of [HOME_ACTIONS.ladder, HOME_ACTIONS.breakdown]) await opensAgain(t, product, action, () => pressed(action));
  await opensAgain(t, product, 'ladder', () => pressed('client_ladder', 'C_0042'));
  await sendCommand(url, command('/bond-recommend', 'C_0042', { user_id: STAFF.admin, channel_id: `D_${STAFF.admin}` }));
  const answer = await api.nth('chat.postMessage');
  const choice = objectsIn(answer.blocks).find(({ action_id }) => action_id === CHOICE_ACTION) as { readonly value: string };
  await opensAgain(t, product, 'choice', () => pressed(CHOICE_ACTION, choice.value));
});

test('a modal on top of the administration that comes too late leads back to it', async (t) => {
  const product = await productOverHttp(t);
  product.api.answer('views.open', () => ({ ok: true, view: { id: 'V1' } }));
  const pushed = (action: string) => sendInteraction(product.url, press(action, undefined, STAFF.admin));
  for (const action of ['admin_reset', 'admin_people', 'admin_retrain']) {
    await opensAgain(t, product, action, () => pushed(action), 'views.push');
  }
});

test('a view that Slack refuses is our fault, and says so', async (t) => {
  const { url, api } = await productOverHttp(t);
  api.answerOnce('views.open', { ok: false, error: 'invalid_arguments' });
  await sendCommand(url, command('/bond-recommend', '', { user_id: STAFF.admin }));
  t.regex(String((await api.nth('chat.postEphemeral')).text), /^That didn’t work/);
});
