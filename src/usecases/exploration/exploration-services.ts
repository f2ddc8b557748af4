import type { Actor } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import { EXPLORATION_SETTING, explorationShare, MOST_EXPLORATION } from './exploration-share.ts';

export type SetExplorationOutcome =
  | { readonly kind: 'set'; readonly share: number }
  | { readonly kind: 'not-admin' }
  /** Not between 0 and `most`. */
  | { readonly kind: 'out-of-range'; readonly most: number };

export interface ExplorationServices {
  /** The share of recommendations whose first place is drawn, 0 to 0.5. 0 until somebody switches it on. */
  explorationShare(): Promise<number>;
  /** For admins. Written to the audit log (`exploration.set`) before it takes effect. */
  setExploration(request: { readonly actor: Actor; readonly share: number }): Promise<SetExplorationOutcome>;
}

export interface ExplorationPorts extends AuditPorts {
  readonly settings: SettingsStore;
}

export const explorationServices = (ports: ExplorationPorts): ExplorationServices => ({
  explorationShare: () => explorationShare(ports.settings),

  setExploration: async ({ actor, share }) => {
    const trail = auditTrail(ports);
    const at = ports.clock.now();
    if (actor.role !== 'admin') {
      await trail.refuse(actor, 'exploration');
      return { kind: 'not-admin' };
    }
    if (!(share >= 0 && share <= MOST_EXPLORATION)) return { kind: 'out-of-range', most: MOST_EXPLORATION };
    const before = await explorationShare(ports.settings);
    await trail.note({ at, actor, action: 'exploration.set', detail: { share, before } });
    await ports.settings.put(EXPLORATION_SETTING, { value: { share }, setBy: actor.id, setAt: at });
    return { kind: 'set', share };
  },
});
