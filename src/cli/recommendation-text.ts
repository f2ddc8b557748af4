import { tenorWords } from '../../views/tenor-remark.ts';
import type { RecommendedBond } from '../advisor/bond.ts';
import { formatRating } from '../advisor/rating.ts';
import { type Fraction, isoFromDay, percentFromFraction } from '../advisor/units.ts';
import type { Advice } from '../usecases/advise-client.ts';
import { table } from './table.ts';

const DECIMALS = 2;
const rate = (share: Fraction | null): string => (share === null ? '-' : `${percentFromFraction(share).toFixed(DECIMALS)} %`);

/** When the yield was seen: an offer's is today's. */
const yieldSeen = ({ yieldFrom, yieldDay }: RecommendedBond): string => {
  if (yieldFrom === 'offer') return 'offer';
  return yieldFrom === null || yieldDay === null ? '-' : isoFromDay(yieldDay);
};

const bondRow = (bond: RecommendedBond): readonly string[] => [
  bond.isin ?? bond.bondId,
  bond.issuer ?? '-',
  rate(bond.yieldToMaturity),
  yieldSeen(bond),
  bond.rating ? formatRating(bond.rating) : bond.band === null ? '-' : 'government-backed',
  bond.maturityDay === null ? '-' : isoFromDay(bond.maturityDay),
  bond.rateRisk ? bond.rateRisk.modifiedDuration.toFixed(DECIMALS) : '-',
  rate(bond.rateRisk?.riseOnePoint ?? null),
];
const BOND_HEADER = ['ISIN', 'issuer', 'yield', 'as of', 'rating', 'maturity', 'duration', 'at +1 point'];

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

/** The recommendation for a person at a terminal. */
export const recommendationText = ({ profile, recommendation, stored, dataAsOf, profileFrom }: Advice): string => {
  const { segment, recommended, excluded } = recommendation;
  const lines = [
    `${profile.clientId}: ${segment.name}, risk band ${profile.riskBand ?? 'unknown (treated as A)'}${profile.riskBandSource === 'derived' ? ' (from purchases)' : ''}, ${profile.trades === 1 ? '1 trade' : `${profile.trades} trades`}.`,
  ];
  if (recommended.length === 0) lines.push('', 'Nothing on offer is suitable for this client.');
  recommended.forEach((type, place) => {
    lines.push(
      '',
      `${place + 1}. ${type.bondType}: ${percent(type.probability)} likely to be bought next, Q-value ${type.qValue.toFixed(2)}`,
    );
    lines.push(...type.reasons.map((reason) => `   ${reason}`));
    if (type.bonds.length === 0) return;
    lines.push(
      ...table(BOND_HEADER, type.bonds.map(bondRow))
        .split('\n')
        .map((line) => `   ${line}`),
    );
  });
  if (recommended.some(({ bonds }) => bonds.some(({ rateRisk }) => rateRisk)))
    lines.push('', 'Duration: modified, in years. At +1 point: what the price would do if the yield rose by one percentage point.');
  const tenor = tenorWords(profile, recommended);
  if (tenor !== null) lines.push('', tenor);
  if (excluded.length > 0) lines.push('', 'Left out:', ...excluded.map(({ bondType, reason }) => `  ${bondType}: ${reason}`));
  if (recommendation.counterfactual) lines.push('', recommendation.counterfactual);
  if (profileFrom.kind === 'snapshot')
    lines.push(
      '',
      `The book cannot be read now: this rests on the profile of ${profileFrom.takenAt.toISOString().slice(0, 10)}${profileFrom.withoutOffers ? ', and which bonds are on offer is not known' : ''}.`,
    );
  const asOf = recommendation.asOf === dataAsOf ? '' : `Advice as of ${isoFromDay(recommendation.asOf)}. `;
  lines.push(
    '',
    `${asOf}Book as of ${isoFromDay(dataAsOf)}, model ${stored.version}. Computed from purchases and feedback; the advisor decides.`,
  );
  return lines.join('\n');
};
