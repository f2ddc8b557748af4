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
const GENDER = { M: 'man', F: 'woman', HUF: 'Hindu undivided family' } as const;
const LONGEST = 60;

const said = <T>(value: T | null, words: (value: T) => string): string => (value === null ? UNKNOWN : words(value));

const riskBand = ({ profile }: ComparedClient): string => {
  if (profile.riskBand === null) return 'not known, treated as A';
  return `${profile.riskBand}${profile.riskBandSource === 'derived' ? ' (from purchases)' : ''}`;
};

const choice = (type: RecommendedType | undefined): string =>
  type === undefined ? '—' : `${shown(type.bondType, 40)} ${percent(type.probability)}`;

const bestBond = (type: RecommendedType | undefined): string => {
  const bond = type?.bonds[0];
  if (!bond) return 'none on offer';
  const earns = bond.yieldToMaturity === null ? 'yield not known' : rate(bond.yieldToMaturity);
  return `${earns} · ${ratingOf({ ...bond, rating: bond.rating && { ...bond.rating, agency: null } })} · ${issuerOf(bond, 24)}`;
};

const FACTS: ReadonlyArray<readonly [string, (client: ComparedClient) => string]> = [
  ['Segment', ({ recommendation }) => shown(recommendation.segment.name, LONGEST)],
  ['Segment confidence', ({ recommendation }) => said(recommendation.segment.confidence, (confidence) => confidence.toFixed(2))],
  ['Risk band', riskBand],
  ['Age', ({ profile }) => said(profile.age, count)],
  ['Gender', ({ profile }) => said(profile.gender, (gender) => GENDER[gender])],
  ['Invested', ({ profile }) => money(profile.totalInvested)],
  ['Purchases', ({ profile }) => count(profile.trades)],
  ['Last purchase', ({ profile }) => (profile.lastTradeDay === null ? 'none yet' : date(profile.lastTradeDay))],
  ['Average yield', ({ profile }) => said(profile.averageYield, rate)],
  ['Average coupon', ({ profile }) => said(profile.averageCoupon, rate)],
  ['Reinvests within 90 days', ({ profile }) => said(profile.reinvestmentRatio, percent)],
  ['Family of', ({ profile }) => (profile.parentId === null ? '—' : shown(profile.parentId, LONGEST))],
  ['Recommend first', ({ recommendation }) => choice(recommendation.recommended[0])],
  ['Its best bond', ({ recommendation }) => bestBond(recommendation.recommended[0])],
  ['Recommend second', ({ recommendation }) => choice(recommendation.recommended[1])],
  ['Recommend third', ({ recommendation }) => choice(recommendation.recommended[2])],
];

/** What is known of both and recommended to both, fact by fact. */
export const comparisonRows = ({ left, right }: ClientComparison): ComparisonRow[] =>
  FACTS.map(([fact, words]) => ({ fact, left: words(left), right: words(right) }));
