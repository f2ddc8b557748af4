import type { Actor } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';

export interface NotAllowed {
  readonly kind: 'not-allowed';
}

/**
 * Null for an admin. For anybody else, a refusal and its audit row.
 * @param asked what the person wanted
 */
export const refuse = async (ports: AuditPorts, actor: Actor, asked: string): Promise<NotAllowed | null> => {
  if (actor.role === 'admin') return null;
  await auditTrail(ports).refuse(actor, asked);
  return { kind: 'not-allowed' };
};
