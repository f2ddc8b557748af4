import type { App, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Message } from '../../../views/blocks.ts';
import { modelCardMessage, noModelCardMessage } from '../../../views/models/model-card.ts';
import { MODEL_CARD_ACTION, readModelCardValue } from '../../../views/models/model-card-button.ts';
import { untrainedMessage } from '../../../views/untrained.ts';
import type { ModelCardOutcome } from '../../usecases/models/model-card.ts';
import { admit } from '../admit.ts';
import { answering } from '../answering.ts';
import type { Edge } from '../edge.ts';
import { askerOfPress } from '../remembered.ts';
import { tell } from '../tell.ts';

type PressArgs = SlackActionMiddlewareArgs<BlockAction>;

const answerOf = (outcome: ModelCardOutcome): Message => {
  switch (outcome.kind) {
    case 'card':
      return modelCardMessage(outcome.stored, outcome.isInForce);
    case 'untrained':
      return untrainedMessage(outcome);
    case 'unknown-version':
    case 'damaged-version':
      return noModelCardMessage(outcome.version, outcome.kind === 'damaged-version');
  }
};

/** "About this model", under a recommendation and in help: to the asker alone. It speaks of no client, so any role may read it anywhere. */
export const registerModelCard = (app: Pick<App, 'action'>, edge: Edge): void => {
  app.action<BlockAction>(
    MODEL_CARD_ACTION,
    answering(
      edge,
      MODEL_CARD_ACTION,
      ({ body }: PressArgs) => askerOfPress(body),
      async ({ ack, body }, asker) => {
        await ack();
        if (!(await admit(edge, asker))) return;
        const [pressed] = body.actions;
        const value = pressed && 'value' in pressed ? pressed.value : undefined;
        await tell(edge, asker, answerOf(await edge.services.modelCard(readModelCardValue(value))));
      },
    ),
  );
};
