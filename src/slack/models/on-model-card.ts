import type { Message } from '../../../views/blocks/blocks.ts';
import { modelCardMessage, noModelCardMessage } from '../../../views/models/model-card.ts';
import { MODEL_CARD_ACTION, readModelCardValue } from '../../../views/models/model-card-button.ts';
import type { OldBook } from '../../advisor/calendar/old-book.ts';
import type { ModelCardOutcome } from '../../usecases/models/model-card.ts';
import type { Edge } from '../edge/edge.ts';
import type { On } from '../listener/on.ts';
import { tell } from '../posting/tell.ts';
import { tellUntrained } from '../posting/tell-untrained.ts';

const answerOf = (outcome: Exclude<ModelCardOutcome, { kind: 'untrained' }>, zone: string, oldBook: OldBook | null): Message => {
  switch (outcome.kind) {
    case 'card':
      return modelCardMessage(outcome.stored, outcome.isActive, zone, oldBook);
    case 'unknown-version':
    case 'damaged-version':
      return noModelCardMessage(outcome.version, outcome.kind === 'damaged-version');
  }
};

/** "About this model", under a recommendation and in help: for the asker alone. It mentions no client, so any role may read it anywhere. */
export const onModelCard = (on: On, edge: Edge<'modelCard' | 'oldBook' | 'admins'>): void => {
  on.press(MODEL_CARD_ACTION)
    .admitted()
    .answer(async ({ asker, value }) => {
      const [outcome, oldBook] = await Promise.all([edge.services.modelCard(readModelCardValue(value)), edge.services.oldBook()]);
      if (outcome.kind === 'untrained') return tellUntrained(edge, asker, outcome);
      return tell(edge, asker, answerOf(outcome, edge.calendar.zone, oldBook));
    });
};
