import test from 'ava';
import { clientId } from '../../../src/advisor/units.ts';
import type { PreviewIntakeOutcome, RegisterClientOutcome } from '../../../src/usecases/intake/intake-outcomes.ts';
import type { Services } from '../../../src/usecases/services.ts';
import { audited } from '../../helpers/audited.ts';
import { intakeFacts } from '../../helpers/samples/intake-facts.ts';
import { sampleProfile, sampleShown } from '../../helpers/samples/sample-recommendation.ts';
import { ADVISOR } from '../../helpers/slack/fake-services.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { command, feedbackPress, sendCommand, sendInteraction, submission } from '../../helpers/slack/slack-requests.ts';

type Setup = Awaited<ReturnType<typeof slackOverHttp>>;
// biome-ignore lint/suspicious/noExplicitAny: what Slack is sent is read as JSON.
type Json = any;

const option = (value: string) => ({ selected_option: { value } });
const FILLED: Json = {
  name: { value: 'Asha Rao' },
  birthDate: { selected_date: '1984-07-21' },
  age: { value: null },
  gender: option('F'),
  parent: { selected_option: null },
  amount: { value: '25 lakh' },
  horizon: option('5y'),
  objectives: { selected_options: [{ value: 'income' }] },
  band: option('questionnaire'),
  loss: option('10'),
  income: option('steady'),
  experience: option('funds'),
};
const state = (more: Json = {}): Json =>
  Object.fromEntries(Object.entries({ ...FILLED, ...more }).map(([field, value]) => [`intake_${field}`, { [`intake_${field}`]: value }]));

const preview: PreviewIntakeOutcome = {
  kind: 'preview',
  facts: intakeFacts({ name: 'Asha Rao' }),
  profile: sampleProfile(),
  duplicates: audited([{ clientId: clientId('C_0007'), name: null, why: ['born on the same day'] }]),
  advice: { kind: 'advised', recommendation: sampleShown().recommendation, modelVersion: 7, oldBook: null },
};
const registered: RegisterClientOutcome = {
  kind: 'registered',
  fresh: true,
  client: {
    id: clientId('N_0001'),
    facts: intakeFacts({ name: 'Asha Rao' }),
    relationshipManagerId: '7',
    registeredBy: 'U_ADVISOR',
    registeredAt: new Date(),
    bookId: null,
  },
};

const setUp = async (t: Parameters<typeof slackOverHttp>[0], overrides: Partial<Services> = {}) => {
  const services = { previewIntake: async () => preview, registerClient: async () => registered, waitingProfile: async () => null };
  const setup = await slackOverHttp(t, { ...services, ...overrides });
  await sendCommand(setup.url, command('/bond-new-client', '', { response_url: setup.api.responseUrl }));
  return setup;
};
const form = async ({ api }: Setup): Promise<Json> => (await api.nth('views.open')).view;
const submit = async (setup: Setup, view: Json, values: Json = state()): Promise<Json> => {
  const body: Json = submission(view.callback_id, values, view.private_metadata);
  body.view.blocks = view.blocks;
  const response = await sendInteraction(setup.url, body);
  const text = await response.text();
  return text === '' ? {} : JSON.parse(text);
};
const press = (view: Json, actionId: string, values: Json = {}): Json => ({
  ...feedbackPress(''),
  container: { type: 'view', view_id: 'V1' },
  channel: undefined,
  message: undefined,
  view: { ...view, id: 'V1', hash: 'h1', state: { values } },
  actions: [{ type: 'button', action_id: actionId, block_id: 'b', action_ts: '1.1' }],
});

test('the command opens the form; what is typed after it is the name', async (t) => {
  const setup = await slackOverHttp(t);
  await sendCommand(setup.url, command('/bond-new-client', 'Asha &lt;Rao&gt;'));
  const view = await form(setup);
  t.is(view.callback_id, 'intake_form');
  t.like(view.blocks.find((block: Json) => block.block_id === 'intake_name').element, { initial_value: 'Asha <Rao>' });
});

test('a stranger and an advisor mapped to nobody get words, not a form', async (t) => {
  const setup = await slackOverHttp(t, { whoIs: async (id) => (id === 'U_NOBODY' ? null : { ...ADVISOR, sees: [] }) });
  await sendCommand(setup.url, command('/bond-new-client', '', { response_url: setup.api.responseUrl }));
  t.regex(String((await setup.api.nth('response_url')).text), /You can’t register a client yet/);
  await sendCommand(setup.url, command('/bond-new-client', '', { response_url: setup.api.responseUrl, user_id: 'U_NOBODY' }));
  t.regex(String((await setup.api.nth('response_url', 2)).text), /role/);
  t.deepEqual(setup.api.of('views.open'), []);
});

