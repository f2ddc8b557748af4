import test from 'ava';
import { CLIENT_ACTIONS, CLIENT_MORE_ACTION, FAMILY_MORE_ACTION } from '../../views/asked-client/client-buttons.ts';
import { COMPARE_MORE_ACTION } from '../../views/compare/pair-button.ts';
import { productOverHttp, STAFF } from '../helpers/slack/product-over-http.ts';
import { command, eventOf, feedbackPress, sendCommand, sendEvent, sendInteraction, submission } from '../helpers/slack/slack-requests.ts';

type Role = keyof typeof STAFF;

/** A client of manager 1, to compare with the client who's asked about. */
const COMPARED = 'C_0042';

const typed = (name: string, textOf: (client: string) => string = (client) => client) => ({
  name: `${name} CLIENT`,
  ask: (url: string, user: string, client: string) =>
    sendCommand(url, command(name, textOf(client), { user_id: user, channel_id: `D_${user}` })),
});
const pressed = (actionId: string, idIn: (client: string) => string = (client) => client) => ({
  name: `button ${actionId}`,
  ask: (url: string, user: string, client: string) =>
    sendInteraction(
      url,
      feedbackPress('', {
        user: { id: user, team_id: 'T1' },
        channel: { id: `D_${user}`, name: 'directmessage' },
        actions: [{ type: 'button', action_id: actionId, block_id: 'b', value: idIn(client), action_ts: '1700000200.000001' }],
      }),
    ),
});

/** A filled-in form of a modal that a button opened. The id in it may be anything. */
const ladder = {
  name: 'a ladder for CLIENT',
  ask: (url: string, user: string, client: string) => {
    const chosen = (value: string) => ({ value: { type: 'static_select', selected_option: { value } } });
    const values = {
      ladder_amount: { value: { type: 'plain_text_input', value: '25 lakh' } },
      ladder_years: chosen('5'),
      ladder_lowest: chosen('A-'),
      ladder_callable: chosen('without'),
    };
    const metadata = JSON.stringify({ clientId: client, channel: `D_${user}`, responseUrl: null });
    return sendInteraction(url, submission('build_ladder', values, metadata, user));
  },
};

/** What somebody writes to the bot itself. */
const written = {
  name: 'a message that names CLIENT',
  ask: (url: string, user: string, client: string) =>
    sendEvent(
      url,
      eventOf({ type: 'message', channel_type: 'im', channel: `D_${user}`, user, text: `what about ${client}?`, ts: '1700000500.000100' }),
    ),
};

const asking = (name: string, textOf: (client: string) => string, more: (user: string) => object) => ({
  name,
  ask: (url: string, user: string, client: string) =>
    sendEvent(url, eventOf({ channel: `D_${user}`, user, text: textOf(client), ts: '1700000500.000100', ...more(user) })),
});
const inDirectMessages = () => ({ type: 'message', channel_type: 'im' });
const inPlainWords = [
  asking('"what should I offer CLIENT?"', (client) => `what should I offer ${client}?`, inDirectMessages),
  asking('"what did CLIENT buy last year?"', (client) => `what did ${client} buy last year?`, inDirectMessages),
  asking('"why not high yield for CLIENT?"', (client) => `why not high yield for ${client}?`, inDirectMessages),
  asking(
    'a mention in a channel',
    (client) => `<@UBOT> tell me about ${client}`,
    () => ({ type: 'app_mention', channel: 'C_DESK' }),
  ),
];

/** Everything that answers about a client without asking more. */
const SURFACES = [
  typed('/bond-recommend'),
  typed('/bond-client'),
  typed('/bond-family'),
  typed('/bond-compare', (client) => `${COMPARED} ${client}`),
  pressed(CLIENT_ACTIONS.recommend),
  pressed(CLIENT_ACTIONS.profile),
  pressed(CLIENT_ACTIONS.family),
  pressed(CLIENT_MORE_ACTION),
  pressed(FAMILY_MORE_ACTION),
  pressed(COMPARE_MORE_ACTION, (client) => JSON.stringify([COMPARED, client])),
  ladder,
  written,
  ...inPlainWords,
];

/** Which roles are answered about which clients: those of their own managers, or others. */
const MATRIX: ReadonlyArray<readonly [role: Role, whose: 'own' | 'other', answered: boolean]> = [
  ['stranger', 'own', false],
  ['stranger', 'other', false],
  ['advisor', 'own', true],
  ['advisor', 'other', false],
  ['supervisor', 'other', true],
  ['admin', 'other', true],
];

type Setup = Awaited<ReturnType<typeof productOverHttp>>;

/** Each message has an id of its own. */
const MESSAGE_ID = /"id":"[0-9a-f-]{36}"/g;

/** What the product answered, without the client's id, to compare the answers about two clients. */
const answerAbout = async (setup: Setup, surface: (typeof SURFACES)[number], user: string, client: string): Promise<readonly string[]> => {
  const before = setup.api.calls.length;
  t200(await surface.ask(setup.url, user, client));
  await setup.app.stop();
  return (
    setup.api.calls
      .slice(before)
      // Messages whose place isn't noted are looked for in the background.
      .filter(({ method }) => method !== 'conversations.open' && method !== 'conversations.history')
      .map(
        ({ method, args: { trigger_id: _, ...args } }) =>
          `${method} ${JSON.stringify(args).replaceAll(client, 'CLIENT').replace(MESSAGE_ID, '')}`,
      )
  );
};
const t200 = (response: Response): void => {
  if (response.status !== 200) throw new Error(`the request got ${response.status}`);
};

/** A client with purchases, of manager 1 or of another. */
const clientOf = async ({ product }: Setup, whose: 'own' | 'other'): Promise<string> => {
  for (const { clientId } of await product.stores.profiles.search('', 'all', 100)) {
    const found = await product.stores.profiles.find(clientId);
    const isOwn = found?.profile.relationshipManagerId === '1';
    if (found && found.profile.trades > 2 && isOwn === (whose === 'own') && clientId !== COMPARED) return clientId;
  }
  throw new Error(`there is no such client: ${whose}`);
};

for (const surface of SURFACES) {
  for (const [role, whose, answered] of MATRIX) {
    test.serial(
      `${surface.name}: ${role} asks about ${whose === 'own' ? 'a client of manager 1' : 'another manager’s client'} and ${answered ? 'is answered' : 'learns nothing'}`,
      async (t) => {
        const user = STAFF[role];
        const asking = await productOverHttp(t);
        const client = await clientOf(asking, whose);
        const answer = await answerAbout(asking, surface, user, client);
        // An id that starts the same and that no client has: both must get the same refusal.
        const nobody = await answerAbout(await productOverHttp(t), surface, user, `${client}X`);
        const rows: Array<{ action: string; client_id: Buffer | string | null }> = await asking.product.database
          .knex('advisor_audit')
          .where({ actor_id: user })
          .select('action', 'client_id');
        const looks = rows.filter(({ action, client_id }) => action !== 'access.refused' && String(client_id) === client);
        if (answered) {
          t.notDeepEqual(answer, nobody);
          t.true(answer.some((call) => call.startsWith('chat.postMessage') && call.includes('CLIENT')));
          t.true(looks.length > 0, 'the look is in the audit log');
        } else {
          t.deepEqual(answer, nobody);
          t.true(answer.length > 0, 'the person is told something');
          t.deepEqual(looks, []);
        }
      },
    );
  }
}
