import type { RecommendedBond } from '../../src/advisor/bonds/bond.ts';
import type { Profile } from '../../src/advisor/book/profile.ts';
import { type Day, day } from '../../src/advisor/units.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { claim } from '../../src/claims/claim.ts';
import type { ClaimKind } from '../../src/claims/kinds.ts';
import type { ClientComparison, ComparedClient } from '../../src/usecases/compare/compare-outcome.ts';
import { bandInShort } from '../asked-client/band-words.ts';
import { stabilityInWords } from '../asked-client/segment-claims.ts';
import { count, date, money, percent, rate, shown } from '../blocks/format.ts';
import { chanceInWords } from '../recommendation/answer.ts';
import { issuerOf, ratingOf, yieldIn } from '../recommendation/bond-words.ts';

/** One fact about both clients, in words. */
export interface ComparisonRow {
  readonly fact: string;
  readonly left: string;
  readonly right: string;
}

const UNKNOWN = 'not known';
const GENDER = { M: 'Male', F: 'Female', HUF: 'HUF' } as const;
/** Shown if only one client has the fact. If neither has it, the row is left out. */
const NONE = '—';
const LONGEST_ID = 40;
const LONGEST_ISSUER = 20;

const said = <T>(value: T | null, words: (value: T) => string): string => (value === null ? UNKNOWN : words(value));

const riskBand = ({ profile, recommendation }: ComparedClient): string => bandInShort(profile, recommendation.countedBand);

/** A number of the profile, with the claim that it makes. */
const claimed =
  (kind: ClaimKind, of: (profile: Profile) => number | null | undefined, words: (value: number) => string, otherwise = UNKNOWN) =>
  ({ profile }: ComparedClient): string => {
    const value = of(profile) ?? null;
    if (value === null) return otherwise;
    return claim(words(value), { kind, subject: { client: profile.clientId }, number: value, asOf: profile.asOf });
  };

/** A recommended type and its chance among the types that fit. */
const choice =
  (place: number) =>
  ({ recommendation }: ComparedClient): string => {
    const type = recommendation.recommended[place];
    return type === undefined ? NONE : `${shown(type.bondType, 40)} ${chanceInWords(recommendation, place)}`;
  };

const bestBondOf =
  (words: (bond: RecommendedBond, asOf: Day) => string) =>
  ({ recommendation }: ComparedClient): string => {
    const bond = recommendation.recommended[0]?.bonds[0];
    return bond ? words(bond, recommendation.asOf) : NONE;
  };

const earns = (bond: RecommendedBond, asOf: Day): string => {
  const rating = ratingOf({ ...bond, rating: bond.rating && { ...bond.rating, agency: null } }, asOf);
  return `${yieldIn(bond, asOf) ?? 'yield not known'} · ${rating}`;
};

/** The facts in order. Values are short, so a phone shows both clients; the segments' names are above the table. */
const FACTS: ReadonlyArray<readonly [string, (client: ComparedClient) => string]> = [
  ['First choice', choice(0)],
  ['Its best bond', bestBondOf(earns)],
  ['Issuer', bestBondOf((bond) => issuerOf(bond, LONGEST_ISSUER))],
  ['Second', choice(1)],
  ['Third', choice(2)],
  ['Risk band', riskBand],
  ['Age', claimed('client.age', ({ age }) => age, count)],
  ['Gender', ({ profile }) => said(profile.gender, (gender) => GENDER[gender])],
  ['Outstanding', claimed('client.outstanding', ({ outstanding }) => outstanding, money)],
  [PHRASES.boughtSoFar, claimed('client.bought', ({ totalInvested }) => totalInvested, money)],
  ['Purchases', claimed('client.purchases', ({ trades }) => trades, count)],
  [
    'Last bought',
    claimed(
      'client.lastBought',
      ({ lastTradeDay }) => lastTradeDay,
      (on) => date(day(on)),
      'none yet',
    ),
  ],
  ['Yield of purchases', claimed('client.yield', ({ averageYield }) => averageYield, rate)],
  ['Coupon of purchases', claimed('client.coupon', ({ averageCoupon }) => averageCoupon, rate)],
  ['Reinvests', claimed('client.reinvests', ({ reinvestmentRatio }) => reinvestmentRatio, percent)],
  [PHRASES.maturedBoughtAgain, claimed('client.boughtAgain', ({ boughtAgain }) => boughtAgain, percent)],
  ['Family of', ({ profile }) => (profile.parentId === null ? NONE : shown(profile.parentId, LONGEST_ID))],
  ['Confidence', ({ recommendation: { segment } }) => said(segment.confidence, (stability) => stabilityInWords(segment.id, stability))],
];

/** Both clients' profiles and recommendations, fact by fact. */
export const comparisonRows = ({ left, right }: ClientComparison): ComparisonRow[] =>
  FACTS.map(([fact, words]) => ({ fact, left: words(left), right: words(right) })).filter((row) => row.left !== NONE || row.right !== NONE);
