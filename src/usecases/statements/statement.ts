import type { RecommendedType } from '../../advisor/advice/recommend.ts';
import type { RecommendedBond } from '../../advisor/bonds/bond.ts';
import { isPerpetual } from '../../advisor/bonds/perpetual.ts';
import { formatRating } from '../../advisor/bonds/rating.ts';
import { dayInWords } from '../../advisor/calendar/day-in-words.ts';
import { type Fee, feeFor, feeOn } from '../../advisor/quote/fee.ts';
import { exactMoney } from '../../advisor/quote/quote-rows.ts';
import { type StampDuty, stampDutyOn } from '../../advisor/quote/stamp-duty.ts';
import type { BandBasis } from '../../advisor/suitability/counted-band.ts';
import { guardianSentence } from '../../advisor/suitability/guardian.ts';
import { addDays, type Day, type Paise, paise } from '../../advisor/units.ts';
import { moneyInWords } from '../../advisor/words/money-in-words.ts';
import { claimAll, claimsOf, type Says } from '../../claims/claim.ts';
import type { ShownRecommendation } from '../ports/shown-recommendation.ts';
import { creditRisk, percentInWords, rateRisk, structureRisks } from './risk-words.ts';

/** A bond that was shown, with what was said of its risk and cost. */
export interface StatedBond {
  readonly id: string;
  readonly bondType: string;
  readonly facts: string;
  readonly risk: string;
  readonly cost: string;
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
  /** Each type that was left out, and the bonds left out of a type that wasn't, with the rule. */
  readonly leftOut: readonly string[];
  /** Further suitable types and bonds that were shown next to the first. */
  readonly alternatives: readonly string[];
  readonly costs: string;
  readonly risks: string;
  /** What a guardian must know; null for anybody who isn't a minor. */
  readonly guardian: string | null;
  readonly model: number;
  readonly dataAsOf: Day;
}

/** What a desk wants said of every bond, from a day on. Null: the usual words. */
export interface StatementWords {
  readonly from: Day;
  readonly risks: string | null;
  readonly costs: string | null;
}

/** What a desk configures about statements. Tables have the earliest day first, so an old statement keeps the words and costs of its day. */
export interface StatementRules {
  readonly stampDuty: readonly StampDuty[];
  readonly fees?: readonly Fee[];
  readonly words: readonly StatementWords[];
}

const USUAL_RULES: StatementRules = { stampDuty: [], words: [] };

const COSTS = 'Yields are before tax, stamp duty and fees. Price, accrued interest and stamp duty are in the quote';
const NO_FEES = '; the firm’s own fees aren’t recorded here.';
const RISKS =
  'Issuers can pay late or not at all. Prices fall when yields rise. Most bonds are rarely traded, so selling before maturity may take time and cost some of the price.';

const BASES: Readonly<Record<BandBasis, string>> = {
  recorded: 'recorded profile',
  derived: 'derived from purchases, which this firm lets count (DERIVED_BANDS=allow)',
  expired: 'the recorded profile has expired',
  'not-yet': 'no profile was recorded by that day',
  purchases: 'no profile is recorded; purchases allow nothing beyond A',
  unknown: 'nothing is known; treated as A',
};

const bandNumber = (band: string): number => 'ABC'.indexOf(band) + 1;

const profileIn = ({ profile, recommendation: { countedBand: counted } }: ShownRecommendation, says: Says): string => {
  if (counted === undefined) return `band ${profile.riskBand ?? 'unknown, treated as A'} (${profile.riskBandSource})`;
  const { band, basis, since, until } = counted;
  const known = counted.known !== null && counted.known !== band ? `, known ${counted.known}` : '';
  const begun = counted.isSinceImport ? 'imported' : 'assessed';
  const from = since === null ? '' : `, ${begun} ${says('client.bandSince', dayInWords(since), since)}`;
  const to = until === null ? '' : `, counts until ${says('client.bandUntil', dayInWords(until), until)}`;
  return `${says('client.countedBand', `band ${band}`, bandNumber(band))} (${BASES[basis]}${known}${from}${to})`;
};

/** What comes on top of a bond's smallest purchase. */
const onTop = (bond: RecommendedBond, asOf: Day, { stampDuty, fees = [] }: StatementRules, says: Says): readonly string[] => {
  const { minimumInvestment: least, bondType } = bond;
  const [duty, fee] = [stampDutyOn(stampDuty, asOf, bondType), feeOn(fees, asOf)];
  if (least === null) {
    const unknown = [...(duty ? ['stamp duty'] : []), ...(fee ? ['the firm’s fee'] : [])];
    return unknown.length === 0 ? [] : [`On top: ${unknown.join(' and ')}.`];
  }
  const amount = (kind: 'cost.stampDuty' | 'cost.fee', paise: Paise): string => says(kind, exactMoney(paise), paise, { bond: bond.bondId });
  const costs = [
    ...(duty === null ? [] : [`stamp duty ${amount('cost.stampDuty', paise(Math.round(least * duty)))}`]),
    ...(fee === null ? [] : [`the firm’s fee ${amount('cost.fee', feeFor(fee, least))}`]),
  ];
  return costs.length === 0 ? [] : [`On top of that: ${costs.join(', ')}.`];
};

