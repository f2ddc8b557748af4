import type { DemoBondType } from '../ground/demo-bond-type.ts';
import type { DemoGrade } from '../ground/grade-scale.ts';
import type { IssuerGroup } from './issuers.ts';

/** How the bonds of one type are made. Grades, tenors and names are used in turn, so that every book has each of them. */
export interface BondPlan {
  readonly bondType: DemoBondType;
  /** How many of 240 bonds. */
  readonly bonds: number;
  /** How many of 40 open offers. */
  readonly openOffers: number;
  readonly issuers: readonly IssuerGroup[];
  /** Null: a sovereign, which needs no grade. */
  readonly grades: ReadonlyArray<DemoGrade | null>;
  /** Days for money-market paper, which is issued evenly and rolls over; years for all others. */
  readonly tenors: { readonly days: readonly number[] } | { readonly years: readonly number[] };
  /** The firm's `ip_frequency` codes: 1 monthly, 3 quarterly, 4 half-yearly, 5 yearly, 6 at maturity (then no coupon is paid). */
  readonly frequencies: readonly number[];
  /** Percent above or below what grade and tenor require. */
  readonly spread: number;
  /** Rupees: the price of one unit at par. */
  readonly faceValues: readonly number[];
  /** The ends of its names, after issuer and coupon and before the year. */
  readonly names: readonly string[];
}

const THOUSAND = 1_000;
const LAKH = 100_000;

export const BOND_PLANS: readonly BondPlan[] = [
  {
    bondType: 'Government Securities',
    bonds: 30,
    openOffers: 5,
    issuers: ['centralGovernment', 'centralGovernment', 'states'],
    grades: [null],
    tenors: { years: [10, 30, 7, 15, 5, 40, 10, 3] },
    frequencies: [4],
    spread: 0,
    faceValues: [10 * THOUSAND],
    names: ['GS', 'GS', 'SDL'],
  },
  {
    bondType: 'Treasury Bills',
    bonds: 20,
    openOffers: 3,
    issuers: ['centralGovernment'],
    grades: [null],
    tenors: { days: [364, 182, 364, 364, 182, 91] },
    frequencies: [6],
    spread: 0,
    faceValues: [10 * THOUSAND],
    names: ['Treasury Bill'],
  },
  {
    bondType: 'Commercial Papers',
    bonds: 24,
    openOffers: 3,
    issuers: ['financiers', 'corporates', 'publicSector'],
    grades: ['AAA', 'AA+', 'AAA', 'AA', 'AA+'],
    tenors: { days: [364, 270, 180, 364, 270] },
    frequencies: [6],
    spread: 0.1,
    faceValues: [5 * LAKH],
    names: ['Commercial Paper'],
  },
  {
    bondType: 'Certificate of Deposits',
    bonds: 20,
    openOffers: 3,
    issuers: ['banks'],
    grades: ['AAA', 'AA+', 'AAA'],
    tenors: { days: [364, 270, 180, 364] },
    frequencies: [6],
    spread: 0,
    faceValues: [5 * LAKH],
    names: ['Certificate of Deposit'],
  },
  {
    bondType: 'Corporate Bonds',
    bonds: 48,
    openOffers: 6,
    issuers: ['corporates', 'financiers', 'corporates', 'banks', 'financiers'],
    grades: ['AAA', 'BBB+', 'AA', 'A', 'AA+', 'BBB', 'AA-', 'A+', 'AAA', 'BBB-', 'AA', 'A-'],
    tenors: { years: [5, 3, 7, 2, 10, 4] },
    frequencies: [5, 4, 1, 3, 5],
    spread: 0,
    faceValues: [THOUSAND, 10 * THOUSAND, THOUSAND, LAKH],
    names: ['Non-Convertible Debenture', 'Secured NCD', 'Bond', 'Non-Convertible Debenture'],
  },
  {
    bondType: 'High Yield Bonds',
    bonds: 20,
    openOffers: 3,
    issuers: ['financiers', 'corporates'],
    grades: ['BB+', 'BB', 'BB-', 'BB', 'B+', 'BB+', 'B'],
    tenors: { years: [3, 2, 4, 5] },
    frequencies: [1, 3, 5],
    spread: 0,
    faceValues: [THOUSAND, 10 * THOUSAND],
    names: ['Non-Convertible Debenture', 'Senior Bond'],
  },
  {
    bondType: 'Tax-Free Bonds',
    bonds: 14,
    openOffers: 3,
    issuers: ['publicSector'],
    grades: ['AAA', 'AAA', 'AA+'],
    tenors: { years: [15, 10, 20] },
    frequencies: [5],
    spread: -1.3,
    faceValues: [THOUSAND],
    names: ['Tax-Free Bond'],
  },
  {
    bondType: 'Infrastructure Bonds',
    bonds: 14,
    openOffers: 3,
    issuers: ['publicSector', 'projects'],
    grades: ['AAA', 'AA+', 'AA', 'AAA', 'BBB+'],
    tenors: { years: [10, 15, 7] },
    frequencies: [5, 4],
    spread: 0.1,
    faceValues: [10 * THOUSAND, THOUSAND],
    names: ['Infrastructure Bond'],
  },
  {
    bondType: 'Municipal Bonds',
    bonds: 10,
    openOffers: 2,
    issuers: ['cities'],
    grades: ['AA', 'AA+', 'BBB+', 'AA-'],
    tenors: { years: [7, 10, 5] },
    frequencies: [4],
    spread: 0.1,
    faceValues: [THOUSAND, 10 * THOUSAND],
    names: ['Municipal Bond'],
  },
  {
    bondType: 'Convertible Bonds',
    bonds: 8,
    openOffers: 2,
    issuers: ['corporates'],
    grades: ['A', 'BBB+', 'BBB', 'A-'],
    tenors: { years: [5, 4, 6] },
    frequencies: [5, 4],
    spread: -1.6,
    faceValues: [THOUSAND, 10 * THOUSAND],
    names: ['Convertible Debenture', 'Optionally Convertible Debenture'],
  },
  {
    bondType: 'Zero Coupon Bonds',
    bonds: 14,
    openOffers: 3,
    issuers: ['financiers', 'publicSector', 'corporates'],
    grades: ['AAA', 'BBB+', 'AA+', 'AA', 'A'],
    tenors: { years: [6, 3, 10, 4] },
    frequencies: [6],
    spread: 0.15,
    faceValues: [THOUSAND, 10 * THOUSAND],
    names: ['Zero Coupon Bond', 'Deep Discount Bond'],
  },
  {
    bondType: 'International Bonds',
    bonds: 8,
    openOffers: 2,
    issuers: ['corporates', 'banks', 'publicSector'],
    grades: ['A-', 'BBB+', 'BBB', 'A-'],
    tenors: { years: [5, 7, 10] },
    frequencies: [4],
    spread: -3,
    faceValues: [LAKH],
    names: ['USD Eurobond', 'International Bond'],
  },
  {
    bondType: 'Green Bonds',
    bonds: 10,
    openOffers: 2,
    issuers: ['publicSector', 'corporates', 'cities'],
    grades: ['AAA', 'BBB+', 'AA', 'AA+'],
    tenors: { years: [5, 10, 7] },
    frequencies: [5, 4],
    spread: -0.1,
    faceValues: [THOUSAND, 10 * THOUSAND],
    names: ['Green Bond'],
  },
];
