/** What a claim of a kind says, and its unit. */
export interface KindDefinition {
  /**
   * `times`: how many times as much, in words such as "about a tenth". `paise`: whole paise. `roughPaise`: the same, said to one decimal. `day`: days since 1970. `count`: how many. `fraction`: 0.095 for
   * 9.5%. `price`: 0.9932 for 99.32 per 100 of face value. `points`: a difference of fractions, 0.2 for 20 points. `years`: years. `factor`: how many times. `band`: 1 for A, 2 for B, 3 for
   * C. `grade`: the place of a rating from the best down, 0 for government-backed. `fact`: the words say it without a figure.
   */
  readonly unit:
    | 'paise'
    | 'roughPaise'
    | 'day'
    | 'count'
    | 'fraction'
    | 'price'
    | 'points'
    | 'years'
    | 'factor'
    | 'times'
    | 'band'
    | 'grade'
    | 'fact';
  /** In plain English, so that somebody who sees only the firm's tables can recompute the number. Names every key of the subject. */
  readonly definition: string;
}
