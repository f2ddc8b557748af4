import type { Actor } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import type { AdviceEvidence, AdviceEvidenceReader } from '../ports/audit-log.ts';

export interface ShowAdvicePorts extends AuditPorts {
  readonly evidence: AdviceEvidenceReader;
}

/** What somebody was shown, as it was posted, with what the audit log says about it. A look at a client, so it's in the audit log itself. */
export const showAdvice =
  ({ evidence, ...ports }: ShowAdvicePorts) =>
  async (request: { readonly actor: Actor; readonly recommendationId: string }): Promise<AdviceEvidence | null> => {
    const found = await evidence.read(request.recommendationId);
    if (!found) return null;
    const clientId = found.stored && !found.stored.isForgotten ? found.stored.clientId : null;
    return auditTrail(ports).show(found, {
      actor: request.actor,
      action: 'client.audit',
      clientId,
      detail: { recommendation: found.id },
    });
  };
