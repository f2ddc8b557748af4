/** What of a bond's structure decides whether and how it's priced. */
export type Trait = 'perpetual' | 'callable' | 'linked';

/** A day on which the whole bond may be repaid, and at what price per unit of face value. */
export interface Exit {
  readonly day: number;
  readonly price: number;
}

/** What's known of a bond's term sheet beyond its coupon, its days and how often it pays. Rates and prices are fractions, days since 1970. */
export interface Terms {
  /** The face value of one unit, in paise. */
  readonly lot?: number;
  readonly calls?: readonly Exit[];
  readonly puts?: readonly Exit[];
  readonly dayCount?: string;
  readonly compounding?: string;
  readonly simpleAtTheEnd?: boolean;
  readonly firstCoupon?: number;
  /** The coupon day before an odd last period. */
  readonly lastRegular?: number;
  readonly endOfMonth?: boolean;
  readonly exDays?: number;
  readonly steps?: ReadonlyArray<{ readonly from: number; readonly coupon: number }>;
  /** Parts of the original face value. */
  readonly repayments?: ReadonlyArray<{ readonly day: number; readonly share: number }>;
  readonly lastFixing?: number;
  readonly fixedOn?: number;
  /** On an exchange; absent: it is. */
  readonly listed?: boolean;
}

/** 31 December 9999, the last day that databases can hold: a bond without a maturity, which stays outstanding. */
export const NEVER = 2_932_896;

const NAMED: ReadonlyArray<readonly [trait: Trait, words: RegExp]> = [
  ['perpetual', /\bperp(etual)?\b|\bAT-?1\b|\bIPDI\b/i],
  ['callable', /\bcallable\b|\bcall[- ]option\b|\bput[/ ]call\b|\bcall[/ ]put\b|\(call\b/i],
  // What's paid in the end depends on an index, or on the price of gold.
  ['linked', /\b(market|equity|index|nifty)[\s-]*linked\b|\b(PP-?)?MLDs?\b|\bsovereign gold\b|\bSGBs?\b|\bgold bonds?\b/i],
];

/** What a bond's name, its seniority and its tax status say. The issuer's name, which may be in the bond's, says nothing. */
export const traitsIn = (texts: ReadonlyArray<string | null>, issuer: string | null): readonly Trait[] => {
  const own = texts.map((text) => (text ?? '').replace(issuer ?? '', ' '));
  return NAMED.filter(([, words]) => own.some((text) => words.test(text))).map(([trait]) => trait);
};

/** The traits that the product and the desk's notes write by name. */
export const traitsWritten = (names: readonly string[]): readonly Trait[] =>
  names.flatMap((name): readonly Trait[] => {
    if (name === 'market-linked' || name === 'sovereign gold') return ['linked'];
    return name === 'perpetual' || name === 'callable' ? [name] : [];
  });

/** How often interest is paid, in the product's words, by the firm's codes. */
export const FREQUENCY_WORDS: ReadonlyMap<string, number> = new Map(
  ['monthly', 'every two months', 'quarterly', 'semi-annual', 'annual', 'at maturity'].map((words, at) => [words, at + 1]),
);
