import { join } from 'node:path';
import type { Config } from './config.ts';
import type { AuditKey } from './data/audit/audit-key.ts';
import { otherAuditKeys } from './data/audit/other-audit-keys.ts';
import { verifyAudit } from './data/audit/verify-audit.ts';
import { backupFolder } from './data/backup/backup-folder.ts';
import { resetLearning } from './data/backup/reset-learning.ts';
import type { Database } from './data/database.ts';
import { clientEraser } from './data/stores/client-eraser.ts';
import { forgottenSince } from './data/stores/forgotten-since.ts';
import { productCensus } from './data/stores/product-census.ts';
import type { ResetDone, ResetRequest } from './jobs/heavy-work.ts';
import { runHeavyWork } from './jobs/run-heavy-work.ts';
import { type AdminServicesPorts, adminServices } from './usecases/admin/admin-services.ts';
import { ClientChannels } from './usecases/admin/client-channels.ts';
import { forgetClient } from './usecases/admin/forget-client.ts';
import { type Busy, holdingClaim, LEARNING } from './usecases/admin/holding-claim.ts';
import type { RefreshDeskOutcome } from './usecases/desk/refresh-desk.ts';
import { explorationShare } from './usecases/exploration/exploration-share.ts';
import { compareVersions } from './usecases/models/compare-versions.ts';
import type { AuditHead, AuditReport } from './usecases/ports/audit-log.ts';
import type { SettingsStore } from './usecases/ports/settings-store.ts';
import type { BookSource, ModelStore, ProfileStore } from './usecases/ports.ts';
import type { TrainAdvisorOutcome, TrainRequest, TrainStage } from './usecases/train-advisor.ts';

export type Train = (request: TrainRequest, onProgress?: (stage: TrainStage, share: number) => void) => Promise<TrainAdvisorOutcome>;

/** What is composed here of other parts. */
type Composed =
  | 'census'
  | 'channels'
  | 'clientChannels'
  | 'compareVersions'
  | 'explorationShare'
  | 'refresh'
  | 'reset'
  | 'startingRoles'
  | 'train';

export interface AdministrationParts extends Omit<AdminServicesPorts, Composed> {
  readonly config: Config;
  readonly database: Database;
  readonly auditKey: () => Promise<AuditKey>;
  readonly censuses: { forget(clientId: string): Promise<void> };
  readonly settings: SettingsStore;
  readonly milliseconds: () => number;
  readonly models: ModelStore;
  readonly profiles: ProfileStore;
  /** The firm's book alone, without clients whom the product registered. */
  readonly firmBook: BookSource;
  /** In place of a thread of its own: for tests. */
  readonly train?: Train | undefined;
}

/** What keeps the product in order: composed apart from what answers about clients. */
export const administration = (parts: AdministrationParts) => {
  const { config, database, auditKey } = parts;
  const alone = <T>(by: string, work: () => Promise<T>): Promise<T | Busy> => holdingClaim(parts)(LEARNING, by, work);
  const run: Train = parts.train ?? ((request, onProgress) => runHeavyWork(config, { kind: 'train', request }, onProgress));
  /** Heavy, in a thread of its own, and one at a time over all processes. */
  const train = (request: TrainRequest, onProgress?: Parameters<Train>[1]): Promise<TrainAdvisorOutcome | Busy> =>
    alone(request.actorId, () => run(request, onProgress));

  /** Reads the book anew, likewise. @param signal ends a reading that hangs */
  const refresh = (actorId: string, onProgress?: Parameters<Train>[1], signal?: AbortSignal): Promise<RefreshDeskOutcome | Busy> =>
    alone(actorId, () => runHeavyWork(config, { kind: 'refresh', request: { actorId } }, onProgress, signal));

  const eraser = clientEraser(database, auditKey, parts.censuses);
  const clientChannels = new ClientChannels({ ...parts, fixedChannels: config.clientChannels });
  const services = adminServices({
    ...parts,
    clientChannels,
    channels: () => clientChannels.list(),
    census: productCensus(database, parts.profiles),
    compareVersions: compareVersions(parts),
    explorationShare: () => explorationShare(parts.settings),
    startingRoles: { admin: config.admins, supervisor: config.supervisors, advisor: config.advisors },
    train,
    refresh,
    reset: async (at) => {
      const backup = join(backupFolder(config.databaseUrl), `before-reset-${at.toISOString().slice(0, 19).replaceAll(':', '-')}.backup`);
      const { rows } = await runHeavyWork(config, { kind: 'reset', request: { backup, at } });
      return { backup, rows };
    },
  });

  return {
    services,
    clientChannels,
    train,
    refresh,
    verifyAudit: async (anchors: readonly AuditHead[] = []): Promise<AuditReport> => verifyAudit(database, await auditKey(), anchors),
    /** Keys that rows of the log were written under, other than the one at hand. */
    otherAuditKeys: async (): Promise<readonly string[]> => otherAuditKeys(database, await auditKey()),
    forgetClient: forgetClient({ ...parts, source: parts.firmBook, eraser }),
    /** Takes out again who was forgotten since a backup that was restored. Returns how many. */
    forgetAgain: async (since: Date): Promise<number> => {
      const ids = await forgottenSince(database, await auditKey(), since);
      if (ids.length > 0) await eraser.erase(ids);
      return ids.length;
    },
    /** Heavy: `services.decideReset` has it done in a thread of its own. */
    resetLearning: async ({ backup, at }: ResetRequest): Promise<ResetDone> => ({ rows: (await resetLearning(database, backup, at)).rows }),
  };
};
