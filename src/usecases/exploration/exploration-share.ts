import type { SettingsStore } from '../ports/settings-store.ts';

export const EXPLORATION_SETTING = 'exploration';
/** More than every second recommendation by chance is no advice any more. */
export const MOST_EXPLORATION = 0.5;

/** The share in force. Nothing set, or a value that is none, is 0: who did not choose to explore does not. */
export const explorationShare = async (settings: SettingsStore): Promise<number> => {
  const setting = await settings.get(EXPLORATION_SETTING);
  const value = setting?.value;
  const share = typeof value === 'object' && value !== null && 'share' in value ? value.share : 0;
  return typeof share === 'number' && share >= 0 && share <= MOST_EXPLORATION ? share : 0;
};
