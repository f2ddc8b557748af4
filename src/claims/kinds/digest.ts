import type { KindDefinition } from './kind-definition.ts';

/**
 * What the digest says. The product keeps in which segment it placed everybody whenever it read the book. A client of an earlier model's segment
 * counts in the segment of model `version` that continues it, if there is one.
 */
export const DIGEST_KINDS = {
  'digest.until': { unit: 'day', definition: 'The day of the newest purchase, or the one before the day if that’s earlier.' },
  'digest.purchases': { unit: 'count', definition: 'Purchases of `bondType` (all, without one) from day `from` to the day.' },
  'digest.bought': { unit: 'paise', definition: 'The sum of the purchases of `bondType` (all, without one) from day `from` to the day.' },
  'digest.shareBought': { unit: 'fraction', definition: '`digest.purchases` of `bondType`, divided by that of all types.' },
  'digest.segment': {
    unit: 'count',
    definition: 'How many clients are in the segment of model `version` that’s called `segment`, on the day of the reading.',
  },
  'digest.otherSegments': { unit: 'count', definition: 'How many are in its segments besides `besides` (separated by |).' },
  'digest.readOn': { unit: 'day', definition: 'The day, in the desk’s time zone, of the reading at `at`.' },
  'digest.change': {
    unit: 'count',
    definition: 'The clients of the segment called `segment` on the day, minus those whom the reading at `since` placed there.',
  },
  'digest.moved': {
    unit: 'count',
    definition: 'How many clients whom the reading at `since` placed in the segment called `from` are in the one called `to` on the day.',
  },
  'uptake.clients': {
    unit: 'count',
    definition:
      'How many clients of the book were shown a type at least `days` days before the day, and fewer than `days` + 90. The first such recommendation of each counts.',
  },
  'uptake.bought': {
    unit: 'count',
    definition:
      'How many of them bought a type that it showed, on its day or in the `days` days after. Purchases that the product knew when it showed it don’t count.',
  },
  'uptake.share': { unit: 'fraction', definition: '`uptake.bought`, divided by `uptake.clients`.' },
  'advised.times': {
    unit: 'count',
    definition: 'Recommendations shown from `from` to `until`; of those with `bondType` first, if it’s given.',
  },
  'advised.clients': { unit: 'count', definition: 'Different clients of the recommendations shown from `from` to `until`.' },
  'advised.shareFirst': {
    unit: 'fraction',
    definition: 'Of the recommendations shown from `from` to `until` that have a first type: the share with `bondType`.',
  },
} as const satisfies Readonly<Record<string, KindDefinition>>;
