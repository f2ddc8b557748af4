import { sameClientMessage, unknownClientsMessage } from '../../../views/compare/compare-answers.ts';
import { comparisonFigure, NO_NAMES } from '../../../views/compare/comparison-figure.ts';
import { comparisonMessage } from '../../../views/compare/comparison-message.ts';
import { sourceDownMessage } from '../../../views/notices/source-down.ts';
import { untrainedMessage } from '../../../views/notices/untrained.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { answerWith } from '../posting/illustrated.ts';
import type { DeliversAnswers } from '../posting/posting.ts';
import { tell } from '../posting/tell.ts';

export type ComparesClients = DeliversAnswers & Edge<'askedPair' | 'compareClients'>;

/** Compares two clients and answers with the comparison. */
export const answerComparison = async (edge: ComparesClients, actor: Actor, asker: Asker, left: string, right: string): Promise<void> => {
  const pair = await edge.services.askedPair({ actor, left, right });
  if (pair.kind === 'unknown-clients') return tell(edge, asker, unknownClientsMessage(pair.unknown));
  if (pair.kind === 'same-client') return tell(edge, asker, sameClientMessage(pair.clientId));
  if (pair.kind === 'untrained') return tell(edge, asker, untrainedMessage(pair));
  if (pair.kind === 'source-down') return tell(edge, asker, sourceDownMessage());
  const outcome = await edge.services.compareClients(pair);
  switch (outcome.kind) {
    case 'compared': {
      const { comparison } = outcome;
      // A picture becomes a file in the workspace, so it names no client.
      const figure = comparisonFigure(comparison, NO_NAMES);
      await answerWith(edge, asker, {
        figures: [figure],
        draw: (look, [chart]) => comparisonMessage(comparison, look, chart ?? { kind: 'text' }),
      });
      return;
    }
    case 'same-client':
      return tell(edge, asker, sameClientMessage(outcome.clientId));
    case 'untrained':
      return tell(edge, asker, untrainedMessage(outcome));
  }
};
