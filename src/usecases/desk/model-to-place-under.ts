import { DamagedModelError, type ModelStore, type StoredModel } from '../ports.ts';

/** The model that clients are placed under; null where there is none, or none that can be read. */
export const modelToPlaceUnder = async (models: ModelStore): Promise<StoredModel | null> => {
  const version = await models.activeVersion();
  if (version === null) return null;
  try {
    return await models.load(version);
  } catch (error) {
    if (error instanceof DamagedModelError) return null;
    throw error;
  }
};
