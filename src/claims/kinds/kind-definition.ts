/** What a claim of a kind says, and its unit. */
export interface KindDefinition {
  /**
   * `paise`: whole paise. `day`: days since 1970. `count`: how many. `fraction`: 0.095 for 9.5%. `years`: years. `factor`: how many times.
   */
  readonly unit: 'paise' | 'day' | 'count' | 'fraction' | 'years' | 'factor';
  /** In plain English, so that somebody who sees only the firm's tables can recompute the number. Names every key of the subject. */
  readonly definition: string;
}
