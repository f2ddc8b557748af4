import type { Actor } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import type { ModelSummary } from '../ports/model-store.ts';
import { type CompareVersionsPorts, compareVersions, type LoadedVersion, loadVersion, type VersionChanges } from './compare-versions.ts';

type CannotBeHad = Exclude<LoadedVersion, { readonly kind: 'loaded' }> | { readonly kind: 'not-allowed' };

export type ActivateModelOutcome =
  /** Active now. `changes` from the version that was active before; null if there was none that can be read. */
  | { readonly kind: 'activated'; readonly version: number; readonly changes: VersionChanges | null }
  | { readonly kind: 'already-active'; readonly version: number }
  /** The gate found it worse than its baselines, empty, or not finite, so it can't serve. */
  | { readonly kind: 'refused-by-gate'; readonly version: number; readonly reasons: string }
  | CannotBeHad;

export type ExportModelOutcome =
  | { readonly kind: 'exported'; readonly version: number; readonly fileName: string; readonly bytes: Uint8Array }
  | CannotBeHad;

export interface ManageModelsPorts extends CompareVersionsPorts, AuditPorts {}

interface VersionRequest {
  readonly actor: Actor;
  readonly version: number;
}

/** Lists, activates and exports versions. Only admins change anything. */
export const manageModels = (ports: ManageModelsPorts) => {
  const { models } = ports;
  const compare = compareVersions(ports);
  const { note } = auditTrail(ports);

  return {
    list: (): Promise<readonly ModelSummary[]> => models.list(),

    activate: async ({ actor, version }: VersionRequest): Promise<ActivateModelOutcome> => {
      if (actor.role !== 'admin') return { kind: 'not-allowed' };
      const loaded = await loadVersion(models, version);
      if (loaded.kind !== 'loaded') return loaded;
      const refusal = (await models.list()).find((summary) => summary.version === version)?.refusal ?? null;
      if (refusal !== null) return { kind: 'refused-by-gate', version, reasons: refusal };
      const before = await models.activeVersion();
      if (before === version) return { kind: 'already-active', version };
      // The row first: no version is activated that isn't on record.
      await note({ actor, action: 'model.activate', detail: { version, before } });
      await models.activate(version, ports.clock.now());
      const compared = before === null ? null : await compare(before, version);
      return { kind: 'activated', version, changes: compared?.kind === 'compared' ? compared.changes : null };
    },

    export: async ({ actor, version }: VersionRequest): Promise<ExportModelOutcome> => {
      if (actor.role !== 'admin') return { kind: 'not-allowed' };
      const loaded = await loadVersion(models, version);
      if (loaded.kind !== 'loaded') return loaded;
      await note({ actor, action: 'model.export', detail: { version } });
      const { trainedAt, model } = loaded.stored;
      const text = `${JSON.stringify({ version, trainedAt: trainedAt.toISOString(), model }, null, 1)}\n`;
      return { kind: 'exported', version, fileName: `bond-advisor-model-${version}.json`, bytes: new TextEncoder().encode(text) };
    },
  };
};
