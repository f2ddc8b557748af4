import type { Actor } from '../actor.ts';
import type { Approval, ApprovalStore } from '../ports/approval-store.ts';
import { type Busy, type ClaimPorts, holdingClaim, LEARNING } from './holding-claim.ts';
import { type AdminPorts, type NotAllowed, refuse } from './refuse.ts';

/** What has to be typed, letter for letter. */
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
  /** Who wants it cannot allow it. */
  | { readonly kind: 'own' }
  | { readonly kind: 'expired' }
  /** Who asked is no admin any more. */
  | { readonly kind: 'asker-gone' }
  | { readonly kind: 'decided'; readonly approval: Approval }
  | { readonly kind: 'refused'; readonly askedBy: string }
  | { readonly kind: 'reset'; readonly askedBy: string; readonly backup: string; readonly rows: number };

export interface ResetPorts extends AdminPorts, ClaimPorts {
  readonly approvals: ApprovalStore;
  readonly whoIs: (slackUserId: string) => Promise<Actor | null>;
  /** Everybody who may be an admin; each is asked again by `whoIs`. */
  readonly admins: () => Promise<readonly string[]>;
  /** Makes a restorable backup and then empties what was learned: both, or neither. */
  readonly reset: (at: Date) => Promise<{ readonly backup: string; readonly rows: number }>;
}

const isAdmin = async (ports: ResetPorts, id: string): Promise<boolean> => (await ports.whoIs(id))?.role === 'admin';

/** Wants everything that was learned to be forgotten: typed out, and for another admin to allow. */
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
    await ports.audit.append({ at: askedAt, actorId: actor.id, action: 'reset.ask', clientId: null, detail: { approval: approval.id } });
    await ports.approvals.ask(approval);
    return { kind: 'asked', approval };
  };

/** Another admin's word on it; where that is yes, it is done at once. */
export const decideReset = (ports: ResetPorts) => {
  const note = (actor: Actor, action: string, detail: Record<string, string | number>): Promise<void> =>
    ports.audit.append({ at: ports.clock.now(), actorId: actor.id, action, clientId: null, detail });

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
      await note(actor, 'reset.refuse', { approval: approvalId, askedBy });
      return { kind: 'refused', askedBy };
    }
    if (askedBy === actor.id) return { kind: 'own' };
    if (!(await isAdmin(ports, askedBy))) return { kind: 'asker-gone' };
    return holdingClaim(ports)(LEARNING, actor.id, async (): Promise<DecideResetOutcome> => {
      if (!(await ports.approvals.decide(approvalId, 'approved', actor.id, ports.clock.now()))) return settled(approvalId);
      await note(actor, 'reset.approve', { approval: approvalId, askedBy });
      const { backup, rows } = await ports.reset(ports.clock.now());
      await note(actor, 'reset.done', { approval: approvalId, backup, rows });
      return { kind: 'reset', askedBy, backup, rows };
    });
  };
};
