import type { KindDefinition } from './kind-definition.ts';

/**
 * What the reasons of a recommendation say. Counts of all clients are as of the day the model learned on. A purchase day is a day on which a
 * client bought something; in shares, something of a type that the model knows.
 */
export const REASON_KINDS = {
  'reason.effect': {
    unit: 'fact',
    definition:
      'The probability of `bondType` for `client`, minus what it would be without `part` of the model: `own`, `segment`, `together`, `drift` or the place of a trait.',
  },
  'reason.days': {
    unit: 'count',
    definition: 'On how many of the last purchase days of `client` (at most 24) `bondType` was among what was bought.',
  },
  'reason.lastDays': { unit: 'count', definition: 'The last purchase days of `client`: all, or 24 of more.' },
  'reason.lastBought': { unit: 'day', definition: 'The last day on which `client` bought `bondType`.' },
  'reason.share': { unit: 'fraction', definition: 'The share of all clients’ purchase days on which `bondType` was bought.' },
  'reason.segmentShare': {
    unit: 'fraction',
    definition: 'The share of the purchase days of the clients in `segment` on which `bondType` was bought.',
  },
  'reason.levelShare': {
    unit: 'fraction',
    definition: 'The share of the purchase days of the clients at `level` of the trait at place `trait` on which `bondType` was bought.',
  },
  'reason.level': { unit: 'fact', definition: 'The level of `client` in the trait at place `trait` of the model.' },
  'reason.lately': {
    unit: 'fraction',
    definition: 'The share of the purchase days in the last `days` days on which `bondType` was bought.',
  },
  'reason.alsoBought': { unit: 'fraction', definition: 'The share of the clients who ever bought `held` who also bought `bondType`.' },
  'reason.buyers': { unit: 'fraction', definition: 'The share of all clients with a purchase day who ever bought `bondType`.' },
} as const satisfies Readonly<Record<string, KindDefinition>>;
