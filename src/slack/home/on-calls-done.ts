import type { BlockAction } from '@slack/bolt';
import {
  CALLS_DONE_ACTION,
  CALLS_NOT_DONE_ACTION,
  callListMessage,
  notYourCallsMessage,
  readCallsOf,
} from '../../../views/home/call-list-message.ts';
import type { Edge } from '../edge/edge.ts';
import type { On } from '../listener/on.ts';
import { forConversation } from '../posting/posting.ts';
import { tell } from '../posting/tell.ts';

interface Menu {
  readonly action_id?: string;
  readonly options?: ReadonlyArray<{ readonly value?: string }>;
}

/** The clients who were done when the message was drawn, as its own menu has them. */
const doneIn = ({ message }: Pick<BlockAction, 'message'>): readonly string[] => {
  const blocks: ReadonlyArray<{ readonly elements?: readonly Menu[] }> = message?.blocks ?? [];
  const menu = blocks.flatMap(({ elements = [] }) => elements).find(({ action_id: id }) => id === CALLS_NOT_DONE_ACTION);
  return (menu?.options ?? []).flatMap(({ value }) => (value === undefined ? [] : [value]));
};

/** Whether the list is this person's. Lists of older versions don't say whose they are: those in direct messages are. */
const isOwn = ({ actions: [pressed], channel }: Pick<BlockAction, 'actions' | 'channel'>, userId: string): boolean => {
  const owner = readCallsOf(pressed?.block_id);
  return owner === null ? (channel?.id.startsWith('D') ?? false) : owner === userId;
};

/** "Done …" and "Not done …" under the list of clients to call: the message is redrawn without the clients who are done, or with one of them again. */
export const onCallsDone = (on: On, edge: Edge<'callList' | 'oldBook' | 'markCall'>): void => {
  for (const action of [CALLS_DONE_ACTION, CALLS_NOT_DONE_ACTION]) {
    on.press(action)
      .admitted()
      .answer(async ({ actor, asker, body, value }) => {
        const { channel, message } = body;
        if (!channel || !message || value === undefined) return;
        if (!isOwn(body, actor.id)) return tell(edge, asker, notYourCallsMessage());
        await edge.turns.take(channel.id, async () => {
          const place = { channel: channel.id, ts: message.ts };
          const done = await edge.services.markCall({ place, clientId: value, isDone: action === CALLS_DONE_ACTION, drawn: doneIn(body) });
          const [calls, oldBook] = await Promise.all([edge.services.callList({ actor }), edge.services.oldBook()]);
          if (!calls) return;
          const drawn = (look: Parameters<typeof callListMessage>[1]) =>
            forConversation(channel.id, () => callListMessage(calls, look, oldBook, { done, owner: actor.id }));
          await edge.blocks.send(drawn, null, (redrawn) => edge.client.chat.update({ ...place, ...redrawn }));
        });
      });
  }
};
