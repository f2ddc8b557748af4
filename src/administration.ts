import type { Config } from './config.ts';
import type { AuditKey } from './data/audit/audit-key.ts';
import { verifyAudit } from './data/audit/verify-audit.ts';
import type { Database } from './data/database.ts';
import { clientEraser } from './data/stores/client-eraser.ts';
import { runHeavyWork } from './jobs/run-heavy-work.ts';
import { forgetClient } from './usecases/admin/forget-client.ts';
import { type Busy, type ClaimPorts, holdingClaim, LEARNING } from './usecases/admin/holding-claim.ts';
import type { AuditHead, AuditReport } from './usecases/ports/audit-log.ts';
import type { AuditStore, BookSource } from './usecases/ports.ts';
import type { TrainAdvisorOutcome, TrainRequest, TrainStage } from './usecases/train-advisor.ts';

export type Train = (request: TrainRequest, onProgress?: (stage: TrainStage, share: number) => void) => Promise<TrainAdvisorOutcome>;

export interface AdministrationParts extends ClaimPorts {
  readonly config: Config;
  readonly database: Database;
  readonly auditKey: () => Promise<AuditKey>;
  readonly audit: AuditStore;
  readonly censuses: { forget(clientId: string): Promise<void> };
  /** The firm's book alone, without clients whom the product registered. */
  readonly firmBook: BookSource;
  /** In place of a thread of its own: for tests. */
  readonly train?: Train | undefined;
}

/** What keeps the product in order: composed apart from what answers about clients. */
export const administration = (parts: AdministrationParts) => {
  const { config, database, auditKey } = parts;
  const run: Train = parts.train ?? ((request, onProgress) => runHeavyWork(config, { kind: 'train', request }, onProgress));
  return {
    /** Heavy, in a thread of its own, and one at a time over all processes. */
    train: (request: TrainRequest, onProgress?: Parameters<Train>[1]): Promise<TrainAdvisorOutcome | Busy> =>
      holdingClaim(parts)(LEARNING, request.actorId, () => run(request, onProgress)),
    verifyAudit: async (anchors: readonly AuditHead[] = []): Promise<AuditReport> => verifyAudit(database, await auditKey(), anchors),
    forgetClient: forgetClient({ ...parts, source: parts.firmBook, eraser: clientEraser(database, auditKey, parts.censuses) }),
  };
};
