import type { KindDefinition } from './kind-definition.ts';

/** What's said of a `segment` (its place in the active model). Clients are placed by what's known of them on the day. */
export const SEGMENT_KINDS = {
  'segment.size': { unit: 'count', definition: 'How many clients are in `segment`.' },
  'segment.others': { unit: 'count', definition: 'How many clients are in the other segments than `besides` (separated by blanks).' },
  'segment.share': { unit: 'fraction', definition: 'The share of all clients who are in `segment`.' },
  'segment.holders': { unit: 'count', definition: 'How many clients in `segment` hold something that matures after the day.' },
  'segment.outstanding': { unit: 'paise', definition: 'What the clients in `segment` have outstanding.' },
  'segment.typeShare': { unit: 'fraction', definition: 'The share of `bondType` in what `segment` has outstanding.' },
  'segment.meanAge': { unit: 'years', definition: 'The mean age of the clients in `segment` with a known age.' },
  'segment.bandShare': {
    unit: 'fraction',
    definition: 'The share of the clients in `segment` who are in risk `band` (`unknown` for none).',
  },
  'segment.medianOutstanding': {
    unit: 'roughPaise',
    definition: 'The median of what the clients in `segment` have outstanding, over those who hold something.',
  },
  'segment.reinvestment': {
    unit: 'fraction',
    definition: 'The mean reinvestment ratio of the clients in `segment`, over those with at least two purchases.',
  },
  'segment.contrast': {
    unit: 'fact',
    definition: 'By how many standard deviations the mean of `feature` in `segment` is above that of all clients.',
  },
  'segment.named': {
    unit: 'fact',
    definition: '1 if all that the name of `segment` says is true of its median client; otherwise 0.',
  },
  'segment.differs': {
    unit: 'fact',
    definition: 'In how many facts `client` contradicts what the name of `segment` says. Unknown facts contradict nothing.',
  },
  'segment.stability': {
    unit: 'factor',
    definition:
      'How much of `segment` of model `version` (the active one, without it) stayed together over the bootstrap refits of its training, as stored with it. The refits aren’t drawn again here; the tests draw their own.',
  },
} as const satisfies Readonly<Record<string, KindDefinition>>;
