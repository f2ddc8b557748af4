import { featureDifferences } from '../../advisor/compare/feature-differences.ts';
import { typeRows } from '../../advisor/compare/type-shares.ts';
import type { Actor } from '../actor.ts';
import { type AdviseAsMeantPorts, type AdvisedOutcome, adviseAsMeant } from '../advise-as-meant.ts';
import type { Advice } from '../advise-client.ts';
import type { ClientComparison, CompareClientsOutcome, ComparedClient } from './compare-outcome.ts';

/** Types that a picture of two clients can hold and still be read on a phone; all others are one more. */
const MOST_TYPES = 5;

export interface CompareRequest {
  readonly actor: Actor;
  readonly left: string;
  readonly right: string;
}

const comparedClient = ({ profile, profileFrom, recommendation }: Advice): ComparedClient => ({ profile, profileFrom, recommendation });

const comparisonOf = (left: Advice, right: Advice, shownAt: Date): ClientComparison => {
  const { model, version, trainedAt } = left.stored;
  const side = ({ profile, recommendation }: Advice) => ({ profile, ranking: recommendation.ranking });
  return {
    left: comparedClient(left),
    right: comparedClient(right),
    features: featureDifferences(model.features, left.profile, right.profile),
    types: typeRows(side(left), side(right), MOST_TYPES),
    model: { version, trainedAt },
    dataAsOf: left.dataAsOf,
    shownAt,
  };
};

/** Two clients side by side; the look at each of them is in the audit log. Of neither anything is shown where one may not be seen. */
export const compareClients = (ports: AdviseAsMeantPorts) => {
  const advise = adviseAsMeant(ports, 'comparison');

  const both = async ({ actor, left, right }: CompareRequest): Promise<readonly [AdvisedOutcome, AdvisedOutcome]> => {
    const outcomes = await Promise.all([advise(actor, left), advise(actor, right)]);
    const [one, other] = outcomes;
    // A model that came into force between the two would give segments that cannot be compared.
    const underTwoModels = one.kind === 'advised' && other.kind === 'advised' && one.advice.stored.version !== other.advice.stored.version;
    return underTwoModels ? [await advise(actor, left), await advise(actor, right)] : outcomes;
  };

  return async (request: CompareRequest): Promise<CompareClientsOutcome> => {
    if (request.left.trim() === request.right.trim()) return { kind: 'same-client', clientId: request.left.trim() };
    const [left, right] = await both(request);
    for (const outcome of [left, right]) if (outcome.kind === 'untrained' || outcome.kind === 'source-down') return outcome;
    const unknown = [left, right].flatMap((outcome) =>
      outcome.kind === 'unknown-client' ? [{ asked: outcome.asked, similar: outcome.similar }] : [],
    );
    if (left.kind !== 'advised' || right.kind !== 'advised') return { kind: 'unknown-clients', unknown };
    const [one, other] = [left.advice.profile.clientId, right.advice.profile.clientId];
    if (one === other) return { kind: 'same-client', clientId: one };
    const at = ports.clock.now();
    const look = (clientId: string, beside: string) => ({
      at,
      actorId: request.actor.id,
      action: 'client.compare',
      clientId,
      detail: { with: beside },
    });
    await ports.audit.append(look(one, other), look(other, one));
    return { kind: 'compared', comparison: comparisonOf(left.advice, right.advice, at) };
  };
};
