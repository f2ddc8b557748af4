import type { KindDefinition } from './kind-definition.ts';

/**
 * What a recommendation says of a `client` and a `bondType`. The parameters of the stored model are given; what it says of a client is computed
 * from the client's purchases by the day. "Fits" means that the rules of suitability leave it to the
 * client; with `only` "new", also that the client never bought the type.
 */
export const ADVICE_KINDS = {
  'advice.probability': { unit: 'fraction', definition: 'The probability that the next purchase of `client` is of `bondType`.' },
  'advice.chance': {
    unit: 'fraction',
    definition: 'The probability of `bondType`, divided by the sum of the probabilities of all types that fit `client`.',
  },
  'advice.fits': { unit: 'count', definition: 'How many of the model’s bond types fit `client`.' },
  'advice.place': {
    unit: 'fact',
    definition: 'The place of `bondType` among the types that fit `client`, by score: probability plus feedback. The best is 1.',
  },
  'advice.likelier': {
    unit: 'fact',
    definition: 'How many types that don’t fit `client` have a higher probability than `bondType`.',
  },
  'advice.score': { unit: 'factor', definition: 'The score of `bondType` for `client`: `advice.probability` plus `advice.feedback`.' },
  'advice.lead': { unit: 'points', definition: 'The score of `bondType` minus the score of `over`, for `client`.' },
  'advice.qValue': { unit: 'factor', definition: 'The cell of the Q-table for the segment of `client` and `bondType`, plus feedback.' },
  'advice.points': { unit: 'points', definition: '`advice.feedback` plus `outcomes.term`.' },
  'advice.feedback': {
    unit: 'factor',
    definition:
      '0.3 · Σ w·r / (10 + Σ w) over the advisers with standing signs for the segment of `client` and `bondType`: r is 1 or −1, w is the adviser’s signs for the type less those against it; over all types of the segment at most 5 together. An adviser who doesn’t advise `client` weighs at most as much as all others who say the same.',
  },
  'outcomes.advised': {
    unit: 'count',
    definition:
      'How many recommendations with `bondType` first to clients of the segment of `client` have a known outcome when the book was last read: 30 days are over by the newest purchase and the day before the reading, and the same type wasn’t first for the client in the 30 days before, either. Purchases count from the day it was shown and after the last one known then; Unclassified doesn’t. What was shown more than 170 days before the reading, or to somebody who isn’t in the firm’s book, keeps its newest outcome row, unless that one was taken back.',
  },
  'outcomes.bought': { unit: 'count', definition: 'After how many of them the client bought `bondType` within 30 days.' },
  'outcomes.expected': {
    unit: 'factor',
    definition:
      'k · Σ p over them: p is the probability that was shown, k = (T + 10·t) / (n + 10), with n outcomes of the segment after which T types were bought, and t types bought per outcome of the whole book.',
  },
  'outcomes.term': {
    unit: 'fact',
    definition:
      'Σ w (r − k·p) / (10 + k · Σ w) over them, between −0.3 and 0.3: r is 1 if `bondType` was bought, else 0; w is 1 / the logged propensity (1 if none was logged), at most 5.',
  },
  'advice.leftOut': {
    unit: 'fact',
    definition:
      '1 if `bondType` doesn’t fit `client` for the reason `why`, otherwise 0. The rules are those of `offer.refused`; of those that keep its bonds on offer from the client, the last one is the reason.',
  },
  'advice.placeIfBought': {
    unit: 'fact',
    definition:
      'The place of `bondType` among the types that fit, if `client` bought `bond` for `paise` on each of `days` (separated by commas). It counts from the last of these days, on the market of the day; what’s outstanding is that of the day, and these purchases.',
  },
  'advice.usualAmount': {
    unit: 'roughPaise',
    definition:
      'What `client` would pay for `bond`: the mean amount of the client’s orders by the day (without one, a lakh rupees), to two significant digits; if the bond is offered for more, that, rounded up to two.',
  },
  'advice.workingDay': { unit: 'day', definition: 'The day on which the exchange is open for the `place`th time after the day.' },
  'advice.placeInBand': {
    unit: 'fact',
    definition: 'The place of `bondType` among the types that would fit, if the recorded risk band of `client` were `band`.',
  },
  'advice.minor': {
    unit: 'fact',
    definition:
      '1 if `client` is known to be younger than 18 and isn’t a Hindu undivided family; otherwise 0. At 1, the guardian is mentioned.',
  },
} as const satisfies Readonly<Record<string, KindDefinition>>;
