import type { ModelStore, StoredModel } from '../ports/model-store.ts';
import type { ActiveModel, Untrained } from '../serving/active-model.ts';
import { type LoadedVersion, loadVersion } from './compare-versions.ts';

export type ModelCardOutcome =
  | { readonly kind: 'card'; readonly stored: StoredModel; readonly isActive: boolean }
  | Untrained
  | Exclude<LoadedVersion, { readonly kind: 'loaded' }>;

/** The card of a version, or of the active one, for whoever asks. Nothing in it is about a client. */
export const modelCard =
  (ports: { readonly models: ModelStore; readonly activeModel: ActiveModel }) =>
  async (version: number | null): Promise<ModelCardOutcome> => {
    const active = await ports.activeModel.current();
    if (version === null || version === active?.version) {
      return active ? { kind: 'card', stored: active, isActive: true } : ports.activeModel.absence;
    }
    const loaded = await loadVersion(ports.models, version);
    return loaded.kind === 'loaded' ? { kind: 'card', stored: loaded.stored, isActive: false } : loaded;
  };
