import { dateOf } from '../../../views/blocks/format.ts';
import { tenorWords } from '../../../views/recommendation/tenor-remark.ts';
import { amongSuitable } from '../../advisor/advice/among-suitable.ts';
import { guardianSentence } from '../../advisor/advice/guardian.ts';
import type { RecommendedBond } from '../../advisor/bonds/bond.ts';
import { isPerpetual } from '../../advisor/bonds/perpetual.ts';
import { formatRating } from '../../advisor/bonds/rating.ts';
import { WHY_NO_BOND } from '../../advisor/bonds/suitability.ts';
import { bothDaysInWords, oldBookInWords } from '../../advisor/calendar/book-days-in-words.ts';
import { dayInWords } from '../../advisor/calendar/day-in-words.ts';
import { type Day, type Fraction, percentFromFraction } from '../../advisor/units.ts';
import type { Advice } from '../../usecases/advise/advise-client.ts';
import { table } from './table.ts';

const DECIMALS = 2;
const rate = (share: Fraction | null): string => (share === null ? '-' : `${percentFromFraction(share).toFixed(DECIMALS)} %`);

/** When the yield was seen: an offer's is current. */
const yieldSeen = ({ yieldFrom, yieldDay }: RecommendedBond): string => {
  if (yieldFrom === 'offer') return 'offer';
  return yieldFrom === null || yieldDay === null ? '-' : dayInWords(yieldDay);
};

const bondRow = (bond: RecommendedBond): readonly string[] => [
  bond.isin ?? bond.bondId,
  bond.issuer ?? '-',
  rate(bond.yieldToMaturity),
  yieldSeen(bond),
  bond.rating ? formatRating(bond.rating) : bond.band === null ? '-' : 'government-backed',
  isPerpetual(bond) ? 'perpetual' : bond.maturityDay === null ? '-' : dayInWords(bond.maturityDay),
  bond.rateRisk ? bond.rateRisk.modifiedDuration.toFixed(DECIMALS) : '-',
  rate(bond.rateRisk?.riseOnePoint ?? null),
];
const BOND_HEADER = ['ISIN', 'issuer', 'yield', 'as of', 'rating', 'maturity', 'duration', 'at +1 point'];

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

/** What to say of advice for a past day that comes from the model that's active now. */
export const modelOfNowInWords = (day: Day): string =>
  `It isn't known which model was active on ${dayInWords(day)}: this is from the one that's active now.`;

/** The recommendation as text for a terminal. */
export const recommendationText = (advice: Advice, zone: string): string => {
  const { profile, recommendation, stored, modelOfNow, dataAsOf, oldBook, profileFrom } = advice;
  const { segment, recommended, excluded } = recommendation;
  const { types, chances, likelier } = amongSuitable(recommendation);
  const lines = [
    `${profile.clientId}: ${segment.name}, risk band ${profile.riskBand ?? 'unknown (treated as A)'}${profile.riskBandSource === 'derived' ? ' (from purchases)' : ''}, ${profile.trades === 1 ? '1 trade' : `${profile.trades} trades`}.`,
  ];
  const guardian = guardianSentence(profile);
  if (guardian !== null && recommended.length > 0) lines.push(guardian);
  if (recommended.length === 0) lines.push('', 'Nothing on offer is suitable for this client.');
  recommended.forEach((type, place) => {
    lines.push(
      '',
      `${place + 1}. ${type.bondType}: ${percent(chances[place] as number)} chance among the ${types} that fit, ${percent(type.probability)} of all types, Q-value ${type.qValue.toFixed(2)}`,
    );
    lines.push(...type.reasons.map((reason) => `   ${reason}`));
    if (type.bonds.length === 0) {
      lines.push(`   No bond to name: ${WHY_NO_BOND}.`);
      return;
    }
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
  if (likelier.length > 0)
    lines.push(
      '',
      `Likelier but left out: ${likelier.map(({ bondType, probability }) => `${bondType} (${percent(probability)} of all types)`).join(', ')}.`,
    );
  if (excluded.length > 0) lines.push('', 'Left out:', ...excluded.map(({ bondType, reason }) => `  ${bondType}: ${reason}`));
  if (recommendation.counterfactual) lines.push('', recommendation.counterfactual);
  if (profileFrom.kind === 'snapshot')
    lines.push(
      '',
      `The book can't be read now: purchases are as of ${dateOf(profileFrom.takenAt, zone)}${profileFrom.withoutOffers ? ', and which bonds are on offer is not known' : ''}.`,
    );
  lines.push(
    '',
    ...(oldBook ? [oldBookInWords(oldBook)] : []),
    ...(modelOfNow ? [modelOfNowInWords(recommendation.asOf)] : []),
    `${bothDaysInWords(recommendation.asOf, dataAsOf)}, model ${stored.version}. Computed from purchases and feedback; the advisor decides.`,
  );
  return lines.join('\n');
};
