import type { Actor } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import type { Approval, ApprovalStore } from '../ports/approval-store.ts';
import { type Busy, type ClaimPorts, holdingClaim, LEARNING } from './holding-claim.ts';
import { type NotAllowed, refuse } from './refuse.ts';

/** What has to be typed, in any letter case. */
export const RESET_WORDS = 'forget everything learned';
const RESET = 'reset';
const EXPIRES_AFTER_MS = 24 * 3_600_000;

export type AskResetOutcome =
  | NotAllowed
  | { readonly kind: 'not-confirmed' }
  /** There is no other admin to approve it. */
  | { readonly kind: 'needs-second-admin' }
  | { readonly kind: 'asked'; readonly approval: Omit<Approval, 'decision' | 'decidedBy'> };

export type DecideResetOutcome =
  | NotAllowed
  | Busy
  | { readonly kind: 'unknown' }
  /** Whoever asks for it can't approve it. */
  | { readonly kind: 'own' }
  | { readonly kind: 'expired' }
  /** Whoever asked is no longer an admin. */
  | { readonly kind: 'asker-gone' }
  | { readonly kind: 'decided'; readonly approval: Approval }
  | { readonly kind: 'refused'; readonly askedBy: string }
  | { readonly kind: 'reset'; readonly askedBy: string; readonly backup: string; readonly rows: number };

export interface ResetPorts extends AuditPorts, ClaimPorts {
  readonly approvals: ApprovalStore;
  readonly whoIs: (slackUserId: string) => Promise<Actor | null>;
  /** Everybody who may be an admin. `whoIs` decides about each. */
  readonly admins: () => Promise<readonly string[]>;
  /** Makes a restorable backup, then empties what was learned: both, or neither. */
  readonly reset: (at: Date) => Promise<{ readonly backup: string; readonly rows: number }>;
}

const isAdmin = async (ports: ResetPorts, id: string): Promise<boolean> => (await ports.whoIs(id))?.role === 'admin';

/** Asks for everything that was learned to be forgotten. It has to be typed out, and another admin has to approve it. */
export const askReset =
  (ports: ResetPorts) =>
  async ({ actor, typed }: { readonly actor: Actor; readonly typed: string }): Promise<AskResetOutcome> => {
    const refused = await refuse(ports, actor, 'reset');
    if (refused) return refused;
    if (typed.trim().toLowerCase() !== RESET_WORDS) return { kind: 'not-confirmed' };
    const askedOf: string[] = [];
    for (const id of await ports.admins()) if (id !== actor.id && (await isAdmin(ports, id))) askedOf.push(id);
    if (askedOf.length === 0) return { kind: 'needs-second-admin' };
    const askedAt = ports.clock.now();
    const expiresAt = new Date(askedAt.getTime() + EXPIRES_AFTER_MS);
    const approval = { id: ports.newId(), what: RESET, askedBy: actor.id, askedAt, expiresAt, askedOf };
    await auditTrail(ports).note({ at: askedAt, actor, action: 'reset.ask', detail: { approval: approval.id } });
    await ports.approvals.ask(approval);
    return { kind: 'asked', approval };
  };

/** Approves or refuses a reset, as another admin. Approved, it's done at once. */
export const decideReset = (ports: ResetPorts) => {
  const { note } = auditTrail(ports);

  const settled = async (id: string): Promise<DecideResetOutcome> => {
    const approval = await ports.approvals.find(id);
    return approval?.decision ? { kind: 'decided', approval } : { kind: 'expired' };
  };

  return async (request: {
    readonly actor: Actor;
    readonly approvalId: string;
    readonly decision: 'approved' | 'refused';
  }): Promise<DecideResetOutcome> => {
    const { actor, approvalId, decision } = request;
    const refused = await refuse(ports, actor, 'reset');
    if (refused) return refused;
    const approval = await ports.approvals.find(approvalId);
    if (approval?.what !== RESET) return { kind: 'unknown' };
    const { askedBy } = approval;
    if (approval.decision) return { kind: 'decided', approval };
    if (decision === 'refused') {
      if (!(await ports.approvals.decide(approvalId, 'refused', actor.id, ports.clock.now()))) return settled(approvalId);
      await note({ actor, action: 'reset.refuse', detail: { approval: approvalId, askedBy } });
      return { kind: 'refused', askedBy };
    }
    if (askedBy === actor.id) return { kind: 'own' };
    if (!(await isAdmin(ports, askedBy))) return { kind: 'asker-gone' };
    return holdingClaim(ports)(LEARNING, actor.id, async (): Promise<DecideResetOutcome> => {
      if (!(await ports.approvals.decide(approvalId, 'approved', actor.id, ports.clock.now()))) return settled(approvalId);
      await note({ actor, action: 'reset.approve', detail: { approval: approvalId, askedBy } });
      const { backup, rows } = await ports.reset(ports.clock.now());
      await note({ actor, action: 'reset.done', detail: { approval: approvalId, backup, rows } });
      return { kind: 'reset', askedBy, backup, rows };
    });
  };
};