test('every error comes back at its field, and no service is called', async (t) => {
  const setup = await setUp(t, { previewIntake: async () => t.fail() as never });
  const answer = await submit(setup, await form(setup), state({ amount: { value: 'plenty' }, age: { value: '7' } }));
  t.is(answer.response_action, 'errors');
  t.deepEqual(Object.keys(answer.errors).sort(), ['intake_age', 'intake_amount']);
});

test('picking a band by hand asks for the reason, keeps the questionnaire next to it, and keeps what was filled in', async (t) => {
  const setup = await setUp(t);
  await sendInteraction(setup.url, press(await form(setup), 'intake_band', state({ band: option('C') })));
  const { view, view_id: viewId } = (await setup.api.nth('views.update')) as Json;
  t.is(viewId, 'V1');
  const blocks = view.blocks.map((block: Json) => block.block_id);
  t.true(blocks.includes('intake_reason') && blocks.includes('intake_loss'));
  t.is(view.blocks.find((block: Json) => block.block_id === 'intake_amount').element.initial_value, '25 lakh');
});

test('an error at a field that is not on the form yet adds the field, because Slack would refuse the error', async (t) => {
  const setup = await setUp(t);
  const answer = await submit(setup, await form(setup), state({ band: option('C'), loss: undefined }));
  t.is(answer.response_action, 'update');
  t.true(answer.view.blocks.some((block: Json) => block.block_id === 'intake_reason'));
});

test('a filled-in form is answered with the preview: facts, duplicates, arithmetic, segment, recommendation', async (t) => {
  const asked: Json[] = [];
  const setup = await setUp(t, {
    previewIntake: async (request) => {
      asked.push(request);
      return preview;
    },
  });
  const answer = await submit(setup, await form(setup));
  t.is(answer.response_action, 'update');
  t.like(asked[0], { actor: { id: 'U_ADVISOR' }, facts: { name: 'Asha Rao', horizonDays: 1826 } });
  const said = JSON.stringify(answer.view);
  for (const words of [
    'Nothing is saved yet',
    'C_0007',
    'Together 11 of 20; 8 to 13 points are band B',
    'Middle-aged Balanced',
    'Would be offered Corporate Bonds first',
  ]) {
    t.true(said.includes(words), words);
  }
});

test('the preview leads back to the form as it was filled in', async (t) => {
  const setup = await setUp(t);
  const shown = (await submit(setup, await form(setup))).view;
  await sendInteraction(setup.url, press(shown, 'intake_change'));
  const { view } = (await setup.api.nth('views.update')) as Json;
  t.is(view.callback_id, 'intake_form');
  const element = (field: string) => view.blocks.find((block: Json) => block.block_id === `intake_${field}`).element;
  t.is(element('birthDate').initial_date, '1984-07-21');
  t.is(element('horizon').initial_option.value, '5y');
  t.deepEqual(
    element('objectives').initial_options.map((each: Json) => each.value),
    ['income'],
  );
  t.is(element('name').initial_value, 'Asha Rao');
});

test('a parent who is somebody else’s client is refused at its field', async (t) => {
  const setup = await setUp(t, { previewIntake: async () => ({ kind: 'unknown-parent' }) });
  const answer = await submit(setup, await form(setup));
  t.deepEqual(Object.keys(answer.errors), ['intake_parent']);
});

test('a slow preview is shown later, and a failed one leaves the form filled in', async (t) => {
  let finish: (outcome: PreviewIntakeOutcome) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const slow = () =>
    new Promise<PreviewIntakeOutcome>((resolve, reject) => {
      finish = resolve;
      fail = reject;
    });
  const setup = await setUp(t, { previewIntake: slow });
  const view = await form(setup);
  t.regex(JSON.stringify((await submit(setup, view)).view), /One moment/);
  finish(preview);
  t.is(((await setup.api.nth('views.update')) as Json).view.callback_id, 'intake_preview');
  await submit(setup, view);
  fail(new Error('the database is away'));
  const again = ((await setup.api.nth('views.update', 2)) as Json).view;
  t.is(again.callback_id, 'intake_form');
  t.regex(JSON.stringify(again), /The preview didn’t work.*Asha Rao/);
});

