import type { Actor } from '../actor.ts';
import type { ModelInForce } from '../model-in-force.ts';
import type { ModelSummary } from '../ports.ts';
import { type CompareVersionsOutcome, compareVersions } from './compare-versions.ts';
import { type ActivateModelOutcome, type ExportModelOutcome, type ManageModelsPorts, manageModels } from './manage-models.ts';
import { type ModelCardOutcome, modelCard } from './model-card.ts';

/** What people ask of the model and its versions. */
export interface ModelServices {
  /** What computes the advice; null: the version in force. */
  modelCard(version: number | null): Promise<ModelCardOutcome>;
  /** The oldest first. */
  listModels(): Promise<readonly ModelSummary[]>;
  /** Admins only; written to the audit log. */
  activateModel(request: { readonly actor: Actor; readonly version: number }): Promise<ActivateModelOutcome>;
  /** Admins only; written to the audit log. */
  exportModel(request: { readonly actor: Actor; readonly version: number }): Promise<ExportModelOutcome>;
  compareVersions(before: number, after: number): Promise<CompareVersionsOutcome>;
}

export const modelServices = (ports: ManageModelsPorts & { readonly modelInForce: ModelInForce }): ModelServices => {
  const versions = manageModels(ports);
  return {
    modelCard: modelCard(ports),
    listModels: versions.list,
    activateModel: versions.activate,
    exportModel: versions.export,
    compareVersions: compareVersions(ports),
  };
};
