import { setTimeout as after } from 'node:timers/promises';
import type { Message } from '../../../views/blocks/blocks.ts';
import type { Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import { postDirectly } from './post-directly.ts';

/** Slack allows about one change a second in a conversation. */
const CHANGE_EVERY_MS = 1000;

export interface LiveMessage {
  /** Shows how far the work is. If updates come faster than Slack allows, only the newest is shown. */
  readonly update: (message: Message) => void;
  /** Shows the outcome, which stays. If the message can't be changed any more, a new one is posted. */
  readonly finish: (message: Message) => Promise<void>;
}

/** A message in somebody's direct messages that changes while work is in progress. */
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
