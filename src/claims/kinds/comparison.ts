import type { KindDefinition } from './kind-definition.ts';

/** What only comparisons say. */
export const COMPARISON_KINDS = {
  'comparison.bought': { unit: 'times', definition: '`client.bought` of `client`, divided by that of `with`.' },
  'comparison.likelyOther': {
    unit: 'fraction',
    definition: '1 minus the sum of `advice.probability` of `client` for the types `besides` (separated by |).',
  },
} as const satisfies Readonly<Record<string, KindDefinition>>;
