import type { Button } from '@slack/types';
import type { BondOnOffer } from '../../src/advisor/bonds/bond.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

export const QUOTE_ACTION = 'bond_quote';

/** A message shows fewer. */
const MOST_BONDS = 25;

/** Button that quotes one of these bonds, best first, for a client, or for nobody in particular: its value is all their ids as JSON. Empty if there are none. */
export const quoteButton = (client: string | null, bonds: readonly BondOnOffer[]): readonly Button[] => {
  const ids = [...new Set(bonds.map(({ bondId }) => bondId))].slice(0, MOST_BONDS);
  const value = (): string => JSON.stringify(client === null ? ids : { client, bonds: ids });
  while (ids.length > 0 && value().length > SLACK_LIMITS.buttonValue) ids.pop();
  if (ids.length === 0) return [];
  return [{ type: 'button', action_id: QUOTE_ACTION, text: { type: 'plain_text', text: 'Quote', emoji: false }, value: value() }];
};
