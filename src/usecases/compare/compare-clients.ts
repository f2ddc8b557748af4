import { featureDifferences } from '../../advisor/compare/feature-differences.ts';
import { typeRows } from '../../advisor/compare/type-shares.ts';
import { type AuditPorts, auditTrail, type Deed } from '../actor/audit-trail.ts';
import { type Advice, type AdviceOutcome, type AdvicePorts, adviseClient } from '../advise/advise-client.ts';
import { type AskedClient, lookAt } from '../asked-client/asked-client.ts';
import type { ClientComparison, CompareClientsOutcome, ComparedClient } from './compare-outcome.ts';

/** So many types fit a picture of two clients that can be read on a phone. All others are folded into one. */
const MOST_TYPES = 5;

export interface CompareClientsRequest {
  readonly left: AskedClient;
  readonly right: AskedClient;
}

export interface CompareClientsPorts extends AdvicePorts, AuditPorts {}

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
    asOf: left.profile.asOf,
    dataAsOf: left.dataAsOf,
    oldBook: left.oldBook,
    shownAt,
  };
};

/** Compares two clients. The look at each of them is in the audit log. */
export const compareClients = (ports: CompareClientsPorts) => {
  const advise = adviseClient(ports);
  const trail = auditTrail(ports);

  const both = async (left: AskedClient, right: AskedClient): Promise<readonly [AdviceOutcome, AdviceOutcome]> => {
    const outcomes = await Promise.all([advise(left), advise(right)]);
    const [one, other] = outcomes;
    // If a model was activated between the two, their segments can't be compared.
    const underTwoModels = one.kind === 'advised' && other.kind === 'advised' && one.advice.stored.version !== other.advice.stored.version;
    return underTwoModels ? [await advise(left), await advise(right)] : outcomes;
  };

  return async ({ left, right }: CompareClientsRequest): Promise<CompareClientsOutcome> => {
    if (left.id === right.id) return { kind: 'same-client', clientId: left.id };
    const [one, other] = await both(left, right);
    if (one.kind === 'untrained') return one;
    if (other.kind === 'untrained') return other;
    const at = ports.clock.now();
    const look = (client: AskedClient, other: AskedClient): Deed => lookAt(client, 'client.compare', { with: other.id }, at);
    const comparison = comparisonOf(one.advice, other.advice, at);
    return { kind: 'compared', comparison: await trail.show(comparison, look(left, right), look(right, left)) };
  };
};