const statedBond = (bond: RecommendedBond, asOf: Day, rules: StatementRules, says: Says): StatedBond => {
  const { rating, yieldToMaturity: earned, maturityDay, minimumInvestment: least } = bond;
  const subject = { bond: bond.bondId };
  const until =
    maturityDay === null ? 'maturity not known' : `matures ${says('offer.maturity', dayInWords(maturityDay), maturityDay, subject)}`;
  const facts = [
    bond.issuer,
    earned === null ? 'yield not known' : `yield ${says('offer.yield', percentInWords(earned), earned, subject)}`,
    rating === null ? `band ${bond.band ?? 'none'}` : formatRating(rating),
    isPerpetual(bond) ? 'perpetual' : until,
  ];
  const smallest =
    least === null
      ? 'The smallest purchase isn’t recorded.'
      : `Smallest purchase ${says('offer.minimum', moneyInWords(least), least, subject)}.`;
  return {
    id: bond.isin ?? bond.bondId,
    bondType: bond.bondType,
    facts: facts.filter((fact) => fact !== null).join(', '),
    risk: [creditRisk(bond), ...structureRisks(bond), ...rateRisk(bond, says)].join(' '),
    cost: [smallest, ...onTop(bond, asOf, rules, says)].join(' '),
  };
};

const rulesPassedIn = ({ profile, recommendation }: ShownRecommendation, says: Says): readonly string[] => {
  if (recommendation.recommended.length === 0) return [];
  const band = recommendation.countedBand?.band ?? profile.riskBand ?? 'A';
  const { horizonDays: days, asOf } = profile;
  const by = days == null ? null : addDays(asOf, days);
  return [
    `band: nothing below what ${says('client.countedBand', `band ${band}`, bandNumber(band))} allows`,
    'rated: every bond has a rating or a government behind it, and none is in default',
    'maturity: known, and after the purchase settles',
    by === null ? 'horizon: none recorded' : `horizon: nothing matures after ${says('client.neededBy', dayInWords(by), by)}`,
    'smallest purchase and share of each issuer: within the desk’s limits, as far as the client’s money is known',
  ];
};

const bondsLeftOut = ({ bondType, lowered, refused = [] }: RecommendedType, says: Says): readonly string[] => [
  ...(lowered
    ? [`${bondType}: ${says('offer.lowered', bondsInWords(lowered.bonds), lowered.bonds, { bondType })} that ${lowered.reason}`]
    : []),
  ...refused.map(
    ({ rule, bonds, reason, claims }) =>
      `${bondType}: ${says('offer.refused', bondsInWords(bonds), bonds, { bondType, rule })}, because ${claimAll(reason, claims)}`,
  ),
];

const bondsInWords = (bonds: number): string => (bonds === 1 ? '1 bond' : `${bonds} bonds`);

/** The statement of a stored recommendation: what was kept when it was shown, with the desk's costs and words of that day. */
export const statementOf = (shown: ShownRecommendation, rules: StatementRules = USUAL_RULES): SuitabilityStatement => {
  const { profile, recommendation } = shown;
  const { recommended, excluded, asOf } = recommendation;
  const says = claimsOf({ client: profile.clientId }, asOf);
  const bonds = recommended.flatMap((type) => type.bonds);
  const words = rules.words.findLast(({ from }) => from <= asOf);
  const costs = `${COSTS}${feeOn(rules.fees ?? [], asOf) === null ? NO_FEES : '.'}`;
  return {
    recommendation: shown.id,
    shownAt: shown.shownAt,
    shownTo: shown.shownTo,
    clientId: profile.clientId,
    asOf,
    profile: profileIn(shown, says),
    recommended: recommended.map(({ bondType }) => bondType),
    bonds: bonds.map((bond) => statedBond(bond, asOf, rules, says)),
    rulesPassed: rulesPassedIn(shown, says),
    leftOut: [
      ...excluded.map(({ bondType, reason, claims = [] }) => `${bondType}: ${claimAll(reason, claims)}`),
      ...recommended.flatMap((type) => bondsLeftOut(type, says)),
    ],
    alternatives: [...recommended.slice(1).map(({ bondType }) => bondType), ...bonds.slice(1).map((bond) => bond.isin ?? bond.bondId)],
    costs: words?.costs ?? costs,
    risks: words?.risks ?? RISKS,
    guardian: guardianSentence(profile),
    model: shown.model.version,
    dataAsOf: shown.dataAsOf,
  };
};
