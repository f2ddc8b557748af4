import {
  digestInviteMessage,
  digestNotAllowedMessage,
  digestSharedChannelMessage,
  digestSubscribedMessage,
} from '../../../views/digest/digest-answers.ts';
import { DIGEST_ACTIONS, type DigestAction, digestPanel } from '../../../views/digest/digest-panel.ts';
import { digestTimeModal } from '../../../views/digest/digest-time-modal.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { DigestChange } from '../../usecases/digest/digest-services.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { rememberAsker } from '../listener/remember-asker.ts';
import { openModal } from '../posting/open-modal.ts';
import { cannotWriteThere, composed, postIn } from '../posting/posting.ts';
import { isSharedOutside } from '../posting/shared-outside.ts';
import { tell } from '../posting/tell.ts';
import { type PreviewsDigests, previewDigest, sendTestDigest } from './show-digest.ts';

export type ManagesDigests = PreviewsDigests & Edge<'digestStanding' | 'mayManageDigest' | 'askToManageDigest' | 'changeDigest'>;

/** Shows the digest's state in the asker's channel, and what this person may change. */
export const showDigestPanel = async (edge: ManagesDigests, actor: Actor, asker: Asker): Promise<void> => {
  const standing = await edge.services.digestStanding(asker.channel);
  await tell(edge, asker, digestPanel(standing, edge.services.mayManageDigest(actor)));
};

/** Changes the digest in the asker's channel, and shows its new state. */
export const changeDigest = async (edge: ManagesDigests, actor: Actor, asker: Asker, change: DigestChange): Promise<void> => {
  const outcome = await edge.services.changeDigest({ actor, channel: asker.channel, change });
  if (outcome.kind === 'not-allowed') return tell(edge, asker, digestNotAllowedMessage());
  await tell(edge, asker, digestPanel(outcome.standing, true));
};

/** Says so in the channel first. Its members learn of it, and if the bot can't write there we know now and not on Monday. */
const subscribe = async (edge: ManagesDigests, actor: Actor, asker: Asker, kind: 'subscribe' | 'resume'): Promise<void> => {
  const { channel, userId } = asker;
  if (!(await edge.services.askToManageDigest({ actor, channel, asked: kind }))) return tell(edge, asker, digestNotAllowedMessage());
  const standing = await edge.services.digestStanding(channel);
  const isActive = standing.subscription !== null && standing.subscription.pausedBy === null;
  if (!isActive) {
    if (await isSharedOutside(edge, channel)) return tell(edge, asker, digestSharedChannelMessage());
    try {
      await postIn(edge, { channel }, composed(digestSubscribedMessage(standing, userId)), async () => {});
    } catch (error) {
      if (cannotWriteThere(error)) return tell(edge, asker, digestInviteMessage());
      throw error;
    }
  }
  await changeDigest(edge, actor, asker, { kind });
};

/** Opens the modal that asks when this channel's digest should come. */
const openDigestTime = async (edge: ManagesDigests, actor: Actor, asker: Asker, triggerId: string): Promise<void> => {
  const { channel } = asker;
  if (!(await edge.services.askToManageDigest({ actor, channel, asked: 'time' }))) return tell(edge, asker, digestNotAllowedMessage());
  const standing = await edge.services.digestStanding(channel);
  if (!standing.subscription) return tell(edge, asker, digestPanel(standing, true));
  await openModal(edge, triggerId, digestTimeModal(standing, rememberAsker(asker)), { actionId: DIGEST_ACTIONS.time });
};

/** What each button does. The command's words do the same. */
export const doDigest = async (
  edge: ManagesDigests,
  actor: Actor,
  asker: Asker,
  action: DigestAction,
  triggerId: string,
): Promise<void> => {
  switch (action) {
    case 'preview':
      return previewDigest(edge, actor, asker);
    case 'test':
      return (await edge.services.askToManageDigest({ actor, channel: asker.channel, asked: action }))
        ? sendTestDigest(edge, actor, asker)
        : tell(edge, asker, digestNotAllowedMessage());
    case 'time':
      return openDigestTime(edge, actor, asker, triggerId);
    case 'subscribe':
    case 'resume':
      return subscribe(edge, actor, asker, action);
    case 'pause':
    case 'unsubscribe':
      return changeDigest(edge, actor, asker, { kind: action });
  }
};
