import type { BlockAction } from '@slack/bolt';
import { CALLS_DONE_ACTION, CALLS_NOT_DONE_ACTION, callListMessage } from '../../../views/home/call-list-message.ts';
import type { Edge } from '../edge/edge.ts';
import type { On } from '../listener/on.ts';
import { forConversation } from '../posting/posting.ts';

interface Menu {
  readonly action_id?: string;
  readonly options?: ReadonlyArray<{ readonly value?: string }>;
}

/** The clients who are done, as the message's own menu has them: nothing else keeps them. */
const doneIn = ({ message }: Pick<BlockAction, 'message'>): Set<string> => {
  const blocks: ReadonlyArray<{ readonly elements?: readonly Menu[] }> = message?.blocks ?? [];
  const menu = blocks.flatMap(({ elements = [] }) => elements).find(({ action_id: id }) => id === CALLS_NOT_DONE_ACTION);
  return new Set((menu?.options ?? []).flatMap(({ value }) => (value === undefined ? [] : [value])));
};

/** "Done …" and "Not done …" under the list of clients to call: the message is redrawn without the clients who are done, or with one of them again. */
export const onCallsDone = (on: On, edge: Edge<'callList' | 'oldBook'>): void => {
  for (const action of [CALLS_DONE_ACTION, CALLS_NOT_DONE_ACTION]) {
    on.press(action)
      .admitted()
      .answer(async ({ actor, body, value }) => {
        const { channel, message } = body;
        if (!channel || !message || value === undefined) return;
        await edge.turns.take(channel.id, async () => {
          const done = doneIn(body);
          if (action === CALLS_DONE_ACTION) done.add(value);
          else done.delete(value);
          const [calls, oldBook] = await Promise.all([edge.services.callList({ actor }), edge.services.oldBook()]);
          if (!calls) return;
          const drawn = (look: Parameters<typeof callListMessage>[1]) =>
            forConversation(channel.id, () => callListMessage(calls, look, oldBook, done));
          await edge.blocks.send(drawn, null, (redrawn) => edge.client.chat.update({ channel: channel.id, ts: message.ts, ...redrawn }));
        });
      });
  }
};
