import type { SettingsStore } from '../ports/settings-store.ts';

export const EXPLORATION_SETTING = 'exploration';
/** If more than half the recommendations led with a random type, it would no longer be advice. */
export const MOST_EXPLORATION = 0.5;

/** The current share. 0 if nothing was set, or the value isn't valid: nobody explores without choosing to. */
export const explorationShare = async (settings: SettingsStore): Promise<number> => {
  const setting = await settings.get(EXPLORATION_SETTING);
  const value = setting?.value;
  const share = typeof value === 'object' && value !== null && 'share' in value ? value.share : 0;
  return typeof share === 'number' && share >= 0 && share <= MOST_EXPLORATION ? share : 0;
};
