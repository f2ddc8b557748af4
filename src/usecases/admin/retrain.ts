import type { TrainingStage } from '../../advisor/train/training-stages.ts';
import type { Actor } from '../actor/actor.ts';
import type { AuditPorts } from '../actor/audit-trail.ts';
import type { RefreshDeskOutcome } from '../desk/refresh-desk.ts';
import type { CompareVersionsOutcome } from '../models/compare-versions.ts';
import type { ModelStore } from '../ports/model-store.ts';
import type { TrainAdvisorOutcome, TrainRequest } from '../train/train-advisor.ts';
import type { Busy } from './holding-claim.ts';
import { type NotAllowed, refuse } from './refuse.ts';

export type RetrainOutcome =
  | NotAllowed
  | Busy
  | Exclude<TrainAdvisorOutcome, { readonly kind: 'trained' }>
  | {
      readonly kind: 'trained';
      readonly version: number;
      readonly gate: { readonly passed: boolean; readonly reasons: readonly string[] };
      readonly seconds: number;
      /** From the version that was active before; null if there was none that can be read. */
      readonly changes: CompareVersionsOutcome | null;
    };

export type RefreshOutcome = NotAllowed | Busy | RefreshDeskOutcome;

export type OnStage = (stage: TrainingStage, share: number) => void;

/** How many segments an admin may ask for. */
export const FEWEST_SEGMENTS = 3;
export const MOST_SEGMENTS = 10;
/** How many, if nobody says. */
export const USUAL_SEGMENTS = 5;
const SEED = 1;

export interface RetrainPorts extends AuditPorts {
  readonly models: Pick<ModelStore, 'activeVersion'>;
  readonly train: (request: TrainRequest, onProgress: OnStage) => Promise<TrainAdvisorOutcome | Busy>;
  readonly refresh: (actorId: string, onProgress: OnStage) => Promise<RefreshDeskOutcome | Busy>;
  readonly compareVersions: (before: number, after: number) => Promise<CompareVersionsOutcome>;
}

/** Retrains for an admin, and says what changed. */
export const retrain =
  (ports: RetrainPorts) =>
  async (request: { readonly actor: Actor; readonly segments: number | 'auto' }, onProgress: OnStage): Promise<RetrainOutcome> => {
    const { actor, segments } = request;
    const refused = await refuse(ports, actor, 'train');
    if (refused) return refused;
    const before = await ports.models.activeVersion();
    const outcome = await ports.train({ segments, seed: SEED, actorId: actor.id }, onProgress);
    if (outcome.kind !== 'trained') return outcome;
    const changes = before === null ? null : await ports.compareVersions(before, outcome.version);
    return { kind: 'trained', version: outcome.version, gate: outcome.gate, seconds: outcome.seconds.total, changes };
  };

/** Rereads the book, for figures, profiles and call lists. */
export const refreshNow =
  (ports: RetrainPorts) =>
  async ({ actor }: { readonly actor: Actor }, onProgress: OnStage): Promise<RefreshOutcome> =>
    (await refuse(ports, actor, 'refresh')) ?? ports.refresh(actor.id, onProgress);
