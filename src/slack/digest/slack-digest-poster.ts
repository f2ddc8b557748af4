import { WebAPIPlatformError } from '@slack/web-api';
import { digestPausedMessage } from '../../../views/digest/digest-answers.ts';
import type { DigestPoster, PostOutcome } from '../../usecases/digest/digest-poster.ts';
import type { Edge } from '../edge.ts';
import { illustratedPost } from '../illustrated.ts';
import { loggable } from '../loggable.ts';
import { cannotWriteThere, openDirectMessages } from '../posting.ts';
import { UnconfirmedPostError } from '../web-client.ts';
import { illustratedDigest } from './illustrated-digest.ts';
import { isSharedOutside, SHARED_OUTSIDE } from './shared-outside.ts';

/** Slack's words for "something broke on our side, and it may have been done all the same". */
const MAY_BE_DONE = new Set(['fatal_error', 'internal_error']);

const codeOf = (error: unknown): string | null => (error instanceof WebAPIPlatformError ? error.data.error : null);

/** What an error of Slack's means for a message that nobody waits for. */
const outcomeOf = (error: unknown): PostOutcome => {
  const code = codeOf(error);
  if (cannotWriteThere(error)) return { kind: 'refused', reason: code ?? 'refused' };
  if (error instanceof UnconfirmedPostError || (code !== null && MAY_BE_DONE.has(code))) return { kind: 'unconfirmed' };
  return { kind: 'failed', why: code ?? loggable(error).message };
};

/** Digests and notices as Slack messages. Each carries its id in the outbox as metadata, so that two of one digest can be told to be. */
export const slackDigestPoster = (edge: Edge): DigestPoster => {
  const { client, logger, turns } = edge;
  return {
    post: async (channel, id, digest, again) => {
      // It may have been shared since it was subscribed.
      if (await isSharedOutside(edge, channel)) return { kind: 'refused', reason: SHARED_OUTSIDE };
      const { compose, complete } = illustratedPost(edge, illustratedDigest(digest, { kind: again ? 'again' : 'none' }));
      const metadata = { event_type: 'bond_digest', event_payload: { id } };
      try {
        const { ts } = await turns.take(channel, () =>
          compose(channel, async (message) => {
            const posted = await client.chat.postMessage({ channel, ...message, metadata, unfurl_links: false, unfurl_media: false });
            if (!posted.ts) throw new UnconfirmedPostError('chat.postMessage named no ts');
            return { channel: posted.channel ?? channel, ts: posted.ts };
          }),
        );
        // The pictures may come later; that it was sent is noted first.
        complete().catch((error: unknown) => logger.warn(loggable(error), 'a chart could not be added to a digest'));
        return { kind: 'posted', ts };
      } catch (error) {
        const outcome = outcomeOf(error);
        logger.warn({ digest: id, outcome: outcome.kind, ...loggable(error) }, 'a digest could not be posted');
        return outcome;
      }
    },
    tellPaused: async (userId, { channel, reason }) => {
      try {
        const posted = await client.chat.postMessage({
          channel: await openDirectMessages(edge, userId),
          ...digestPausedMessage(channel, reason),
        });
        return posted.ts ? { kind: 'posted', ts: posted.ts } : { kind: 'unconfirmed' };
      } catch (error) {
        logger.warn({ user: userId, ...loggable(error) }, 'a subscriber could not be told of a pause');
        return outcomeOf(error);
      }
    },
  };
};
