import { sameClientMessage, unknownClientsMessage } from '../../../views/compare/compare-answers.ts';
import { comparisonFigure, NO_NAMES } from '../../../views/compare/comparison-figure.ts';
import { comparisonMessage, comparisonMoreMessage } from '../../../views/compare/comparison-message.ts';
import { sourceDownMessage } from '../../../views/notices/source-down.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { ClientComparison } from '../../usecases/compare/compare-outcome.ts';
import type { MessagePlace } from '../../usecases/ports/recommendation-store.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { answerWith, illustratedPost } from '../posting/illustrated.ts';
import type { DeliversAnswers } from '../posting/posting.ts';
import { replyOnce } from '../posting/reply-once.ts';
import { tell } from '../posting/tell.ts';
import { tellUntrained } from '../posting/tell-untrained.ts';

export type ComparesClients = DeliversAnswers & Edge<'askedPair' | 'compareClients' | 'admins'>;

export interface ComparisonRequest {
  readonly actor: Actor;
  readonly asker: Asker;
  /** The ids, as they were typed, picked or pressed. */
  readonly left: string;
  readonly right: string;
}

/** Compares two clients, as this person may see them, and shows the comparison. If there's none, the person is told why. */
const forPair = async (
  edge: ComparesClients,
  { actor, asker, left, right }: ComparisonRequest,
  show: (comparison: ClientComparison) => Promise<unknown>,
): Promise<void> => {
  const pair = await edge.services.askedPair({ actor, left, right });
  if (pair.kind === 'unknown-clients') return tell(edge, asker, unknownClientsMessage(pair.unknown));
  if (pair.kind === 'same-client') return tell(edge, asker, sameClientMessage(pair.clientId));
  if (pair.kind === 'untrained') return tellUntrained(edge, asker, pair);
  if (pair.kind === 'source-down') return tell(edge, asker, sourceDownMessage());
  const outcome = await edge.services.compareClients(pair);
  switch (outcome.kind) {
    case 'compared':
      await show(outcome.comparison);
      return;
    case 'same-client':
      return tell(edge, asker, sameClientMessage(outcome.clientId));
    case 'untrained':
      return tellUntrained(edge, asker, outcome);
  }
};

/** Compares two clients and answers with the comparison. */
export const answerComparison = (edge: ComparesClients, request: ComparisonRequest): Promise<void> =>
  forPair(edge, request, (comparison) =>
    answerWith(edge, request.asker, {
      // A picture becomes a file in the workspace, so it names no client.
      figures: [comparisonFigure(comparison, NO_NAMES)],
      draw: (look, [chart]) => comparisonMessage(comparison, look, chart ?? { kind: 'text' }),
    }),
  );

/** Compares two clients and replies under a message with all that the message leaves out. */
export const answerMoreOfComparison = (edge: ComparesClients, under: MessagePlace, request: ComparisonRequest): Promise<void> =>
  forPair(edge, request, (comparison) => {
    const { compose } = illustratedPost(edge, { figures: [], draw: (look) => comparisonMoreMessage(comparison, look) });
    return replyOnce(edge, request.asker, under, { what: 'comparison', compose });
  });
