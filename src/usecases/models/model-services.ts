import type { Actor } from '../actor/actor.ts';
import type { ModelSummary } from '../ports/model-store.ts';
import type { ActiveModel } from '../serving/active-model.ts';
import { type CompareVersionsOutcome, compareVersions } from './compare-versions.ts';
import { type ActivateModelOutcome, type ExportModelOutcome, type ManageModelsPorts, manageModels } from './manage-models.ts';
import { type ModelCardOutcome, modelCard } from './model-card.ts';

/** The model and its versions, as the Slack edge sees them. */
export interface ModelServices {
  /** The model that computes the advice; null: the active version. */
  modelCard(version: number | null): Promise<ModelCardOutcome>;
  /** Oldest first. */
  listModels(): Promise<readonly ModelSummary[]>;
  /** Admins only; written to the audit log. */
  activateModel(request: { readonly actor: Actor; readonly version: number }): Promise<ActivateModelOutcome>;
  /** Admins only; written to the audit log. */
  exportModel(request: { readonly actor: Actor; readonly version: number }): Promise<ExportModelOutcome>;
  compareVersions(before: number, after: number): Promise<CompareVersionsOutcome>;
}

export const modelServices = (ports: ManageModelsPorts & { readonly activeModel: ActiveModel }): ModelServices => {
  const versions = manageModels(ports);
  return {
    modelCard: modelCard(ports),
    listModels: versions.list,
    activateModel: versions.activate,
    exportModel: versions.export,
    compareVersions: compareVersions(ports),
  };
};
