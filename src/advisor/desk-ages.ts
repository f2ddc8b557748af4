/** Ages, in years, at which the desk looks twice. */
export interface DeskAges {
  /** Under it, a guardian acts for the client. */
  readonly adult: number;
  /** From it on, a band above A is questioned. */
  readonly secondLook: number;
  /** A bond that matures when the client is older gets a remark. */
  readonly tenor: number;
}

/** What counts unless the desk says otherwise; of age at 18 by the Indian Majority Act, 1875, section 3. */
export const USUAL_AGES: DeskAges = { adult: 18, secondLook: 70, tenor: 90 };

/** The profile with the desk's ages, so that every sentence about it goes by them. With the usual ones it stays as it is. */
export const withAges = <T extends { readonly ages?: DeskAges }>(profile: T, ages: DeskAges | undefined): T =>
  ages === undefined || (ages.adult === USUAL_AGES.adult && ages.secondLook === USUAL_AGES.secondLook && ages.tenor === USUAL_AGES.tenor)
    ? profile
    : { ...profile, ages };
