import type { App, BlockAction, SlackActionMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { SHARE_ACTION } from '../../views/recommendation-actions.ts';
import { notInChannelMessage, recommendationGoneMessage, sharedMessage, sharedOutsideMessage } from '../../views/share-answers.ts';
import { SHARE_BLOCK, SHARE_SELECT, SHARE_VIEW, shareModal } from '../../views/share-modal.ts';
import type { Actor } from '../usecases/actor.ts';
import { admit } from './admit.ts';
import { answering } from './answering.ts';
import type { Asker, Edge } from './edge.ts';
import { recommendationPost } from './post-recommendation.ts';
import { cannotWriteThere, mayStandIn, postIn } from './posting.ts';
import { askerOfPress, readRemembered, recommendationOfPress, remember } from './remembered.ts';
import { tell } from './tell.ts';

type PressArgs = SlackActionMiddlewareArgs<BlockAction>;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction>;

const picked = z.object({
  [SHARE_BLOCK]: z.object({
    [SHARE_SELECT]: z.union([
      z.object({ selected_option: z.object({ value: z.string() }) }).transform(({ selected_option }) => selected_option.value),
      z.object({ selected_conversation: z.string() }).transform(({ selected_conversation }) => selected_conversation),
    ]),
  }),
});

const NOT_ALLOWED = 'Client-level results may not be posted there: choose another channel, or ask an admin to allow it';

const openModal = (edge: Edge) =>
  answering(
    edge,
    SHARE_ACTION,
    ({ body }: PressArgs) => askerOfPress(body),
    async ({ ack, body }, asker) => {
      await ack();
      const recommendationId = recommendationOfPress(body);
      const channels = edge.services.clientChannels().filter((channel) => channel !== asker.channel);
      if (recommendationId === null || channels.length === 0 || !(await admit(edge, asker))) return;
      await edge.client.views.open({ trigger_id: body.trigger_id, view: shareModal(channels, remember(recommendationId, asker)) });
    },
  );

const share = async (edge: Edge, actor: Actor, asker: Asker, recommendationId: string, channel: string): Promise<void> => {
  if (!(await mayStandIn(edge, channel))) return tell(edge, asker, sharedOutsideMessage(channel));
  const outcome = await edge.services.shareRecommendation({ actor, recommendationId, channel });
  if (outcome.kind !== 'shared') return tell(edge, asker, recommendationGoneMessage());
  const chartFile = outcome.places.find((place) => place.chartFile !== undefined)?.chartFile;
  const post = recommendationPost(edge, outcome, { sharedBy: asker.userId, ...(chartFile !== undefined && { chartFile }) });
  try {
    await postIn(edge, channel, post.compose, post.note);
  } catch (error) {
    if (cannotWriteThere(error)) return tell(edge, asker, notInChannelMessage(channel));
    throw error;
  }
  await tell(edge, asker, sharedMessage(channel));
  await post.complete();
};

const askerOfSubmission = ({ body, view }: SubmitArgs): Asker => {
  const { channel, responseUrl } = readRemembered(view.private_metadata) ?? { channel: body.user.id, responseUrl: null };
  return { userId: body.user.id, channel, responseUrl };
};

/** "Share to a channel": a copy of its own, whose reactions count for the same recommendation. */
export const registerShare = (app: Pick<App, 'action' | 'view'>, edge: Edge): void => {
  app.action<BlockAction>(SHARE_ACTION, openModal(edge));
  app.view<ViewSubmitAction>(
    SHARE_VIEW,
    answering(edge, SHARE_VIEW, askerOfSubmission, async ({ ack, view }, asker) => {
      const channel = picked.safeParse(view.state.values).data?.[SHARE_BLOCK]?.[SHARE_SELECT];
      if (channel === undefined || !edge.services.mayPostClientResultsIn(channel)) {
        return ack({ response_action: 'errors', errors: { [SHARE_BLOCK]: NOT_ALLOWED } });
      }
      await ack();
      const actor = await admit(edge, asker);
      const remembered = readRemembered(view.private_metadata);
      if (actor && remembered) await share(edge, actor, asker, remembered.recommendationId, channel);
    }),
  );
};
