import type { App, BlockAction, SlackActionMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { CHOICE_BLOCK, CHOICE_VIEW, choiceModal } from '../../views/choice-modal.ts';
import { CHOICE_ACTION } from '../../views/recommendation-actions.ts';
import { recommendationGoneMessage } from '../../views/share-answers.ts';
import { admit } from './admit.ts';
import { answering } from './answering.ts';
import type { Asker, Edge } from './edge.ts';
import { feedbackEntryFrom } from './inbox.ts';
import { learnFromFeedback } from './learn-from-feedback.ts';
import { askerOfPress, recommendationOfPress, remember } from './remembered.ts';
import { tell } from './tell.ts';

type PressArgs = SlackActionMiddlewareArgs<BlockAction>;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction>;

const ofPress = ({ body }: PressArgs): Asker => askerOfPress(body);

const openModal = (edge: Edge) =>
  answering(edge, CHOICE_ACTION, ofPress, async ({ ack, body }: PressArgs, asker) => {
    await ack();
    const actor = await admit(edge, asker);
    const recommendationId = recommendationOfPress(body);
    if (!actor || recommendationId === null) return;
    const standing = await edge.services.recommendationFor({ actor, recommendationId });
    if (!standing) return tell(edge, asker, recommendationGoneMessage());
    const { profile, recommendation } = standing.shown;
    const types = recommendation.ranking.map(({ bondType }) => bondType);
    await edge.client.views.open({
      trigger_id: body.trigger_id,
      view: choiceModal(profile.clientId, types, remember(recommendationId, asker)),
    });
  });

/** "What did the client choose?": a modal, and an answer that is stored before it is acknowledged (hand-over.ts) and learned from here. */
export const registerChoice = (app: Pick<App, 'action' | 'view'>, edge: Edge): void => {
  app.action<BlockAction>(CHOICE_ACTION, openModal(edge));
  app.view<ViewSubmitAction>(CHOICE_VIEW, async ({ ack, body }: SubmitArgs) => {
    const entry = feedbackEntryFrom(body, null, edge.clock.now());
    if (!entry) return ack({ response_action: 'errors', errors: { [CHOICE_BLOCK]: 'Choose what the client chose' } });
    await ack();
    await learnFromFeedback(edge, entry, null);
  });
};
