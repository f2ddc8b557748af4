import type { Button } from '@slack/types';

export const MODEL_CARD_ACTION = 'model_card';
const ACTIVE = 'in-force';

/** Button to a version's model card. Null means the version that's active when it's pressed. */
export const modelCardButton = (version: number | null): Button => ({
  type: 'button',
  action_id: MODEL_CARD_ACTION,
  text: { type: 'plain_text', text: 'About this model', emoji: false },
  value: version === null ? ACTIVE : String(version),
});

/** Version in a button's value. Null for the active one, and for a value that isn't ours. */
export const readModelCardValue = (value: string | undefined): number | null => {
  const version = /^\d{1,9}$/.test(value ?? '') ? Number(value) : null;
  return version === 0 ? null : version;
};
