import test, { type ExecutionContext } from 'ava';
import { SLASH_COMMANDS } from '../../../commands/index.ts';
import { registerListeners, type WholeEdge } from '../../../src/slack/listeners.ts';
import { press } from '../../helpers/slack/press.ts';
import { productOverHttp } from '../../helpers/slack/product-over-http.ts';
import { started } from '../../helpers/slack/slack-over-socket.ts';
import {
  command,
  eventOf,
  FORM,
  feedbackPress,
  homeOpened,
  homePress,
  reaction,
  sendCommand,
  sendSigned,
  submission,
  suggestion,
} from '../../helpers/slack/slack-requests.ts';

type Json = Record<string, unknown>;
interface Body {
  readonly what: string;
  readonly body: Json;
  readonly sentAs: 'event' | 'interaction' | 'command';
}

/** Pseudo-random numbers from 0 to 1 (mulberry32): the same for the same seed. */
const randomFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** The ids of everything that's listened to, by Bolt's kind. */
const listenedTo = (): Readonly<Record<string, readonly string[]>> => {
  const ids: Record<string, string[]> = { action: [], view: [], options: [], shortcut: [] };
  const app = new Proxy({}, { get: (_, kind) => (id: unknown) => typeof id === 'string' && ids[String(kind)]?.push(id) });
  registerListeners(app as Parameters<typeof registerListeners>[0], {} as WholeEdge, () => null, SLASH_COMMANDS, { refused: () => {} });
  return ids;
};

const TEAM = { team: { id: 'T1', domain: 'firm' }, user: { id: 'U_ADMIN', team_id: 'T1' }, api_app_id: 'A1', token: 'unused' };
const FILLED = {
  client: { client_picked: { type: 'external_select', selected_option: { value: 'C_0042' } } },
  choice: { chosen_type: { type: 'static_select', selected_option: { value: 'nothing' } } },
};

/** One whole body of everything that Slack sends us. */
const wholeBodies = (): readonly Body[] => {
  const { action = [], view = [], options = [], shortcut = [] } = listenedTo();
  const interaction = (what: string, body: Json): Body => ({ what, body, sentAs: 'interaction' });
  const event = (what: string, body: Json): Body => ({ what, body, sentAs: 'event' });
  return [
    ...SLASH_COMMANDS.list.map(({ command: name }): Body => ({ what: name, body: command(name, 'C_0042'), sentAs: 'command' })),
    ...action.flatMap((id) => [
      interaction(id, press(id, 'C_0042', 'U_ADMIN')),
      interaction(id, homePress(id, { user: 'U_ADMIN', value: '1' })),
    ]),
    ...view.map((id) => interaction(id, submission(id, FILLED, '{"channel":"D_U_ADMIN","responseUrl":null}', 'U_ADMIN'))),
    ...view.map((id) => interaction(`${id} closed`, { ...submission(id, {}, ''), type: 'view_closed' })),
    ...options.map((id) => interaction(id, suggestion(id, 'C_0'))),
    ...shortcut.flatMap((id) => [
      interaction(id, { ...TEAM, type: 'shortcut', callback_id: id, trigger_id: '9.1', action_ts: '1700000000.000100' }),
      interaction(id, {
        ...TEAM,
        type: 'message_action',
        callback_id: id,
        trigger_id: '9.2',
        response_url: '',
        channel: { id: 'C_TEAM', name: 'team' },
        message: {
          type: 'message',
          ts: '1700000000.000100',
          text: 'C_0042',
          blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'C_0041' } }],
        },
      }),
    ]),
    interaction('feedback', feedbackPress('up:8b6b2a36-7e0e-4a3c-9f2e-0d5f0c1e2a11')),
    event('reaction', reaction('reaction_added', '+1')),
    event('reaction removed', reaction('reaction_removed', '-1')),
    event('home', homeOpened('U_ADMIN')),
    event('messages tab', homeOpened('U_ADMIN', 'messages')),
    event('joined', eventOf({ type: 'member_joined_channel', user: 'UBOT', channel: 'C_TEAM', channel_type: 'C', inviter: 'U_ADMIN' })),
    event(
      'message',
      eventOf({ type: 'message', channel_type: 'im', user: 'U_ADMIN', channel: 'D1', ts: '1700000000.000200', text: 'C_0042?' }),
    ),
    event('unknown', eventOf({ type: 'team_join', user: { id: 'U9' } })),
  ];
};

const deep = (levels: number): unknown => (levels === 0 ? 'x' : [deep(levels - 1)]);
const ODD: ReadonlyArray<unknown> = [
  null,
  undefined,
  true,
  0,
  -1.5,
  1e308,
  '',
  ' ',
  '__proto__',
  'constructor',
  '\u0000\ud800\u202e',
  '👩‍👩‍👧‍👦'.repeat(200),
  'x'.repeat(200_000),
  [],
  {},
  [null],
  [[{}]],
  { id: null },
  { id: 'U1', values: { a: { b: null } } },
  deep(500),
];

