import type { Message } from '../../../views/blocks/blocks.ts';
import { modelCardMessage, noModelCardMessage } from '../../../views/models/model-card.ts';
import { MODEL_CARD_ACTION, readModelCardValue } from '../../../views/models/model-card-button.ts';
import { untrainedMessage } from '../../../views/notices/untrained.ts';
import type { ModelCardOutcome } from '../../usecases/models/model-card.ts';
import type { Edge } from '../edge/edge.ts';
import type { On } from '../listener/on.ts';
import { tell } from '../posting/tell.ts';

const answerOf = (outcome: ModelCardOutcome, zone: string): Message => {
  switch (outcome.kind) {
    case 'card':
      return modelCardMessage(outcome.stored, outcome.isActive, zone);
    case 'untrained':
      return untrainedMessage(outcome);
    case 'unknown-version':
    case 'damaged-version':
      return noModelCardMessage(outcome.version, outcome.kind === 'damaged-version');
  }
};

/** "About this model", under a recommendation and in help: for the asker alone. It mentions no client, so any role may read it anywhere. */
export const onModelCard = (on: On, edge: Edge<'modelCard'>): void => {
  on.press(MODEL_CARD_ACTION)
    .admitted()
    .answer(async ({ asker, value }) =>
      tell(edge, asker, answerOf(await edge.services.modelCard(readModelCardValue(value)), edge.calendar.zone)),
    );
};
