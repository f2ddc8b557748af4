/**
 * What the shared weights weigh, in the order of the columns. Each fact is the logarithm of how many times as likely something makes a type.
 * `Known` is the same for clients with a purchase only, and `Many` the same times a measure of how many purchase days they have.
 */
export const FACT_NAMES = [
  'popularity',
  'segment',
  'riskBand',
  'legalForm',
  'age',
  'totalInvested',
  'averageYield',
  'averageCoupon',
  /** How much more often all clients buy it lately, and in the last weeks. */
  'drift',
  'driftFast',
  // From here on 0 for clients without a purchase.
  'popularityKnown',
  'popularityMany',
  'segmentKnown',
  'segmentMany',
  'traitsKnown',
  /** The client's own purchases, by amount, smoothed by popularity. */
  'own',
  'ownMany',
  /** The same with a day's types split evenly. */
  'ownEven',
  'ownLately',
  'ownLatelyMany',
  /** For the types of the last purchase day: how likely they're bought again. */
  'again',
  'againMany',
  /** For types once bought: minus the logarithm of the time since. */
  'since',
  /** For the other types: how likely they follow the last purchase day. */
  'next',
  /** What the types say that the client bought, and those that the client didn't. */
  'present',
  'absent',
  'together',
  /** 1 for a type that a client with a purchase never bought. */
  'never',
  'neverMany',
] as const;
export type FactName = (typeof FACT_NAMES)[number];
