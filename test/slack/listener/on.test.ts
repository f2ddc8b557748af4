import { setTimeout as after } from 'node:timers/promises';
import test from 'ava';
import type { Edge } from '../../../src/slack/edge/edge.ts';
import { type ListeningEdge, listenOn } from '../../../src/slack/listener/listen-on.ts';
import type { On } from '../../../src/slack/listener/on.ts';
import { rememberAsker } from '../../../src/slack/listener/remember-asker.ts';
import type { Reply } from '../../../src/slack/listener/reply.ts';
import { deskOn } from '../../helpers/desk-on.ts';
import { ADVISOR, fakeServices } from '../../helpers/slack/fake-services.ts';
import { RecordingLogger } from '../../helpers/slack/recording-logger.ts';

type Listener = (args: object) => Promise<void>;

/** An app that keeps its listeners, and an edge that notes what people are told. */
const listening = () => {
  const listeners = new Map<string, Listener>();
  const register = (id: string, listener: Listener): void => void listeners.set(id, listener);
  const app = { command: register, action: register, view: register, shortcut: register, options: register };
  const said: unknown[] = [];
  const client = { slackApiUrl: 'http://localhost/', chat: { postEphemeral: async (message: unknown) => void said.push(message) } };
  const { services } = fakeServices({ refuseAdministration: async ({ role }) => (role === 'admin' ? null : { kind: 'not-allowed' }) });
  const edge = {
    services,
    client,
    logger: new RecordingLogger(),
    clock: { now: () => new Date(0) },
    calendar: deskOn('2026-03-13'),
  } as unknown as ListeningEdge;
  const on = listenOn(app as unknown as Parameters<typeof listenOn>[0], edge);
  const send = async (id: string, userId: string, more: object = {}) => {
    const acknowledged: unknown[] = [];
    const view = { id: 'V1', private_metadata: '', state: { values: {} } };
    await listeners.get(id)?.({
      ack: async (response?: unknown) => void acknowledged.push(response ?? 'plain'),
      command: { user_id: userId, channel_id: 'C1', response_url: '', text: 'C_0042', trigger_id: '1.1' },
      body: { user: { id: userId }, trigger_id: '1.1', view },
      view,
      ...more,
    });
    return acknowledged;
  };
  return { on, said, send, edge };
};

test('a command is acknowledged once, before its handler runs, and the handler knows who asks and what was typed', async (t) => {
  const { on, send } = listening();
  const heard: unknown[] = [];
  on.command('/x')
    .admitted()
    .answer(async ({ actor, asker, text }) => void heard.push([actor.id, asker.channel, text]));
  t.deepEqual(await send('/x', ADVISOR.id), ['plain']);
  t.deepEqual(heard, [[ADVISOR.id, 'C1', 'C_0042']]);
});

test('a stranger is told whom to ask, and the handler isn’t called', async (t) => {
  const { on, send, said } = listening();
  on.command('/x')
    .admitted()
    .answer(async () => t.fail('answered a stranger'));
  t.deepEqual(await send('/x', 'U_STRANGER'), ['plain']);
  t.is(said.length, 1);
});

test('a press in a modal is answered where the modal was asked for, and a press on Home in direct messages', async (t) => {
  const { on, send } = listening();
  const channels: string[] = [];
  on.press('x')
    .admitted()
    .answer(async ({ asker }) => void channels.push(asker.channel));
  const asked = rememberAsker({ userId: ADVISOR.id, channel: 'C7', responseUrl: null });
  for (const private_metadata of [asked, '']) {
    await send('x', ADVISOR.id, { body: { user: { id: ADVISOR.id }, trigger_id: '1.1', actions: [], view: { private_metadata } } });
  }
  t.deepEqual(channels, ['C7', ADVISOR.id]);
});

test('somebody who isn’t an admin is refused where only admins may ask', async (t) => {
  const { on, send, said } = listening();
  on.command('/x')
    .admin('models')
    .answer(async () => t.fail('let an adviser administer'));
  await send('/x', ADVISOR.id);
  t.is(said.length, 1);
});

