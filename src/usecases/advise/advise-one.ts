import { type Day, isoFromDay } from '../../advisor/units.ts';
import { type Audited, type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { type AskedClient, lookAt } from '../asked-client/asked-client.ts';
import type { Untrained } from '../serving/active-model.ts';
import { type Advice, type AdvicePorts, adviseClient } from './advise-client.ts';

export interface AdviseOnePorts extends AdvicePorts, AuditPorts {}

export interface AdviseOneRequest {
  readonly client: AskedClient;
  readonly newTypesOnly: boolean;
  /** The past day that the client was asked for as of; null: today. */
  readonly asOf: Day | null;
}

export type AdviseOneOutcome = { readonly kind: 'advised'; readonly advice: Audited<Advice> } | Untrained;

/** Advice for one client on the command line. It isn't kept, so nobody can give feedback on it. The look is in the audit log. */
export const adviseOne = (ports: AdviseOnePorts) => {
  const advise = adviseClient(ports);
  const trail = auditTrail(ports);
  return async ({ client, newTypesOnly, asOf }: AdviseOneRequest): Promise<AdviseOneOutcome> => {
    const outcome = await advise(client, { newTypesOnly }, asOf);
    if (outcome.kind === 'untrained') return outcome;
    const { stored, recommendation } = outcome.advice;
    const advice = await trail.show(
      outcome.advice,
      lookAt(client, 'client.recommend', { model: stored.version, asOf: isoFromDay(recommendation.asOf) }),
    );
    return { kind: 'advised', advice };
  };
};
