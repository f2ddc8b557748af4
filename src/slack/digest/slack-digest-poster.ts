import { WebAPIPlatformError } from '@slack/web-api';
import type { Message } from '../../../views/blocks/blocks.ts';
import { digestPausedMessage } from '../../../views/digest/digest-answers.ts';
import { damagedModelMessage } from '../../../views/models/damaged-model.ts';
import { watchedMessage } from '../../../views/watch/watch-messages.ts';
import type { DigestPoster, PostOutcome } from '../../usecases/digest/digest-poster.ts';
import { isUnconfirmed } from '../calls/unconfirmed.ts';
import type { Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import { postConfirmed, postOnce, whereItArrived } from '../posting/confirmed-post.ts';
import { illustratedPost } from '../posting/illustrated.ts';
import { answerLabel, digestLabel } from '../posting/message-metadata.ts';
import { cannotWriteThere, openDirectMessages } from '../posting/posting.ts';
import { isSharedOutside, SHARED_OUTSIDE } from '../posting/shared-outside.ts';
import { illustratedDigest } from './illustrated-digest.ts';

const codeOf = (error: unknown): string | null => (error instanceof WebAPIPlatformError ? error.data.error : null);

/** What an error from Slack means for a scheduled post. */
const outcomeOf = (error: unknown): PostOutcome => {
  const code = codeOf(error);
  if (cannotWriteThere(error)) return { kind: 'refused', reason: code ?? 'refused' };
  if (isUnconfirmed(error)) return { kind: 'unconfirmed' };
  return { kind: 'failed', why: code ?? loggable(error).message };
};

/**
 * Posts digests and notices to Slack. A digest carries its outbox id: if Slack doesn't confirm it but tells us of it, it was posted. Otherwise its job
 * decides about another try.
 */
export const slackDigestPoster = (edge: Edge): DigestPoster => {
  const { logger, turns } = edge;
  const tell = async (userId: string, message: Message): Promise<PostOutcome> => {
    try {
      const there = { channel: await openDirectMessages(edge, userId) };
      const { ts } = await postConfirmed(edge, there, message, answerLabel());
      return { kind: 'posted', ts };
    } catch (error) {
      logger.warn({ user: userId, ...loggable(error) }, 'a notice could not be sent');
      return outcomeOf(error);
    }
  };
  return {
    post: async (channel, id, digest, again) => {
      // The channel may have been shared since it subscribed.
      if (await isSharedOutside(edge, channel)) return { kind: 'refused', reason: SHARED_OUTSIDE };
      const { compose, complete } = illustratedPost(
        edge,
        illustratedDigest(digest, { kind: again ? 'again' : 'none' }, edge.calendar.zone),
      );
      const label = digestLabel(id);
      try {
        const { ts } = await turns.take(channel, () =>
          compose(channel, (message) =>
            postOnce(edge, { channel }, message, label).catch(async (error: unknown) => {
              const arrived = isUnconfirmed(error) && (await whereItArrived(edge, { channel }, label));
              if (arrived) return arrived;
              throw error;
            }),
          ),
        );
        // Pictures may come later: that the digest was sent is noted first.
        complete().catch((error: unknown) => logger.warn(loggable(error), 'a chart could not be added to a digest'));
        return { kind: 'posted', ts };
      } catch (error) {
        const outcome = outcomeOf(error);
        logger.warn({ digest: id, outcome: outcome.kind, ...loggable(error) }, 'a digest could not be posted');
        return outcome;
      }
    },
    tellPaused: (userId, { channel, reason }) => tell(userId, digestPausedMessage(channel, reason)),
    tellDamagedModel: (adminId, damaged) => tell(adminId, damagedModelMessage(damaged)),
    tellWatched: (userId, notice) => tell(userId, watchedMessage(notice)),
  };
};
