import type { Actor } from '../actor.ts';
import type { AuditStore, Clock, ModelSummary } from '../ports.ts';
import { type CompareVersionsPorts, compareVersions, type LoadedVersion, loadVersion, type VersionChanges } from './compare-versions.ts';

type CannotBeHad = Exclude<LoadedVersion, { readonly kind: 'loaded' }> | { readonly kind: 'not-allowed' };

export type ActivateModelOutcome =
  /** In force now. `changes` from the version that was; null where there was none that can be read. */
  | { readonly kind: 'activated'; readonly version: number; readonly changes: VersionChanges | null }
  | { readonly kind: 'already-in-force'; readonly version: number }
  /** The gate found it worse than what it must not be worse than, or empty, or not finite: it does not serve. */
  | { readonly kind: 'refused-by-gate'; readonly version: number; readonly reasons: string }
  | CannotBeHad;

export type ExportModelOutcome =
  | { readonly kind: 'exported'; readonly version: number; readonly fileName: string; readonly bytes: Uint8Array }
  | CannotBeHad;

export interface ManageModelsPorts extends CompareVersionsPorts {
  readonly audit: AuditStore;
  readonly clock: Clock;
}

interface VersionRequest {
  readonly actor: Actor;
  readonly version: number;
}

/** The versions: which there are, putting one in force, taking one away as a file. Only admins change anything. */
export const manageModels = (ports: ManageModelsPorts) => {
  const { models } = ports;
  const compare = compareVersions(ports);
  const audit = (actor: Actor, action: string, detail: Record<string, number | null>): Promise<void> =>
    ports.audit.append({ at: ports.clock.now(), actorId: actor.id, action, clientId: null, detail });

  return {
    list: (): Promise<readonly ModelSummary[]> => models.list(),

    activate: async ({ actor, version }: VersionRequest): Promise<ActivateModelOutcome> => {
      if (actor.role !== 'admin') return { kind: 'not-allowed' };
      const loaded = await loadVersion(models, version);
      if (loaded.kind !== 'loaded') return loaded;
      const refusal = (await models.list()).find((summary) => summary.version === version)?.refusal ?? null;
      if (refusal !== null) return { kind: 'refused-by-gate', version, reasons: refusal };
      const before = await models.activeVersion();
      if (before === version) return { kind: 'already-in-force', version };
      // The row first: nothing goes into force that is not on record.
      await audit(actor, 'model.activate', { version, before });
      await models.activate(version, ports.clock.now());
      const compared = before === null ? null : await compare(before, version);
      return { kind: 'activated', version, changes: compared?.kind === 'compared' ? compared.changes : null };
    },

    export: async ({ actor, version }: VersionRequest): Promise<ExportModelOutcome> => {
      if (actor.role !== 'admin') return { kind: 'not-allowed' };
      const loaded = await loadVersion(models, version);
      if (loaded.kind !== 'loaded') return loaded;
      await audit(actor, 'model.export', { version });
      const { trainedAt, model } = loaded.stored;
      const text = `${JSON.stringify({ version, trainedAt: trainedAt.toISOString(), model }, null, 1)}\n`;
      return { kind: 'exported', version, fileName: `bond-advisor-model-${version}.json`, bytes: new TextEncoder().encode(text) };
    },
  };
};
