import type { Button } from '@slack/types';
import type { BondOnOffer } from '../../src/advisor/bonds/bond.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

export const MORE_BONDS_ACTION = 'more_bonds';

/** A modal offers as many to find alternatives to. */
const MOST_BONDS = 25;

/**
 * Button that looks for more bonds on offer, or for alternatives to one of these. Empty if the client's id is too long for a button.
 * @param client null: for nobody in particular
 */
export const moreBondsButton = (
  client: string | null,
  bonds: readonly Pick<BondOnOffer, 'bondId'>[],
  text = 'More bonds …',
): readonly Button[] => {
  const ids = [...new Set(bonds.map(({ bondId }) => bondId))].slice(0, MOST_BONDS);
  const value = (): string => JSON.stringify({ client, bonds: ids });
  while (ids.length > 0 && value().length > SLACK_LIMITS.buttonValue) ids.pop();
  if (value().length > SLACK_LIMITS.buttonValue) return [];
  return [{ type: 'button', action_id: MORE_BONDS_ACTION, text: { type: 'plain_text', text, emoji: false }, value: value() }];
};
