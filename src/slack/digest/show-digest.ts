import { WebAPIPlatformError } from '@slack/web-api';
import {
  digestInviteMessage,
  digestPreviewSentMessage,
  digestSharedChannelMessage,
  digestTestSentMessage,
  digestUntrainedMessage,
} from '../../../views/digest/digest-answers.ts';
import type { Actor } from '../../usecases/actor.ts';
import type { Asker, Edge } from '../edge.ts';
import { illustratedPost } from '../illustrated.ts';
import { cannotWriteThere, openDirectMessages, postIn } from '../posting.ts';
import { tell } from '../tell.ts';
import { illustratedDigest } from './illustrated-digest.ts';
import { isSharedOutside } from './shared-outside.ts';

const cannotShowThere = (error: unknown): boolean =>
  cannotWriteThere(error) || (error instanceof WebAPIPlatformError && error.data.error === 'user_not_in_channel');

/** The channel's digest as it would be now, to the asker alone: here where Slack can, else in direct messages. */
export const previewDigest = async (edge: Edge, actor: Actor, asker: Asker): Promise<void> => {
  const { client, services } = edge;
  const { channel, userId } = asker;
  const outcome = await services.digestNow({ actor, channel, purpose: 'preview' });
  if (outcome.kind === 'untrained') return tell(edge, asker, digestUntrainedMessage());
  const preview = () => illustratedPost(edge, illustratedDigest(outcome.digest, { kind: 'preview' }));
  try {
    // What only one person sees cannot be changed afterwards: a picture that comes late stays away.
    await preview().compose(channel, async (message) => {
      const shown = await client.chat.postEphemeral({ channel, user: userId, ...message });
      return { channel, ts: shown.message_ts ?? '' };
    });
  } catch (error) {
    if (!cannotShowThere(error)) throw error;
    const { compose, complete } = preview();
    await postIn(edge, await openDirectMessages(edge, userId), compose, async () => {});
    await tell(edge, asker, digestPreviewSentMessage());
    await complete();
  }
};

/** The digest into the channel, marked as a test. It does not count as the week's. */
export const sendTestDigest = async (edge: Edge, actor: Actor, asker: Asker): Promise<void> => {
  const { channel, userId } = asker;
  if (await isSharedOutside(edge, channel)) return tell(edge, asker, digestSharedChannelMessage());
  const outcome = await edge.services.digestNow({ actor, channel, purpose: 'test' });
  if (outcome.kind === 'untrained') return tell(edge, asker, digestUntrainedMessage());
  const { compose, complete } = illustratedPost(edge, illustratedDigest(outcome.digest, { kind: 'test', by: userId }));
  try {
    await postIn(edge, channel, compose, async () => {});
  } catch (error) {
    if (cannotWriteThere(error)) return tell(edge, asker, digestInviteMessage());
    throw error;
  }
  await tell(edge, asker, digestTestSentMessage());
  await complete();
};
