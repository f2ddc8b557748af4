import type { RecommendedBond } from '../../advisor/bonds/bond.ts';
import { isPerpetual } from '../../advisor/bonds/perpetual.ts';
import { formatRating } from '../../advisor/bonds/rating.ts';
import type { BandBasis } from '../../advisor/bonds/suitability.ts';
import { dayInWords } from '../../advisor/calendar/day-in-words.ts';
import { type Day, percentFromFraction } from '../../advisor/units.ts';
import type { ShownRecommendation } from '../ports/shown-recommendation.ts';

/** A bond that was shown, with what was said of its risk. */
export interface StatedBond {
  readonly id: string;
  readonly bondType: string;
  readonly facts: string;
  readonly risk: string;
}

/** What a recommendation rested on and why it suited the client, as it was when it was shown. */
export interface SuitabilityStatement {
  readonly recommendation: string;
  readonly shownAt: Date;
  readonly shownTo: string;
  readonly clientId: string;
  readonly asOf: Day;
  /** The band that counted and why, with the profile's days. */
  readonly profile: string;
  readonly recommended: readonly string[];
  readonly bonds: readonly StatedBond[];
  readonly rulesPassed: readonly string[];
  /** Each type that was left out, with its rule. */
  readonly leftOut: readonly string[];
  /** Further suitable types and bonds that were shown next to the first. */
  readonly alternatives: readonly string[];
  readonly costs: string;
  readonly model: number;
  readonly dataAsOf: Day;
}

const BASES: Readonly<Record<BandBasis, string>> = {
  recorded: 'recorded profile',
  derived: 'derived from purchases, which this firm lets count (DERIVED_BANDS=allow)',
  expired: 'the recorded profile has expired',
  'not-yet': 'no profile was recorded by that day',
  purchases: 'no profile is recorded; purchases allow nothing beyond A',
  unknown: 'nothing is known; treated as A',
};

const profileIn = ({ profile, recommendation: { countedBand: counted } }: ShownRecommendation): string => {
  if (counted === undefined) return `band ${profile.riskBand ?? 'unknown, treated as A'} (${profile.riskBandSource})`;
  const known = counted.known !== null && counted.known !== counted.band ? `, known ${counted.known}` : '';
  const since = counted.since === null ? '' : `, ${counted.isSinceImport ? 'imported' : 'assessed'} ${dayInWords(counted.since)}`;
  const until = counted.until === null ? '' : `, counts until ${dayInWords(counted.until)}`;
  return `band ${counted.band} (${BASES[counted.basis]}${known}${since}${until})`;
};

const percent = (share: number): string => `${percentFromFraction(share as never).toFixed(2)}%`;

const statedBond = (bond: RecommendedBond): StatedBond => {
  const { rating, yieldToMaturity, maturityDay, rateRisk } = bond;
  const facts = [
    bond.issuer,
    yieldToMaturity === null ? 'yield not known' : `yield ${percent(yieldToMaturity)}`,
    rating === null ? `band ${bond.band ?? 'none'}` : formatRating(rating),
    isPerpetual(bond) ? 'perpetual' : maturityDay === null ? 'maturity not known' : `matures ${dayInWords(maturityDay)}`,
  ];
  const credit = bond.band === 'A' ? 'Low credit risk by its rating' : bond.band === 'B' ? 'Medium credit risk' : 'High credit risk';
  const rate = rateRisk ? `; if yields rise one point, the price changes by about ${percent(rateRisk.riseOnePoint)}` : '';
  return {
    id: bond.isin ?? bond.bondId,
    bondType: bond.bondType,
    facts: facts.filter((fact) => fact !== null).join(', '),
    risk: `${credit}${rate}.`,
  };
};

const rulesPassedIn = ({ profile, recommendation }: ShownRecommendation): readonly string[] => {
  if (recommendation.recommended.length === 0) return [];
  const band = recommendation.countedBand?.band ?? profile.riskBand ?? 'A';
  return [
    `band: nothing below what band ${band} allows`,
    'rated: every bond has a rating or a government behind it, and none is in default',
    'maturity: known, and after the purchase settles',
    profile.horizonDays == null ? 'horizon: none recorded' : `horizon: nothing matures later than in ${profile.horizonDays} days`,
  ];
};

/** The statement of a stored recommendation. It says only what was kept when it was shown. */
export const statementOf = (shown: ShownRecommendation): SuitabilityStatement => {
  const { recommended, excluded, asOf } = shown.recommendation;
  const bonds = recommended.flatMap((type) => type.bonds);
  return {
    recommendation: shown.id,
    shownAt: shown.shownAt,
    shownTo: shown.shownTo,
    clientId: shown.profile.clientId,
    asOf,
    profile: profileIn(shown),
    recommended: recommended.map(({ bondType }) => bondType),
    bonds: bonds.map(statedBond),
    rulesPassed: rulesPassedIn(shown),
    leftOut: excluded.map(({ bondType, reason }) => `${bondType}: ${reason}`),
    alternatives: [...recommended.slice(1).map(({ bondType }) => bondType), ...bonds.slice(1).map((bond) => bond.isin ?? bond.bondId)],
    costs: 'Price, accrued interest and stamp duty are in the quote; no fee is recorded here.',
    model: shown.model.version,
    dataAsOf: shown.dataAsOf,
  };
};