/** Every place in a body, as its holder and key. */
const placesIn = (value: unknown, found: Array<readonly [Json, string]> = []): Array<readonly [Json, string]> => {
  if (typeof value !== 'object' || value === null) return found;
  for (const key of Object.keys(value)) {
    found.push([value as Json, key]);
    placesIn((value as Json)[key], found);
  }
  return found;
};

const mutated = (body: Json, random: () => number): Json => {
  const copy = structuredClone(body);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  for (let changes = 1 + Math.floor(random() * 3); changes > 0; changes--) {
    const places = placesIn(copy);
    if (places.length === 0) break;
    const [holder, key] = pick(places);
    const odd = structuredClone(pick(ODD));
    if (odd === undefined) delete holder[key];
    else if (random() < 0.15)
      holder[pick(['event', 'command', 'name', 'actions', 'view', 'channel', 'authorizations', 'function_data'])] = odd;
    else holder[key] = random() < 0.2 ? [holder[key]] : odd;
  }
  return copy;
};

const asForm = (body: Json): string => {
  const fields = Object.entries(body).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, typeof one === 'string' ? one : JSON.stringify(one)]),
  );
  return new URLSearchParams(fields).toString();
};

const send = (url: string, { sentAs }: Body, body: Json): Promise<Response> => {
  if (sentAs === 'event') return sendSigned(url, JSON.stringify(body));
  return sendSigned(url, sentAs === 'command' ? asForm(body) : asForm({ payload: JSON.stringify(body) }), { contentType: FORM });
};

const AT_ONCE = 8;

/** Sends so many mutated bodies, signed, to the whole product. */
const survives = async (t: ExecutionContext, count: number, seed: number): Promise<void> => {
  const { url, api, logger } = await productOverHttp(t);
  const random = randomFrom(seed);
  const bodies = wholeBodies();
  const statuses = new Map<number, number>();
  let slowest = 0;
  for (let sent = 0; sent < count; sent += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - sent) }, async () => {
      const chosen = bodies[Math.floor(random() * bodies.length)] as Body;
      const body = mutated(chosen.body, random);
      const began = performance.now();
      const { status } = await send(url, chosen, body);
      slowest = Math.max(slowest, performance.now() - began);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      // Bolt answers 404 when nobody acknowledged for three seconds.
      if (status !== 200 && status !== 400) t.fail(`${chosen.what}: ${status} for ${JSON.stringify(body).slice(0, 2000)}`);
    });
    await Promise.all(batch);
    // The log is only for this batch: it holds what these bodies did.
    const broken = logger.lines.splice(0).filter((line) => /TypeError|RangeError|ReferenceError/.test(JSON.stringify(line)));
    t.deepEqual(broken, []);
  }
  t.log(`${count} bodies of seed ${seed}: ${JSON.stringify(Object.fromEntries(statuses))}, slowest ${Math.round(slowest)} ms`);
  const before = api.of('chat.postMessage').length;
  t.is((await sendCommand(url, command('/bond-recommend', 'C_0042', { user_id: 'U_ADMIN', channel_id: 'D_U_ADMIN' }))).status, 200);
  await api.nth('chat.postMessage', before + 1);
};

const ENVELOPES = { event: 'events_api', command: 'slash_commands', interaction: 'interactive' } as const;

/** The same over Socket Mode, where an acknowledgement is all there is. An event without a type is no frame for Slack's client. */
export const testFuzzedEnvelopes = (count: number, seed: number): void => {
  test(`each of ${count} envelopes that Slack would not send is acknowledged`, async (t) => {
    const { slack } = await started(t);
    const random = randomFrom(seed);
    const bodies = wholeBodies();
    const sent: string[] = [];
    while (sent.length < count) {
      const chosen = bodies[Math.floor(random() * bodies.length)] as Body;
      const body = mutated(chosen.body, random);
      const { type } = Object(body.event) as { readonly type?: unknown };
      if (chosen.sentAs !== 'event' || typeof type === 'string') sent.push(slack.send(ENVELOPES[chosen.sentAs], body));
    }
    await Promise.all(sent.map((id) => slack.acknowledged(id)));
    t.is(slack.acks.length, count);
  });
};

export const testFuzzedBodies = (count: number, seed: number): void => {
  test(`each of ${count} signed bodies that Slack would not send gets 200 or 400 in time, and breaks nothing`, async (t) => {
    t.timeout(30 * 60_000);
    await survives(t, count, seed);
  });
};
