import test, { type ExecutionContext } from 'ava';
import { openDependencies } from '../../../src/deps.ts';
import { recommendBond } from '../../helpers/ask.ts';
import { openTrainedProduct, TEST_NOW } from '../../helpers/product.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { feedbackPress, reaction, sendEvent, sendInteraction, submission } from '../../helpers/slack/slack-requests.ts';

const PLACE = { channel: 'D_U_ADVISOR', ts: '1700000000.000100' };
const PATIENT = { drainMs: 30_000 };

/** A recommendation that was posted, and the Slack app of a process that starts after its model was deleted. @param next trains another one first */
const afterDeletion = async (t: ExecutionContext, { next }: { readonly next: boolean }) => {
  const product = await openTrainedProduct(t);
  await product.stores.people.put({ slackUserId: 'U_ADVISOR', role: 'supervisor', relationshipManagerIds: [] });
  const asked = await recommendBond(product.services, { id: 'U_ADVISOR', role: 'supervisor', sees: 'all' }, 'C_0042');
  if (asked.kind !== 'recommended') throw new Error(asked.kind);
  const { shown } = asked;
  await product.services.noteRecommendationPosted(shown.id, PLACE);
  const { knex } = product.database;
  if (next) await product.trainAdvisor({ segments: 3, seed: 1, actorId: 'test' });
  const version = shown.model.version;
  await knex('advisor_model_activations').where({ version }).delete();
  t.is(await knex('advisor_models').where({ version }).delete(), 1);
  const process = await openDependencies(product.config, { clock: { now: () => TEST_NOW } });
  t.teardown(process.close);
  const slack = await slackOverHttp(t, process.services, PATIENT);
  return { ...slack, shown, first: shown.recommendation.recommended[0]?.bondType ?? '' };
};

const press = (id: string) => ({
  ...feedbackPress(''),
  actions: [{ type: 'button', action_id: 'recommendation_choice', block_id: 'b', value: id, action_ts: '1700000200.000001' }],
});

test('with no model left, a reaction and a choice on its message are answered in the footer, and kept', async (t) => {
  const { url, api, shown, first } = await afterDeletion(t, { next: false });
  await sendEvent(url, reaction('reaction_added', '+1'));
  const voted = await api.nth('chat.update');
  t.like(voted, PLACE);
  t.true(JSON.stringify(voted.blocks).includes(`1 👍 0 👎 · kept until there’s a model that knows ${first}`));

  await sendInteraction(url, press(shown.id));
  const { view } = (await api.nth('views.open')) as { readonly view: { readonly callback_id: string; readonly private_metadata: string } };
  const other = shown.recommendation.ranking.find(({ bondType }) => bondType !== first)?.bondType ?? '';
  t.true(JSON.stringify(view).includes(other));
  const chosen = { choice: { chosen_type: { type: 'static_select', selected_option: { value: `type:${other}` } } } };
  await sendInteraction(url, { ...submission(view.callback_id, chosen, view.private_metadata), trigger_id: '7.7.a' });
  const answered = await api.nth('chat.update', 2);
  t.like(answered, PLACE);
  t.regex(JSON.stringify(answered.blocks), new RegExp(`chose ${other}`));
});

test('with another model active, a reaction on the message of a deleted one counts in the active one, and the footer says so', async (t) => {
  const { url, api, first } = await afterDeletion(t, { next: true });
  await sendEvent(url, reaction('reaction_added', '+1'));
  const { blocks } = await api.nth('chat.update');
  t.regex(JSON.stringify(blocks), new RegExp(`1 👍 0 👎 · ${first} moved up(?: a little)? in this segment`));
});
