import { amongSuitable } from '../../src/advisor/advice/among-suitable.ts';
import type { RecommendedBond } from '../../src/advisor/bonds/bond.ts';
import type { ClientComparison, ComparedClient } from '../../src/usecases/compare/compare-outcome.ts';
import { count, date, money, percent, rate, shown } from '../blocks/format.ts';
import { issuerOf, ratingOf } from '../recommendation/bond-words.ts';

/** One fact about both clients, in words. */
export interface ComparisonRow {
  readonly fact: string;
  readonly left: string;
  readonly right: string;
}

const UNKNOWN = 'not known';
const GENDER = { M: 'man', F: 'woman', HUF: 'HUF' } as const;
/** Shown if only one client has the fact. If neither has it, the row is left out. */
const NONE = '—';
const LONGEST_ID = 40;
const LONGEST_ISSUER = 20;

const said = <T>(value: T | null, words: (value: T) => string): string => (value === null ? UNKNOWN : words(value));

const riskBand = ({ profile }: ComparedClient): string => {
  if (profile.riskBand === null) return 'not known (as A)';
  return `${profile.riskBand}${profile.riskBandSource === 'derived' ? ' (derived)' : ''}`;
};

/** A recommended type and its chance among the types that fit. */
const choice =
  (place: number) =>
  ({ recommendation }: ComparedClient): string => {
    const type = recommendation.recommended[place];
    return type === undefined ? NONE : `${shown(type.bondType, 40)} ${percent(amongSuitable(recommendation).chances[place] ?? 0)}`;
  };

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

/** The facts in order. Values are short, so a phone shows both clients; the segments' names are above the table. */
const FACTS: ReadonlyArray<readonly [string, (client: ComparedClient) => string]> = [
  ['First choice', choice(0)],
  ['Its best bond', bestBondOf(earns)],
  ['Issuer', bestBondOf((bond) => issuerOf(bond, LONGEST_ISSUER))],
  ['Second', choice(1)],
  ['Third', choice(2)],
  ['Risk band', riskBand],
  ['Age', ({ profile }) => said(profile.age, count)],
  ['Gender', ({ profile }) => said(profile.gender, (gender) => GENDER[gender])],
  ['Outstanding', ({ profile }) => (profile.outstanding == null ? UNKNOWN : money(profile.outstanding))],
  ['Bought so far', ({ profile }) => money(profile.totalInvested)],
  ['Purchases', ({ profile }) => count(profile.trades)],
  ['Last bought', ({ profile }) => (profile.lastTradeDay === null ? 'none yet' : date(profile.lastTradeDay))],
  ['Yield of purchases', ({ profile }) => said(profile.averageYield, rate)],
  ['Coupon of purchases', ({ profile }) => said(profile.averageCoupon, rate)],
  ['Reinvests', ({ profile }) => said(profile.reinvestmentRatio, percent)],
  ['Matured, bought again', ({ profile }) => said(profile.boughtAgain ?? null, percent)],
  ['Family of', ({ profile }) => (profile.parentId === null ? NONE : shown(profile.parentId, LONGEST_ID))],
  ['Confidence', ({ recommendation }) => said(recommendation.segment.confidence, (confidence) => confidence.toFixed(2))],
];

/** Both clients' profiles and recommendations, fact by fact. */
export const comparisonRows = ({ left, right }: ClientComparison): ComparisonRow[] =>
  FACTS.map(([fact, words]) => ({ fact, left: words(left), right: words(right) })).filter((row) => row.left !== NONE || row.right !== NONE);
