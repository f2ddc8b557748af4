import test from 'ava';
import { clientId } from '../../../src/advisor/units.ts';
import type { RegisteredClient } from '../../../src/usecases/ports/registered-clients.ts';
import type { Services } from '../../../src/usecases/services.ts';
import { audited } from '../../helpers/audited.ts';
import { intakeFacts } from '../../helpers/samples/intake-facts.ts';
import { sampleProfile } from '../../helpers/samples/sample-recommendation.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { command, feedbackPress, sendCommand, sendInteraction, submission } from '../../helpers/slack/slack-requests.ts';

type Setup = Awaited<ReturnType<typeof slackOverHttp>>;
// biome-ignore lint/suspicious/noExplicitAny: what Slack is sent is read as JSON.
type Json = any;

const CLIENT: RegisteredClient = {
  id: clientId('N_0001'),
  facts: intakeFacts({ name: 'Asha Rao' }),
  relationshipManagerId: '7',
  registeredBy: 'U_ADVISOR',
  registeredAt: new Date('2026-06-30T10:00:00Z'),
  bookId: null,
};
const LINKS: Partial<Services> = {
  registeredClientFor: async () => CLIENT,
  previewLink: async ({ bookId }) => ({
    kind: 'linkable',
    client: CLIENT,
    book: audited(sampleProfile({ clientId: clientId(bookId) })),
    differences: [{ what: 'gender', recorded: 'F', inBook: 'M' }],
    fills: ['risk band B', 'the horizon'],
  }),
  linkClient: async ({ bookId }) => ({ kind: 'linked', client: CLIENT, bookId: clientId(bookId) }),
};
const press = ({ api }: Setup, value = 'N_0001'): Json => ({
  ...feedbackPress(''),
  response_url: api.responseUrl,
  actions: [{ type: 'button', action_id: 'link_client', block_id: 'b', value, action_ts: '1.1' }],
});
const pickedClient = (value: string): Json => ({ link_book_client: { client_picked: { selected_option: { value } } } });
const submit = async (setup: Setup, view: Json, values: Json): Promise<Json> => {
  const text = await (await sendInteraction(setup.url, submission(view.callback_id, values, view.private_metadata))).text();
  return text === '' ? {} : JSON.parse(text);
};
const opened = async (setup: Setup): Promise<Json> => (await setup.api.nth('views.open')).view;

test('the button asks which client of the book, then says what linking does, then links', async (t) => {
  const setup = await slackOverHttp(t, LINKS);
  await sendInteraction(setup.url, press(setup));
  const confirm = (await submit(setup, await opened(setup), pickedClient('C_0042'))).view;
  t.is(confirm.callback_id, 'link_confirm');
  t.regex(JSON.stringify(confirm), /gender: Female as recorded, Male in the book.*from the intake risk band B, the horizon/);
  t.deepEqual(await submit(setup, confirm, {}), {});
  t.regex(String((await setup.api.nth('chat.postMessage')).text), /^N_0001 is C_0042 in the firm’s book/);
});

test('if the book is slow, the modal waits and then shows the outcome', async (t) => {
  let finish: (outcome: Awaited<ReturnType<Services['previewLink']>>) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const slow: Services['previewLink'] = () =>
    new Promise((resolve, reject) => {
      finish = resolve;
      fail = reject;
    });
  const setup = await slackOverHttp(t, { ...LINKS, previewLink: slow });
  await sendInteraction(setup.url, press(setup));
  const view = await opened(setup);
  t.regex(JSON.stringify((await submit(setup, view, pickedClient('C_0042'))).view), /One moment/);
  finish({ kind: 'source-down' });
  const refused = ((await setup.api.nth('views.update')) as Json).view;
  t.is(refused.callback_id, 'link_form');
  t.regex(JSON.stringify(refused), /can’t be read right now/);
  await submit(setup, refused, pickedClient('C_0042'));
  fail(new Error('the database is away'));
  const failed = ((await setup.api.nth('views.update', 2)) as Json).view;
  t.is(failed.callback_id, 'link_form');
  t.is(failed.private_metadata, view.private_metadata);
  t.regex(JSON.stringify(failed), /That didn’t work/);
});

test('the command with a registered id opens the same modal', async (t) => {
  const setup = await slackOverHttp(t, LINKS);
  await sendCommand(setup.url, command('/bond-new-client', 'N_0001'));
  t.is((await opened(setup)).callback_id, 'link_form');
});

test('somebody who may not see the registered client gets no modal', async (t) => {
  const setup = await slackOverHttp(t, { registeredClientFor: async () => null });
  await sendInteraction(setup.url, press(setup));
  t.regex(String((await setup.api.nth('response_url')).text), /isn’t a client you registered here/);
  t.deepEqual(setup.api.of('views.open'), []);
});

for (const [outcome, words] of [
  [{ kind: 'unknown-client', asked: 'C_0042' }, /No client of yours/],
  [{ kind: 'not-in-book', asked: 'N_0002' }, /was registered here too/],
  [{ kind: 'source-down' }, /can’t be read right now/],
  [{ kind: 'already-linked', client: { ...CLIENT, bookId: clientId('C_1') } }, /linked meanwhile/],
] as const) {
  test(`a client who cannot be linked is refused at the field: ${outcome.kind}`, async (t) => {
    const setup = await slackOverHttp(t, { ...LINKS, previewLink: async () => outcome });
    await sendInteraction(setup.url, press(setup));
    const answer = await submit(setup, await opened(setup), pickedClient('C_0042'));
    t.regex(answer.errors.link_book_client, words);
  });

  test(`the person is told what has changed since the confirmation was shown: ${outcome.kind}`, async (t) => {
    const setup = await slackOverHttp(t, { ...LINKS, linkClient: async () => outcome });
    await sendInteraction(setup.url, press(setup));
    const confirm = (await submit(setup, await opened(setup), pickedClient('C_0042'))).view;
    await submit(setup, confirm, {});
    t.truthy((await setup.api.nth('response_url')).text);
    t.deepEqual(setup.api.of('chat.postMessage'), []);
  });
}
