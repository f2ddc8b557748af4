import type { KindDefinition } from './kind-definition.ts';

/** What only comparisons say. */
export const COMPARISON_KINDS = {
  'comparison.bought': { unit: 'times', definition: '`client.bought` of `client`, divided by that of `with`.' },
  'comparison.place': {
    unit: 'fact',
    definition:
      'The place of `feature` among those known for both `client` and `with`, largest difference first. Numbers differ by the active model’s standard deviations (sizes by log1p, and cut off at its limits), different words by √2. Equal ones may trade places.',
  },
  'comparison.likelyOther': {
    unit: 'fraction',
    definition: '1 minus the sum of `advice.probability` of `client` for the types `besides` (separated by |).',
  },
} as const satisfies Readonly<Record<string, KindDefinition>>;
