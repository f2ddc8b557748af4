import type { ModelInForce, Untrained } from '../model-in-force.ts';
import type { ModelStore, StoredModel } from '../ports.ts';
import { type LoadedVersion, loadVersion } from './compare-versions.ts';

export type ModelCardOutcome =
  | { readonly kind: 'card'; readonly stored: StoredModel; readonly isInForce: boolean }
  | Untrained
  | Exclude<LoadedVersion, { readonly kind: 'loaded' }>;

/** What computes the advice, for whoever asks: a version, or the one in force. Nothing in it speaks of a client. */
export const modelCard =
  (ports: { readonly models: ModelStore; readonly modelInForce: ModelInForce }) =>
  async (version: number | null): Promise<ModelCardOutcome> => {
    const inForce = await ports.modelInForce.current();
    if (version === null || version === inForce?.version) {
      return inForce ? { kind: 'card', stored: inForce, isInForce: true } : ports.modelInForce.absence;
    }
    const loaded = await loadVersion(ports.models, version);
    return loaded.kind === 'loaded' ? { kind: 'card', stored: loaded.stored, isInForce: false } : loaded;
  };
