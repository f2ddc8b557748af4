import { WebAPIPlatformError } from '@slack/web-api';
import {
  digestInviteMessage,
  digestPreviewSentMessage,
  digestSharedChannelMessage,
  digestTestSentMessage,
  digestUntrainedMessage,
} from '../../../views/digest/digest-answers.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import { isUnconfirmed } from '../calls/unconfirmed.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { illustratedPost } from '../posting/illustrated.ts';
import { cannotWriteThere, openDirectMessages, postIn } from '../posting/posting.ts';
import { isSharedOutside } from '../posting/shared-outside.ts';
import { tell } from '../posting/tell.ts';
import { illustratedDigest } from './illustrated-digest.ts';

export type PreviewsDigests = Edge<'digestNow'>;

const cannotShowThere = (error: unknown): boolean =>
  cannotWriteThere(error) || isUnconfirmed(error) || (error instanceof WebAPIPlatformError && error.data.error === 'user_not_in_channel');

/** Shows the channel's digest as it would be now to the asker alone: in the channel if Slack can, else in direct messages, where it's also sent from Home. */
export const previewDigest = async (edge: PreviewsDigests, actor: Actor, asker: Asker): Promise<void> => {
  const { client, services } = edge;
  const { channel, userId } = asker;
  const outcome = await services.digestNow({ actor, channel, purpose: 'preview' });
  if (outcome.kind === 'untrained') return tell(edge, asker, digestUntrainedMessage());
  const preview = () => illustratedPost(edge, illustratedDigest(outcome.digest, { kind: 'preview' }, edge.calendar.zone));
  const sendDirectly = async (isSecond: boolean): Promise<void> => {
    const { compose, complete } = preview();
    await postIn(edge, { channel: await openDirectMessages(edge, userId) }, compose, async () => {}, isSecond);
    await tell(edge, asker, digestPreviewSentMessage());
    await complete();
  };
  // Asked for on Home, where no message can be shown.
  if (channel === userId) return sendDirectly(false);
  try {
    // A message for one person alone can't be changed later, so a late picture is left out.
    await preview().compose(channel, async (message) => {
      const shown = await client.chat.postEphemeral({ channel, user: userId, ...message });
      return { channel, ts: shown.message_ts ?? '' };
    });
  } catch (error) {
    if (!cannotShowThere(error)) throw error;
    await sendDirectly(isUnconfirmed(error));
  }
};

/** Posts the digest in the channel, marked as a test. It doesn't count as the week's. */
export const sendTestDigest = async (edge: PreviewsDigests, actor: Actor, asker: Asker): Promise<void> => {
  const { channel, userId } = asker;
  if (await isSharedOutside(edge, channel)) return tell(edge, asker, digestSharedChannelMessage());
  const outcome = await edge.services.digestNow({ actor, channel, purpose: 'test' });
  if (outcome.kind === 'untrained') return tell(edge, asker, digestUntrainedMessage());
  const { compose, complete } = illustratedPost(edge, illustratedDigest(outcome.digest, { kind: 'test', by: userId }, edge.calendar.zone));
  try {
    await postIn(edge, { channel }, compose, async () => {});
  } catch (error) {
    if (cannotWriteThere(error)) return tell(edge, asker, digestInviteMessage());
    throw error;
  }
  await tell(edge, asker, digestTestSentMessage());
  await complete();
};
