import { DamagedModelError, type ModelStore, type StoredModel } from '../ports/model-store.ts';

/** The activated version can't be served. */
export interface DamagedModel {
  readonly version: number;
  /** What's wrong with it. */
  readonly reason: string;
  /** The earlier version that answers instead; null if none can. */
  readonly instead: number | null;
}

export interface SoundModel {
  /** The model that answers; null if no version can. */
  readonly stored: StoredModel | null;
  /** Null if it's the activated one, or none was activated yet. */
  readonly damaged: DamagedModel | null;
}

type Models = Pick<ModelStore, 'activeVersion' | 'activated' | 'load'>;

/**
 * The newest activated version that can be served. A damaged one is passed over for the one that was active before it.
 * @param active the activated version
 * @param held a version already in memory, which isn't loaded again
 */
export const soundModelFor = async (models: Models, active: number | null, held: StoredModel | null): Promise<SoundModel> => {
  const attempt = async (version: number): Promise<StoredModel | string> => {
    if (version === held?.version) return held;
    try {
      return (await models.load(version)) ?? `Model version ${version} can't be served: it's activated, but it isn't stored.`;
    } catch (error) {
      if (error instanceof DamagedModelError) return error.message;
      throw error;
    }
  };
  if (active === null) return { stored: null, damaged: null };
  const found = await attempt(active);
  if (typeof found !== 'string') return { stored: found, damaged: null };
  for (const version of await models.activated()) {
    if (version === active) continue;
    const earlier = await attempt(version);
    if (typeof earlier !== 'string') return { stored: earlier, damaged: { version: active, reason: found, instead: version } };
  }
  return { stored: null, damaged: { version: active, reason: found, instead: null } };
};

/** The same, read from the store. */
export const soundModel = async (models: Models): Promise<SoundModel> => soundModelFor(models, await models.activeVersion(), null);
