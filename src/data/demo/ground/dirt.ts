/**
 * How often something is missing or absurd in a demo book, as shares of the rows it can affect. Faults in products are placed by position
 * instead (bond-dirt.ts). The example client's own rows are clean.
 */
export const DIRT = {
  /** Of clients. */
  birthDayMissing: 0.04,
  /** Of clients: born yesterday, or 140 years ago. */
  birthDayAbsurd: 0.01,
  /** Of individuals. */
  genderMissing: 0.03,
  /** Of individuals: a code without a meaning. */
  genderUnknown: 0.01,
  /** Of clients: a `user_type` that is neither an individual nor a Hindu undivided family. */
  userTypeUnknown: 0.01,
  /** Of members: `parent_id` refers to nobody. */
  holderMissing: 0.03,
  /** Of trades; each makes the row unusable. */
  offerUnknown: 0.002,
  amountUnusable: 0.002,
  tradeDayMissing: 0.001,
  /** Of trades: `member_id` refers to nobody. */
  memberUnknown: 0.0005,
  /** Of trades: 0 or 900. */
  yieldAbsurd: 0.008,
  /** Of trades. */
  yieldMissing: 0.012,
} as const;

/** Extra orders that don't count for the firm (source-schema: which orders count), as a share of the trades. */
export const UNCOUNTED_ORDERS = 0.05;

/** Of bonds: `maturity_date` written with slashes. */
export const SLASHED_MATURITIES = 0.3;

/** No row has this number or a higher one. */
export const NOBODY = 4_000_000_000;
