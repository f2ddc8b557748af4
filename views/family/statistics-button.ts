import type { Button } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';

export const FAMILY_STATISTICS_ACTION = 'family_statistics';

/** Button to the figures over all families, for supervisors and admins. */
export const statisticsButton = (): Button => ({
  type: 'button',
  action_id: FAMILY_STATISTICS_ACTION,
  text: { type: 'plain_text', text: PHRASES.firmWide },
});

export const FAMILY_PAIRS_ACTION = 'family_pairs';

/** Button to the parents and children a person may see. */
export const pairsButton = (): Button => ({
  type: 'button',
  action_id: FAMILY_PAIRS_ACTION,
  text: { type: 'plain_text', text: PHRASES.pairs },
});
