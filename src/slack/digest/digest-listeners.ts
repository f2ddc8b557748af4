import type { App, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import {
  digestInviteMessage,
  digestNotAllowedMessage,
  digestSharedChannelMessage,
  digestSubscribedMessage,
} from '../../../views/digest/digest-answers.ts';
import { DIGEST_ACTIONS, type DigestAction, digestPanel } from '../../../views/digest/digest-panel.ts';
import type { Actor } from '../../usecases/actor.ts';
import type { DigestChange } from '../../usecases/digest/digest-services.ts';
import { admit } from '../admit.ts';
import { answering } from '../answering.ts';
import type { Asker, Edge } from '../edge.ts';
import { cannotWriteThere, composed, postIn } from '../posting.ts';
import { askerOfPress } from '../remembered.ts';
import { tell } from '../tell.ts';
import { registerDigestTime } from './digest-time-listeners.ts';
import { openDigestTime } from './open-digest-time.ts';
import { isSharedOutside } from './shared-outside.ts';
import { previewDigest, sendTestDigest } from './show-digest.ts';

type PressArgs = SlackActionMiddlewareArgs<BlockAction>;

/** Shows how the asker's channel stands, and what this person may do about it. */
export const showDigestPanel = async (edge: Edge, actor: Actor, asker: Asker): Promise<void> => {
  const standing = await edge.services.digestStanding(asker.channel);
  await tell(edge, asker, digestPanel(standing, edge.services.mayManageDigest(actor)));
};

/** Changes what the asker's channel gets, and shows how it stands then. */
export const changeDigest = async (edge: Edge, actor: Actor, asker: Asker, change: DigestChange): Promise<void> => {
  const outcome = await edge.services.changeDigest({ actor, channel: asker.channel, change });
  if (outcome.kind === 'not-allowed') return tell(edge, asker, digestNotAllowedMessage());
  await tell(edge, asker, digestPanel(outcome.standing, true));
};

/** Says so in the channel first: who is in it learns of it, and a channel that the bot cannot write to is found out now and not on Monday. */
const subscribe = async (edge: Edge, actor: Actor, asker: Asker, kind: 'subscribe' | 'resume'): Promise<void> => {
  const { channel, userId } = asker;
  if (!(await edge.services.askToManageDigest({ actor, channel, asked: kind }))) return tell(edge, asker, digestNotAllowedMessage());
  const standing = await edge.services.digestStanding(channel);
  const isActive = standing.subscription !== null && standing.subscription.pausedBy === null;
  if (!isActive) {
    if (await isSharedOutside(edge, channel)) return tell(edge, asker, digestSharedChannelMessage());
    try {
      await postIn(edge, channel, composed(digestSubscribedMessage(standing, userId)), async () => {});
    } catch (error) {
      if (cannotWriteThere(error)) return tell(edge, asker, digestInviteMessage());
      throw error;
    }
  }
  await changeDigest(edge, actor, asker, { kind });
};

/** What each button does; the command's words do the same. */
export const doDigest = async (edge: Edge, actor: Actor, asker: Asker, action: DigestAction, triggerId: string): Promise<void> => {
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

export const registerDigest = (app: Pick<App, 'action' | 'view' | 'options'>, edge: Edge): void => {
  for (const [action, id] of Object.entries(DIGEST_ACTIONS) as ReadonlyArray<[DigestAction, string]>) {
    app.action<BlockAction>(
      id,
      answering(
        edge,
        id,
        ({ body }: PressArgs) => askerOfPress(body),
        async ({ ack, body }, asker) => {
          await ack();
          const actor = await admit(edge, asker);
          if (actor) await doDigest(edge, actor, asker, action, body.trigger_id);
        },
      ),
    );
  }
  registerDigestTime(app, edge);
};
