import type { RecommendedBond } from '../../src/advisor/bond.ts';
import type { RecommendedType } from '../../src/advisor/recommend.ts';
import type { ClientComparison, ComparedClient } from '../../src/usecases/compare/compare-outcome.ts';
import { issuerOf, ratingOf } from '../bond-words.ts';
import { count, date, money, percent, rate, shown } from '../format.ts';

/** One fact of both clients, in words. */
export interface ComparisonRow {
  readonly fact: string;
  readonly left: string;
  readonly right: string;
}

const UNKNOWN = 'not known';
const GENDER = { M: 'man', F: 'woman', HUF: 'HUF' } as const;
/** Stands where one of them has it and the other has not; where neither has it there is no row. */
const NONE = '—';
const LONGEST_ID = 40;
const LONGEST_ISSUER = 20;

const said = <T>(value: T | null, words: (value: T) => string): string => (value === null ? UNKNOWN : words(value));

const riskBand = ({ profile }: ComparedClient): string => {
  if (profile.riskBand === null) return 'not known (as A)';
  return `${profile.riskBand}${profile.riskBandSource === 'derived' ? ' (derived)' : ''}`;
};

const choice = (type: RecommendedType | undefined): string =>
  type === undefined ? NONE : `${shown(type.bondType, 40)} ${percent(type.probability)}`;

const bestBondOf =
  (words: (bond: RecommendedBond) => string) =>
  ({ recommendation }: ComparedClient): string => {
    const bond = recommendation.recommended[0]?.bonds[0];
    return bond ? words(bond) : NONE;
  };

const earns = (bond: RecommendedBond): string => {
  const rating = ratingOf({ ...bond, rating: bond.rating && { ...bond.rating, agency: null } });
  return `${bond.yieldToMaturity === null ? 'yield not known' : rate(bond.yieldToMaturity)} · ${rating}`;
};

/** Short on both sides, so that a phone shows both clients at once; the segments' names stand above. */
const FACTS: ReadonlyArray<readonly [string, (client: ComparedClient) => string]> = [
  ['First choice', ({ recommendation }) => choice(recommendation.recommended[0])],
  ['Its best bond', bestBondOf(earns)],
  ['Issuer', bestBondOf((bond) => issuerOf(bond, LONGEST_ISSUER))],
  ['Second', ({ recommendation }) => choice(recommendation.recommended[1])],
  ['Third', ({ recommendation }) => choice(recommendation.recommended[2])],
  ['Risk band', riskBand],
  ['Age', ({ profile }) => said(profile.age, count)],
  ['Gender', ({ profile }) => said(profile.gender, (gender) => GENDER[gender])],
  ['Invested', ({ profile }) => money(profile.totalInvested)],
  ['Purchases', ({ profile }) => count(profile.trades)],
  ['Last bought', ({ profile }) => (profile.lastTradeDay === null ? 'none yet' : date(profile.lastTradeDay))],
  ['Yield', ({ profile }) => said(profile.averageYield, rate)],
  ['Coupon', ({ profile }) => said(profile.averageCoupon, rate)],
  ['Reinvests', ({ profile }) => said(profile.reinvestmentRatio, percent)],
  ['Family of', ({ profile }) => (profile.parentId === null ? NONE : shown(profile.parentId, LONGEST_ID))],
  ['Confidence', ({ recommendation }) => said(recommendation.segment.confidence, (confidence) => confidence.toFixed(2))],
];

/** What is known of both and recommended to both, fact by fact. */
export const comparisonRows = ({ left, right }: ClientComparison): ComparisonRow[] =>
  FACTS.map(([fact, words]) => ({ fact, left: words(left), right: words(right) })).filter((row) => row.left !== NONE || row.right !== NONE);
