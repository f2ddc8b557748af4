import { WebAPIPlatformError } from '@slack/web-api';
import { type ReadMessage, readRecommendationMessage } from '../../../views/recommendation/read-message.ts';
import type { InboxEntry } from '../../usecases/ports/inbox-store.ts';
import type { MessagePlace } from '../../usecases/ports/recommendation-store.ts';
import type { Edge } from '../edge/edge.ts';

/** What Slack says about a message. `shows`: the recommendation in it; null for another message of ours. */
export type WhoseMessage = { readonly kind: 'ours'; readonly shows: ReadMessage | null } | { readonly kind: 'not-ours' };

/** Slack's codes for "there's no such message that you could see". */
const NOT_TO_BE_SEEN = new Set(['message_not_found', 'channel_not_found', 'not_in_channel', 'bad_timestamp', 'no_item_specified']);

/** Nobody can say yet which messages are ours. */
export class BotUnknownError extends Error {
  override readonly name = 'BotUnknownError';
}

/**
 * Asks Slack whose message this is, and what it shows. It's the one way to see a message in a channel without the right to read the channel. Its blocks
 * count only if we posted it.
 * @throws Slack's error if it doesn't say
 */
export const whoseMessage = async ({ client, bot }: Pick<Edge, 'client' | 'bot'>, place: MessagePlace): Promise<WhoseMessage> => {
  const { userId, botId } = bot();
  if (userId === null) throw new BotUnknownError('the start has not asked Slack yet who the bot is');
  try {
    const { message } = await client.reactions.get({ channel: place.channel, timestamp: place.ts, full: true });
    if (!message) throw new Error('reactions.get named no message');
    const isOurs = message.user === userId || (botId !== null && message.bot_id === botId);
    return isOurs ? { kind: 'ours', shows: readRecommendationMessage(message.blocks) } : { kind: 'not-ours' };
  } catch (error) {
    if (error instanceof WebAPIPlatformError && NOT_TO_BE_SEEN.has(error.data.error)) return { kind: 'not-ours' };
    throw error;
  }
};

/**
 * Whether we posted the message of a reaction.
 * @throws Slack's error if it doesn't say
 */
export const isOurMessage = async (edge: Edge<'isKnownMessage'>, about: InboxEntry['about']): Promise<boolean> =>
  !('channel' in about) || (await edge.services.isKnownMessage(about)) || (await whoseMessage(edge, about)).kind === 'ours';