test('somebody who goes back twice, or closes the form meanwhile, is not told that something broke', async (t) => {
  const setup = await setUp(t);
  const view = await form(setup);
  const shown = (await submit(setup, view)).view;
  for (const error of ['hash_conflict', 'not_found']) {
    setup.api.answer('views.update', () => ({ ok: false, error }));
    t.is((await sendInteraction(setup.url, press(view, 'intake_band', state({ band: option('B') })))).status, 200);
    t.is((await sendInteraction(setup.url, press(shown, 'intake_change'))).status, 200);
  }
  await setup.app.stop();
  t.is(setup.api.of('views.update').length, 4);
  t.deepEqual([...setup.api.of('response_url'), ...setup.api.of('chat.postEphemeral'), ...setup.api.of('chat.postMessage')], []);
});

test('registering is answered with the id, the buttons and the recommendation', async (t) => {
  const asked: Json[] = [];
  const setup = await setUp(t, {
    registerClient: async (request) => {
      asked.push(request);
      return registered;
    },
  });
  const shown = (await submit(setup, await form(setup))).view;
  t.deepEqual(await submit(setup, shown, {}), {});
  const said = JSON.stringify((await setup.api.nth('chat.postMessage')).blocks);
  t.regex(said, /Registered as .*N_0001.*Asha Rao/);
  t.regex(said, /client_profile.*client_family.*link_client/);
  t.regex(String((await setup.api.nth('chat.postMessage', 2)).text), /^Offer Corporate Bonds/);
  t.like(asked[0], { actor: { id: 'U_ADVISOR' }, facts: { name: 'Asha Rao' } });
  t.regex(asked[0].intakeId, /^[\w-]{36}$/);
});

test('the same preview submitted twice carries the same form, and the second time says so without another recommendation', async (t) => {
  const ids: string[] = [];
  const setup = await setUp(t, {
    registerClient: async ({ intakeId }) => {
      ids.push(intakeId);
      return { ...registered, fresh: ids.length === 1 };
    },
  });
  const shown = (await submit(setup, await form(setup))).view;
  await submit(setup, shown, {});
  await setup.api.nth('chat.postMessage', 2);
  // It says that the answer is in direct messages.
  await setup.api.nth('response_url');
  await submit(setup, shown, {});
  t.regex(String((await setup.api.nth('response_url', 2)).text), /^Registered already as N_0001/);
  t.is(new Set(ids).size, 1);
  t.is(setup.api.of('chat.postMessage').length, 2);
});

test('if saving fails, the modal stays open, and the person is told with a reference on top of it', async (t) => {
  const setup = await setUp(t, { registerClient: () => Promise.reject(new Error('the database is away')) });
  const shown = (await submit(setup, await form(setup))).view;
  const response = await submit(setup, shown, {});
  t.is(response.response_action, 'push');
  t.regex(JSON.stringify(response.view), /didn’t work/);
});

test('metadata that somebody made up registers nobody', async (t) => {
  const setup = await setUp(t, { registerClient: async () => t.fail() as never });
  for (const metadata of ['', '{}', 'null', '{"intakeId":"../../x","channel":"C","responseUrl":null,"form":{}}']) {
    t.deepEqual(await submit(setup, { callback_id: 'intake_preview', private_metadata: metadata, blocks: [] }, {}), {});
  }
  t.deepEqual(setup.api.of('chat.postMessage'), []);
});

test('undoing a registration deletes its messages and says so', async (t) => {
  const place = { channel: 'D_U_ADVISOR', ts: '1700000000.000900' };
  const setup = await setUp(t, { undoRegistration: async () => ({ kind: 'undone', id: clientId('N_0001'), messages: [place] }) });
  const pressed = feedbackPress('');
  await sendInteraction(setup.url, {
    ...pressed,
    response_url: setup.api.responseUrl,
    actions: [{ type: 'button', action_id: 'undo_registration', block_id: 'b', value: 'N_0001', action_ts: '1700000300.000001' }],
  });
  t.like(await setup.api.nth('chat.delete'), place);
  await setup.api.nth('chat.delete', 2);
  t.regex(String((await setup.api.nth('response_url')).text), /^N_0001 is no longer registered/);
});
