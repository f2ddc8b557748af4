import { setTimeout as after } from 'node:timers/promises';
import type { Message } from '../../../views/blocks.ts';
import type { Edge } from '../edge.ts';
import { loggable } from '../loggable.ts';
import { postDirectly } from './post-directly.ts';

/** Slack takes about one change a second in a conversation. */
const CHANGE_EVERY_MS = 1000;

export interface LiveMessage {
  /** Says how far it is; of what comes faster than Slack takes it the newest is shown. */
  readonly update: (message: Message) => void;
  /** What stays. Where the message cannot be changed any more, it is a new one. */
  readonly finish: (message: Message) => Promise<void>;
}

/** A message in a person's direct messages that changes while something goes on. */
export const liveMessage = async (edge: Edge, userId: string, first: Message): Promise<LiveMessage> => {
  const { channel, ts } = await postDirectly(edge, userId, () => first);
  let next: Message | null = null;
  let changing: Promise<void> | null = null;
  let finished = false;

  const change = async (): Promise<void> => {
    await after(CHANGE_EVERY_MS);
    while (next && !finished) {
      const message = next;
      next = null;
      await edge.client.chat.update({ channel, ts, ...message }).catch((error: unknown) => {
        edge.logger.debug(loggable(error), 'progress could not be shown');
      });
      await after(CHANGE_EVERY_MS);
    }
  };

  return {
    update: (message) => {
      next = message;
      changing ??= change().finally(() => {
        changing = null;
      });
    },
    finish: async (message) => {
      finished = true;
      await changing;
      try {
        await edge.client.chat.update({ channel, ts, ...message });
      } catch (error) {
        edge.logger.debug(loggable(error), 'the message is not there any more');
        await postDirectly(edge, userId, () => message);
      }
    },
  };
};
