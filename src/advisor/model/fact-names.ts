/** Facts that there are of a client without a purchase too. Each has one number per type: the logarithm of how many times as likely it makes the type. */
const ROWS_OF_ANYBODY = [
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
] as const;

/** The same for what a client's own purchases say. */
const ROWS_OF_HISTORY = [
  /** The client's own purchases, by amount, smoothed by what's expected of the client without them. */
  'own',
  /** The same with a day's types split evenly. */
  'ownEven',
  'ownLately',
  /** For the types of the last purchase day: how likely they're bought again. */
  'again',
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
] as const;

/** The rows of facts, in their order. */
export const FACT_ROWS = [...ROWS_OF_ANYBODY, ...ROWS_OF_HISTORY] as const;
export type FactRow = (typeof FACT_ROWS)[number];

/** The rows before this one are all there is of a client without a purchase. */
export const HISTORY_FROM = ROWS_OF_ANYBODY.length;

/**
 * What the shared weights weigh, in the order of the columns: the rows, and some of them again. `Known` is the same for clients with a purchase only,
 * and `Many` the same times a measure of how many purchase days they have.
 */
export const FACT_NAMES = [
  ...FACT_ROWS,
  'popularityKnown',
  'popularityMany',
  'segmentKnown',
  'segmentMany',
  'traitsKnown',
  'ownMany',
  'ownLatelyMany',
  'againMany',
  'neverMany',
] as const;
export type FactName = (typeof FACT_NAMES)[number];

export const FACT_COUNT = FACT_NAMES.length;
export const FACT_AT = Object.fromEntries(FACT_NAMES.map((name, at) => [name, at])) as Record<FactName, number>;
export const ROW_COUNT = FACT_ROWS.length;
export const ROW_AT = Object.fromEntries(FACT_ROWS.map((name, at) => [name, at])) as Record<FactRow, number>;
