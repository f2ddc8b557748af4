import type { DemoBondType } from './ground/demo-bond-type.ts';

/** How one kind of people invests. Kinds differ in many features at once and overlap in each. */
export interface InvestorKind {
  readonly name: string;
  /** Share of all clients. */
  readonly share: number;
  /** Years: mean, spread, lowest, highest. */
  readonly age: readonly [number, number, number, number];
  /** Weights of male, female and Hindu undivided family. */
  readonly genders: readonly [number, number, number];
  /** Median ticket in rupees, and the spread of its logarithm across clients. */
  readonly ticket: number;
  readonly ticketSpread: number;
  /** Number of trades relative to the other kinds. */
  readonly activity: number;
  /** Median days between two purchases, for clients who buy often enough. */
  readonly gapDays: number;
  /** How likely they are to buy an available bond of band A, B or C. */
  readonly appetite: readonly [number, number, number];
  /** Preferred years to maturity. */
  readonly tenorYears: number;
  /** Weights of the bond types in the middle of the span. */
  readonly taste: Partial<Record<DemoBondType, number>>;
  /** How taste drifts: the logarithm of a factor per year. */
  readonly drift: Partial<Record<DemoBondType, number>>;
  /** Share of purchases moved to January, February or March, to save taxes. */
  readonly taxSeason: number;
}

const THOUSAND = 1_000;
const LAKH = 100_000;

export const INVESTOR_KINDS: readonly InvestorKind[] = [
  {
    name: 'pensioner',
    share: 0.25,
    age: [69, 4, 58, 86],
    genders: [0.55, 0.45, 0],
    ticket: 4 * LAKH,
    ticketSpread: 0.7,
    activity: 0.8,
    gapDays: 60,
    appetite: [1, 0.02, 0],
    tenorYears: 8,
    taste: { 'Government Securities': 40, 'Tax-Free Bonds': 24, 'Corporate Bonds': 14, 'Treasury Bills': 7, 'Infrastructure Bonds': 6 },
    drift: { 'Government Securities': 0.15, 'Tax-Free Bonds': -0.2 },
    taxSeason: 0,
  },
  {
    name: 'young professional',
    share: 0.26,
    age: [26, 3, 21, 34],
    genders: [0.6, 0.4, 0],
    ticket: 25 * THOUSAND,
    ticketSpread: 0.8,
    activity: 1.6,
    gapDays: 28,
    appetite: [0.2, 1, 0.1],
    tenorYears: 3,
    taste: { 'Corporate Bonds': 54, 'Green Bonds': 15, 'Convertible Bonds': 9, 'Zero Coupon Bonds': 5, 'High Yield Bonds': 4 },
    drift: { 'Green Bonds': 0.35, 'Convertible Bonds': -0.2 },
    taxSeason: 0,
  },
  {
    name: 'family treasury',
    share: 0.15,
    age: [46, 6, 32, 66],
    genders: [0.06, 0.02, 0.92],
    ticket: 100 * LAKH,
    ticketSpread: 1.3,
    activity: 1.8,
    gapDays: 45,
    appetite: [1, 0.03, 0],
    tenorYears: 0.8,
    taste: {
      'Commercial Papers': 44,
      'Certificate of Deposits': 20,
      'Treasury Bills': 18,
      'Corporate Bonds': 10,
      'International Bonds': 3,
    },
    drift: { 'Commercial Papers': 0.1, 'Treasury Bills': -0.1 },
    taxSeason: 0,
  },
  {
    name: 'yield hunter',
    share: 0.16,
    age: [51, 4, 40, 63],
    genders: [0.65, 0.35, 0],
    ticket: 9 * LAKH,
    ticketSpread: 0.7,
    activity: 1.2,
    gapDays: 50,
    appetite: [0.08, 0.7, 1],
    tenorYears: 3,
    taste: { 'High Yield Bonds': 58, 'Corporate Bonds': 17, 'Convertible Bonds': 10, 'International Bonds': 7, 'Zero Coupon Bonds': 3 },
    drift: { 'High Yield Bonds': 0.1, 'Convertible Bonds': -0.15, 'International Bonds': 0.2 },
    taxSeason: 0,
  },
  {
    name: 'goal saver',
    share: 0.18,
    age: [38, 4, 29, 48],
    genders: [0.4, 0.6, 0],
    ticket: 1.5 * LAKH,
    ticketSpread: 0.7,
    activity: 0.8,
    gapDays: 180,
    appetite: [0.12, 1, 0.02],
    tenorYears: 6,
    taste: { 'Zero Coupon Bonds': 30, 'Green Bonds': 18, 'Corporate Bonds': 16, 'Infrastructure Bonds': 12, 'Municipal Bonds': 12 },
    drift: { 'Zero Coupon Bonds': -0.1, 'Green Bonds': 0.2 },
    taxSeason: 0.3,
  },
];

/** Weight of a type that a kind doesn't list: almost everyone buys it sometimes. */
export const FAINT_TASTE = 1;

/** The kind of client 42, the client in all examples. */
export const GOAL_SAVER = INVESTOR_KINDS.length - 1;
