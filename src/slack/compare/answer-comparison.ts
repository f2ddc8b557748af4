import { sameClientMessage, unknownClientsMessage } from '../../../views/compare/compare-answers.ts';
import { comparisonFigure, NO_NAMES } from '../../../views/compare/comparison-figure.ts';
import { comparisonMessage } from '../../../views/compare/comparison-message.ts';
import { sourceDownMessage } from '../../../views/source-down.ts';
import { untrainedMessage } from '../../../views/untrained.ts';
import type { Actor } from '../../usecases/actor.ts';
import type { Asker, Edge } from '../edge.ts';
import { answerWith } from '../illustrated.ts';
import { tell } from '../tell.ts';

/** Compares two clients and answers with what came of it. */
export const answerComparison = async (edge: Edge, actor: Actor, asker: Asker, left: string, right: string): Promise<void> => {
  const outcome = await edge.services.compareClients({ actor, left, right });
  switch (outcome.kind) {
    case 'compared': {
      const { comparison } = outcome;
      // A picture lies among the workspace's files: no client's id is in it.
      const figure = comparisonFigure(comparison.types, NO_NAMES);
      await answerWith(edge, asker, {
        figures: [figure],
        draw: (look, [chart]) => comparisonMessage(comparison, look, chart ?? { kind: 'text' }),
      });
      return;
    }
    case 'unknown-clients':
      return tell(edge, asker, unknownClientsMessage(outcome.unknown));
    case 'same-client':
      return tell(edge, asker, sameClientMessage(outcome.clientId));
    case 'untrained':
      return tell(edge, asker, untrainedMessage(outcome));
    case 'source-down':
      return tell(edge, asker, sourceDownMessage());
  }
};
