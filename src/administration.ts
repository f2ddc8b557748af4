import { join } from 'node:path';
import type { TrainingStage } from './advisor/train/training-stages.ts';
import type { Config } from './config.ts';
import { readAnchorFile } from './data/audit/anchor-file.ts';
import type { AuditKey } from './data/audit/audit-key.ts';
import { auditAnchorPath } from './data/audit/audit-key-place.ts';
import { otherAuditKeys } from './data/audit/other-audit-keys.ts';
import { verifyAudit } from './data/audit/verify-audit.ts';
import { backupFolder } from './data/backup/backup-folder.ts';
import { resetLearning } from './data/backup/reset-learning.ts';
import type { Database } from './data/database.ts';
import { forgetNames } from './data/import/forget-names.ts';
import type { AuditLog } from './data/stores/admin/audit-store.ts';
import { noteStored } from './data/stores/admin/note-stored.ts';
import { productCensus } from './data/stores/admin/product-census.ts';
import { adviceEvidence } from './data/stores/advice/advice-evidence.ts';
import { clientEraser } from './data/stores/erasure/client-eraser.ts';
import { forgottenSince } from './data/stores/erasure/forgotten-since.ts';
import type { ResetDone, ResetRequest } from './jobs/heavy-work.ts';
import { runHeavyWork } from './jobs/run-heavy-work.ts';
import { type AdminServicesPorts, adminServices } from './usecases/admin/admin-services.ts';
import { ClientChannels } from './usecases/admin/client-channels.ts';
import { forgetClient } from './usecases/admin/forget-client.ts';
import { type Busy, holdingClaim, LEARNING } from './usecases/admin/holding-claim.ts';
import { showAdvice } from './usecases/admin/show-advice.ts';
import type { RefreshDeskOutcome } from './usecases/desk/refresh-desk.ts';
import { explorationShare } from './usecases/exploration/exploration-share.ts';
import { compareVersions } from './usecases/models/compare-versions.ts';
import type { AuditHead, AuditReport } from './usecases/ports/audit-log.ts';
import type { BookSource } from './usecases/ports/book-source.ts';
import type { ModelStore } from './usecases/ports/model-store.ts';
import type { ProfileStore } from './usecases/ports/profile-store.ts';
import type { SettingsStore } from './usecases/ports/settings-store.ts';
import type { TrainAdvisorOutcome, TrainRequest } from './usecases/train/train-advisor.ts';

export type Train = (request: TrainRequest, onProgress?: (stage: TrainingStage, share: number) => void) => Promise<TrainAdvisorOutcome>;

/** The parts that are composed here from others. */
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
  readonly sourceDatabase: Database;
  readonly auditKey: () => Promise<AuditKey>;
  readonly audit: AuditLog;
  readonly censuses: { forget(clientId: string): Promise<void> };
  readonly settings: SettingsStore;
  readonly milliseconds: () => number;
  readonly models: ModelStore;
  readonly profiles: ProfileStore;
  /** The firm's book alone, without clients registered in the product. */
  readonly firmBook: BookSource;
  /** Replaces the worker thread in tests. */
  readonly train?: Train | undefined;
}

/** Composes what keeps the product in order, apart from what answers about clients. */
export const administration = (parts: AdministrationParts) => {
  const { config, database, auditKey } = parts;
  const alone = <T>(by: string, work: () => Promise<T>): Promise<T | Busy> => holdingClaim(parts)(LEARNING, by, work);
  const run: Train = parts.train ?? ((request, onProgress) => runHeavyWork(config, { kind: 'train', request }, onProgress));
  /** Trains in a worker thread, one training at a time across all processes. */
  const train = (request: TrainRequest, onProgress?: Parameters<Train>[1]): Promise<TrainAdvisorOutcome | Busy> =>
    alone(request.actorId, () => run(request, onProgress));

  /** Reads the book again, in the same way. @param signal ends a reading that hangs */
  const refresh = (actorId: string, onProgress?: Parameters<Train>[1], signal?: AbortSignal): Promise<RefreshDeskOutcome | Busy> =>
    alone(actorId, () => runHeavyWork(config, { kind: 'refresh', request: { actorId } }, onProgress, signal));

  const eraser = clientEraser(database, auditKey, parts.censuses, parts.audit);
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
    verifyAudit: async (anchors: readonly AuditHead[] = []): Promise<AuditReport> => {
      const path = auditAnchorPath(config);
      // Before the log is read: a row is stored before its head is noted.
      const file = path === null ? null : { path, heads: await readAnchorFile(path) };
      return verifyAudit(database, await auditKey(), anchors, file);
    },
    /** What a recommendation said, as it was posted, and what the log says about it. */
    showAdvice: showAdvice({ ...parts, evidence: adviceEvidence(database, auditKey) }),
    /** Keys, other than the current one, that rows of the log were written under. */
    otherAuditKeys: async (): Promise<readonly string[]> => otherAuditKeys(database, await auditKey()),
    eraser,
    forgetClient: forgetClient({ ...parts, source: parts.firmBook, eraser, forgetNames: (ids) => forgetNames(parts.sourceDatabase, ids) }),
    /** Erases clients again who were forgotten after a restored backup was made. Returns how many. */
    forgetAgain: async (since: Date, actorId: string): Promise<number> => {
      const ids = await forgottenSince(database, await auditKey(), since);
      if (ids.length === 0) return 0;
      await eraser.erase(ids, { at: parts.clock.now(), actorId });
      await eraser.scrub();
      return ids.length;
    },
    /** Notes in the audit log what a restore put there that the log doesn't know, such as rows of another installation. Returns how many. */
    noteRestored: async (actorId: string): Promise<number> =>
      noteStored(database, await auditKey(), parts.audit, { at: parts.clock.now(), actorId, action: 'evidence.restore' }),
    /** Heavy: `services.decideReset` runs it in a worker thread. */
    resetLearning: async ({ backup, at }: ResetRequest): Promise<ResetDone> => ({ rows: (await resetLearning(database, backup, at)).rows }),
  };
};
