import type { Actor } from '../actor.ts';
import type { AuditStore, Clock } from '../ports.ts';

export interface AdminPorts {
  readonly audit: AuditStore;
  readonly clock: Clock;
}

export interface NotAllowed {
  readonly kind: 'not-allowed';
}

/** Null for an admin; for anybody else an audit row and a refusal. `asked` says what for. */
export const refuse = async ({ audit, clock }: AdminPorts, actor: Actor, asked: string): Promise<NotAllowed | null> => {
  if (actor.role === 'admin') return null;
  await audit.append({ at: clock.now(), actorId: actor.id, action: 'access.refused', clientId: null, detail: { asked } });
  return { kind: 'not-allowed' };
};
