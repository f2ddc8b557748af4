import type { Button } from '@slack/types';

export const MODEL_CARD_ACTION = 'model_card';
const IN_FORCE = 'in-force';

/** Opens the model card; null: of the version in force when it is pressed. */
export const modelCardButton = (version: number | null): Button => ({
  type: 'button',
  action_id: MODEL_CARD_ACTION,
  text: { type: 'plain_text', text: 'About this model', emoji: false },
  value: version === null ? IN_FORCE : String(version),
});

/** The version a pressed button asks for; null: the one in force, also for a value that is not ours. */
export const readModelCardValue = (value: string | undefined): number | null => {
  const version = /^\d{1,9}$/.test(value ?? '') ? Number(value) : null;
  return version === 0 ? null : version;
};
