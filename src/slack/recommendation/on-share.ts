import { SHARE_ACTION } from '../../../views/recommendation/recommendation-actions.ts';
import {
  notInChannelMessage,
  notSharedMessage,
  notSuitableNowMessage,
  readPlaceValue,
  recommendationGoneMessage,
  sharedMessage,
  sharedOutsideMessage,
  UNSHARE_ACTION,
  unsharedMessage,
} from '../../../views/recommendation/share-answers.ts';
import { SHARE_BLOCK, SHARE_SELECT, SHARE_VIEW, shareModal } from '../../../views/recommendation/share-modal.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { ShownPlace } from '../../usecases/ports/recommendation-store.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { fieldOf } from '../listener/form.ts';
import type { On } from '../listener/on.ts';
import { readRecommendationId, rememberedRecommendation, rememberRecommendation } from '../listener/remember-recommendation.ts';
import { deleteMessage } from '../posting/delete-message.ts';
import { openModal } from '../posting/open-modal.ts';
import { cannotWriteThere, mayShowClientsIn, postIn } from '../posting/posting.ts';
import { tell } from '../posting/tell.ts';
import { MORE_REPLIES } from './on-more.ts';
import { type PostsRecommendations, recommendationPost } from './post-recommendation.ts';

type SharesRecommendations = PostsRecommendations & Edge<'clientChannels' | 'mayPostClientResultsIn' | 'shareRecommendation' | 'undoShare'>;

const NOT_ALLOWED = 'Client-level results may not be posted there: choose another channel, or ask an admin to allow it';

const share = async (edge: SharesRecommendations, actor: Actor, asker: Asker, recommendationId: string, channel: string): Promise<void> => {
  if (!(await mayShowClientsIn(edge, channel))) return tell(edge, asker, sharedOutsideMessage(channel));
  const outcome = await edge.services.shareRecommendation({ actor, recommendationId, channel });
  if (outcome.kind === 'not-suitable') return tell(edge, asker, notSuitableNowMessage(outcome));
  if (outcome.kind !== 'shared') return tell(edge, asker, recommendationGoneMessage());
  const chartFile = outcome.places.find((place) => place.chartFile !== undefined)?.chartFile;
  const post = recommendationPost(edge, outcome, { sharedBy: asker.userId, ...(chartFile !== undefined && { chartFile }) });
  let place: ShownPlace;
  try {
    place = await postIn(edge, { channel }, post.compose, post.note);
  } catch (error) {
    if (cannotWriteThere(error)) return tell(edge, asker, notInChannelMessage(channel));
    throw error;
  }
  // Its picture comes first: once the copy is deleted, nothing is noted about it any more.
  await post.complete();
  await tell(edge, asker, sharedMessage(place));
};

/** "Share to a channel": posts a copy, and "Undo" deletes it. Reactions to it count for the same recommendation. */
export const onShare = (on: On, edge: SharesRecommendations): void => {
  on.press(SHARE_ACTION)
    .admitted()
    .answer(async ({ asker, triggerId, value }) => {
      const recommendationId = readRecommendationId(value);
      const channels = edge.services.clientChannels().filter((channel) => channel !== asker.channel);
      if (recommendationId === null || channels.length === 0) return;
      const view = shareModal(channels, rememberRecommendation(recommendationId, asker));
      await openModal(edge, triggerId, view, { actionId: SHARE_ACTION, value: recommendationId });
    });
  on.submission(SHARE_VIEW)
    .reading((view) => {
      const { selected_option, selected_conversation } = fieldOf(view, SHARE_BLOCK, SHARE_SELECT);
      const channel = selected_option?.value ?? selected_conversation ?? null;
      if (channel === null || !edge.services.mayPostClientResultsIn(channel)) return { errors: { [SHARE_BLOCK]: NOT_ALLOWED } };
      return { form: channel };
    })
    .admitted()
    .answer(async ({ actor, asker, view, form: channel }) => {
      const recommendationId = rememberedRecommendation(view.private_metadata);
      if (recommendationId !== null) await share(edge, actor, asker, recommendationId, channel);
    });
  on.press(UNSHARE_ACTION)
    .admitted()
    .answer(async ({ actor, asker, value }) => {
      const place = readPlaceValue(value);
      if (!place) return;
      const isDone = await edge.services.undoShare({ actor, place, remove: () => deleteMessage(edge, place, MORE_REPLIES) });
      await tell(edge, asker, isDone ? unsharedMessage(place.channel) : notSharedMessage());
    });
};
