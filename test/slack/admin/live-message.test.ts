import test from 'ava';
import { liveMessage } from '../../../src/slack/admin/live-message.ts';
import { WorkspaceBlocks } from '../../../src/slack/blocks/workspace-blocks.ts';
import { Arrivals } from '../../../src/slack/edge/arrivals.ts';
import type { Edge } from '../../../src/slack/edge/edge.ts';
import { Turns } from '../../../src/slack/edge/turns.ts';
import type { Message } from '../../../views/blocks/blocks.ts';
import { ZONE } from '../../helpers/desk-on.ts';
import { RecordingLogger } from '../../helpers/slack/recording-logger.ts';

const saying = (text: string): Message => ({ text, blocks: [] });

const setUp = (update: (args: { text: string }) => Promise<object>) => {
  const posted: string[] = [];
  const client = {
    conversations: { open: async () => ({ channel: { id: 'D1' } }) },
    chat: {
      postMessage: async ({ text }: { text: string }) => {
        posted.push(text);
        return { ts: '1.1', channel: 'D1' };
      },
      update,
    },
  };
  const edge = {
    client,
    logger: new RecordingLogger(),
    turns: new Turns(),
    arrivals: new Arrivals(),
    blocks: new WorkspaceBlocks({ now: () => new Date() }, new RecordingLogger(), ZONE),
  };
  return { posted, edge: edge as unknown as Edge };
};

test('of a hundred updates in a moment only the newest is shown, and the outcome is what stays', async (t) => {
  const updated: string[] = [];
  const { posted, edge } = setUp(async ({ text }) => {
    updated.push(text);
    return {};
  });
  const live = await liveMessage(edge, 'U1', saying('begins'));
  for (let at = 1; at <= 100; at++) live.update(saying(`${at}%`));
  while (updated.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  for (let at = 101; at <= 200; at++) live.update(saying(`${at}%`));
  await live.finish(saying('done'));
  t.deepEqual(posted, ['begins']);
  t.deepEqual(updated, ['100%', 'done']);
});

test('if the message is gone, the outcome is posted as a new one', async (t) => {
  const { posted, edge } = setUp(async () => {
    throw new Error('message_not_found');
  });
  const live = await liveMessage(edge, 'U1', saying('begins'));
  live.update(saying('half'));
  await live.finish(saying('done'));
  t.deepEqual(posted, ['begins', 'done']);
});
