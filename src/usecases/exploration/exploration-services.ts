import type { Actor } from '../actor.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import type { AuditStore, Clock } from '../ports.ts';
import { EXPLORATION_SETTING, explorationShare, MOST_EXPLORATION } from './exploration-share.ts';

export type SetExplorationOutcome =
  | { readonly kind: 'set'; readonly share: number }
  | { readonly kind: 'not-admin' }
  /** Not between 0 and `most`. */
  | { readonly kind: 'out-of-range'; readonly most: number };

export interface ExplorationServices {
  /** Of how many recommendations the first place is drawn, 0 to 0.5; 0 where nobody switched it on. */
  explorationShare(): Promise<number>;
  /** For admins; written to the audit log (`exploration.set`) before it is in force. */
  setExploration(request: { readonly actor: Actor; readonly share: number }): Promise<SetExplorationOutcome>;
}

export interface ExplorationPorts {
  readonly settings: SettingsStore;
  readonly audit: AuditStore;
  readonly clock: Clock;
}

export const explorationServices = (ports: ExplorationPorts): ExplorationServices => ({
  explorationShare: () => explorationShare(ports.settings),

  setExploration: async ({ actor, share }) => {
    const at = ports.clock.now();
    if (actor.role !== 'admin') {
      await ports.audit.append({ at, actorId: actor.id, action: 'access.refused', clientId: null, detail: { asked: 'exploration' } });
      return { kind: 'not-admin' };
    }
    if (!(share >= 0 && share <= MOST_EXPLORATION)) return { kind: 'out-of-range', most: MOST_EXPLORATION };
    const before = await explorationShare(ports.settings);
    await ports.audit.append({ at, actorId: actor.id, action: 'exploration.set', clientId: null, detail: { share, before } });
    await ports.settings.put(EXPLORATION_SETTING, { value: { share }, setBy: actor.id, setAt: at });
    return { kind: 'set', share };
  },
});