test('a form with something wrong stays open with words under its fields, and is handled once nothing is', async (t) => {
  const { on, send } = listening();
  let problem = true;
  const handled: number[] = [];
  on.submission('form')
    .reading(() => (problem ? { errors: { block: 'Pick one' } } : { form: 7 }))
    .admitted()
    .answer(async ({ form }) => void handled.push(form));
  t.deepEqual(await send('form', ADVISOR.id), [{ response_action: 'errors', errors: { block: 'Pick one' } }]);
  t.deepEqual(handled, []);
  problem = false;
  t.deepEqual(await send('form', ADVISOR.id), ['plain']);
  t.deepEqual(handled, [7]);
});

test('a handler that replies decides what becomes of the form, and what follows comes after Slack has the answer', async (t) => {
  const { on, send } = listening();
  const order: string[] = [];
  on.submission('form')
    .replying()
    .admitted()
    .answer(async (): Promise<Reply> => ({ kind: 'close', afterwards: async () => void order.push('afterwards') }));
  t.deepEqual(await send('form', ADVISOR.id, { ack: async () => void order.push('acknowledged') }), []);
  t.deepEqual(order, ['acknowledged', 'afterwards']);
});

test('a stranger who submits a form closes it, or is told under a field', async (t) => {
  const { on, send } = listening();
  const never = async (): Promise<Reply> => {
    t.fail('answered a stranger');
    return { kind: 'close' };
  };
  on.submission('closes').replying().admitted().answer(never);
  on.submission('told')
    .replying({ strangers: { block: 'Only an admin can do this' } })
    .admitted()
    .answer(never);
  t.deepEqual(await send('closes', 'U_STRANGER'), ['plain']);
  t.deepEqual(await send('told', 'U_STRANGER'), [{ response_action: 'errors', errors: { block: 'Only an admin can do this' } }]);
});

test('Slack has its answer to a stranger’s form before the stranger is told, however slow telling is', async (t) => {
  const { on, send, edge } = listening();
  const told: string[] = [];
  const postEphemeral = async (): Promise<void> => {
    await after(50);
    told.push('told');
  };
  Object.assign(edge, { client: { ...edge.client, chat: { postEphemeral } } });
  const never = async (): Promise<Reply> => ({ kind: 'clear' });
  on.submission('closes').replying().admitted().answer(never);
  on.submission('told')
    .replying({ strangers: { block: 'Only an admin can do this' } })
    .admitted()
    .answer(never);
  on.submission('admin').replying().admin('models').answer(never);
  for (const [id, user] of [
    ['closes', 'U_STRANGER'],
    ['told', 'U_STRANGER'],
    ['admin', ADVISOR.id],
  ] as const) {
    told.length = 0;
    await send(id, user, { ack: async () => void told.push('acknowledged') });
    t.deepEqual(told, ['acknowledged', 'told'], id);
  }
});

test('a handler that throws ends in words with a reference, and the request was acknowledged all the same', async (t) => {
  const { on, send, said } = listening();
  on.command('/x')
    .admitted()
    .answer(async () => {
      throw new Error('broken');
    });
  t.deepEqual(await send('/x', ADVISOR.id), ['plain']);
  t.is(said.length, 1);
  t.notRegex(JSON.stringify(said), /broken/);
});

/** Each of these is refused by the compiler; `tsc` fails if one no longer is. */
const refusedByTheCompiler = (on: On, edge: Edge<'lookUpClient'>): void => {
  // @ts-expect-error a command has to say whom it answers
  on.command('/x').answer(async () => {});
  // @ts-expect-error a press has to say whom it answers
  on.press('x').answer(async () => {});
  // @ts-expect-error a form has to be read, or replied to, before anyone is let in
  on.submission('x').admitted();
  const replying = on.submission('x').replying().admitted();
  // @ts-expect-error a client can't be asked for where the handler owes Slack a reply
  replying.client;
  // @ts-expect-error a form that's replied to owes Slack a reply: it can't be left unacknowledged
  replying.answer(async () => {});
  on.command('/x')
    .admitted()
    // @ts-expect-error nothing is left for a handler to acknowledge
    .answer(async ({ ack }) => ack());
  on.command('/x')
    .forAnyone('a reason')
    // @ts-expect-error whoever lets everyone in doesn't know who asks
    .answer(async ({ actor }) => void actor);
  // @ts-expect-error letting everyone in needs a reason
  on.command('/x').forAnyone();
  // @ts-expect-error a listener may use only the services that its type names
  edge.services.recommendBond;
};

test('a listener that forgets to admit, to acknowledge or to name a dependency does not compile', (t) => {
  // The compiler proves it: each line above has to fail.
  t.is(refusedByTheCompiler.length, 2);
});
