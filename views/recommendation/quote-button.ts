import type { Button } from '@slack/types';
import type { BondOnOffer } from '../../src/advisor/bonds/bond.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

export const QUOTE_ACTION = 'bond_quote';

/** A message shows fewer. */
const MOST_BONDS = 25;

/** Button that quotes one of these bonds, best first: its value is their ids as JSON. Empty if there are none. */
export const quoteButton = (bonds: readonly BondOnOffer[]): readonly Button[] => {
  const ids = [...new Set(bonds.map(({ bondId }) => bondId))].slice(0, MOST_BONDS);
  while (JSON.stringify(ids).length > SLACK_LIMITS.buttonValue) ids.pop();
  if (ids.length === 0) return [];
  return [
    { type: 'button', action_id: QUOTE_ACTION, text: { type: 'plain_text', text: 'Quote', emoji: false }, value: JSON.stringify(ids) },
  ];
};
