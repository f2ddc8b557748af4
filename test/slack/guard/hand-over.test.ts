import type { ReceiverEvent } from '@slack/bolt';
import test from 'ava';
import { BusyError } from '../../../src/slack/edge/queues.ts';
import { RunningWork } from '../../../src/slack/edge/running-work.ts';
import { guardHandOver } from '../../../src/slack/guard/hand-over.ts';
import type { Incoming } from '../../../src/slack/guard/incoming.ts';
import { fakeServices } from '../../helpers/slack/fake-services.ts';
import { press } from '../../helpers/slack/press.ts';
import { RecordingLogger } from '../../helpers/slack/recording-logger.ts';
import { command, eventOf, homeOpened, reaction, submission, suggestion } from '../../helpers/slack/slack-requests.ts';

const BUSY = 'Bond Advisor is busy right now. Try again in a minute.';

/** Hands one body over. `lines`: whether they have room, and whether work gets its turn. */
const handOver = async (body: object, lines: { readonly room: boolean; readonly turn: boolean }, process = async () => {}) => {
  const { services, inbox } = fakeServices();
  const logger = new RecordingLogger();
  const acknowledged: unknown[] = [];
  const told: Incoming[] = [];
  let processed = 0;
  const app = guardHandOver(
    {
      processEvent: async () => {
        processed++;
        await process();
      },
    },
    {
      services,
      logger,
      running: new RunningWork(),
      queues: {
        hasRoom: () => lines.room,
        run: async (_, work) => {
          if (!lines.turn) throw new BusyError('turned away');
          return work();
        },
      },
      tellBusy: async (incoming) => void told.push(incoming),
      isOurs: async () => true,
      isStopping: () => false,
      botUserId: () => 'UBOT',
      clock: { now: () => new Date() },
    },
  );
  const failed = await app
    .processEvent({ body, ack: async (answer?: unknown) => void acknowledged.push(answer) } as unknown as ReceiverEvent)
    .then(
      () => null,
      (error: unknown) => error,
    );
  return { acknowledged, told: told.map(({ kind }) => kind), processed, inbox, logger, failed };
};

const FULL = { room: false, turn: false };
const LATE = { room: true, turn: false };
const FREE = { room: true, turn: true };
const withInput = (id: string) => {
  const form = submission(id, {}, '') as { readonly view: object };
  return { ...form, view: { ...form.view, blocks: [{ type: 'section' }, { type: 'input', block_id: 'client' }] } };
};

test('a command that finds its line full is told so in its acknowledgement; one that waited too long, afterwards', async (t) => {
  const full = await handOver(command('/bond-recommend', 'C_0042'), FULL);
  t.like(full.acknowledged[0] as object, { response_type: 'ephemeral', text: BUSY });
  t.deepEqual([full.acknowledged.length, full.told, full.processed], [1, [], 0]);
  const late = await handOver(command('/bond-recommend', 'C_0042'), LATE);
  t.deepEqual([late.acknowledged, late.told], [[undefined], ['command']]);
});

test('a press or a direct message is acknowledged, then told', async (t) => {
  const message = eventOf({ type: 'message', channel_type: 'im', user: 'U_ADVISOR', channel: 'D1', ts: '1.2', text: 'hello' });
  for (const lines of [FULL, LATE]) {
    t.like(await handOver(press('client_profile', 'C_0042'), lines), { acknowledged: [undefined], told: ['press'] });
    t.like(await handOver(message, lines), { acknowledged: [undefined], told: ['direct message'] });
    t.like(await handOver(homeOpened('U_ADVISOR'), lines), { acknowledged: [undefined], told: ['home'] });
  }
});

test('a form stays as it was filled in, with words under its field or on top; a list says it was not searched', async (t) => {
  const withField = await handOver(withInput('pick_client'), FULL);
  t.deepEqual(withField.acknowledged, [{ response_action: 'errors', errors: { client: BUSY } }]);
  const [onTop] = (await handOver(submission('intake_preview', {}, ''), FULL)).acknowledged;
  t.like(onTop as object, { response_action: 'push', view: { type: 'modal' } });
  const [list] = (await handOver(suggestion('client_picked', 'C'), FULL)).acknowledged as ReadonlyArray<{ readonly options: object[] }>;
  t.is(list?.options.length, 1);
});

test('a vote is stored and acknowledged even where its line is full: it is learned from later', async (t) => {
  const { inbox, acknowledged, told, failed } = await handOver(reaction('reaction_added', '+1'), FULL);
  t.is(inbox.size, 1);
  t.deepEqual([acknowledged, told, failed], [[undefined], [], null]);
});

test('a body that Slack would not send is acknowledged and ignored', async (t) => {
  for (const body of [
    null,
    7,
    [],
    { type: 'block_actions', user: null },
    { type: 'event_callback', event: { type: 'message', user: null } },
  ]) {
    const { acknowledged, processed } = await handOver(body as object, FREE);
    t.deepEqual([acknowledged, processed], [[undefined], 0], JSON.stringify(body));
  }
});

test('what fails or acknowledges nothing is acknowledged all the same, once', async (t) => {
  const broken = async (): Promise<void> => {
    throw new TypeError('Bolt stumbled');
  };
  const silent = await handOver(withInput('pick_client'), FREE);
  const failed = await handOver(withInput('pick_client'), FREE, broken);
  for (const { acknowledged } of [silent, failed]) {
    t.like(acknowledged[0] as object, { response_action: 'errors' });
    t.is(acknowledged.length, 1);
  }
  t.true(failed.failed instanceof TypeError);
  t.deepEqual((await handOver(suggestion('client_picked', 'C'), FREE)).acknowledged, [{ options: [] }]);
});
