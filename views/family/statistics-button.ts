import type { Button } from '@slack/types';

export const FAMILY_STATISTICS_ACTION = 'family_statistics';

/** Button to the figures over all families, for supervisors and admins. */
export const statisticsButton = (): Button => ({
  type: 'button',
  action_id: FAMILY_STATISTICS_ACTION,
  text: { type: 'plain_text', text: 'Firm-wide statistics' },
});
