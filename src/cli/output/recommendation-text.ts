import { bandInWords } from '../../../views/asked-client/band-words.ts';
import { clientName } from '../../../views/asked-client/client-name.ts';
import { dateOf } from '../../../views/blocks/format.ts';
import {
  bandLimitOf,
  bondClaim,
  placeClaims,
  ratingOf,
  type ShownFor,
  structureOf,
  whyInFull,
} from '../../../views/recommendation/bond-words.ts';
import { leftOutClaims } from '../../../views/recommendation/details.ts';
import { tenorWords } from '../../../views/recommendation/tenor-remark.ts';
import { amongSuitable, wishOf } from '../../advisor/advice/among-suitable.ts';
import type { RecommendedBond } from '../../advisor/bonds/bond.ts';
import { isPerpetual } from '../../advisor/bonds/perpetual.ts';
import { bothDaysInWords, oldBookInWords } from '../../advisor/calendar/book-days-in-words.ts';
import { dayInWords } from '../../advisor/calendar/day-in-words.ts';
import { withMinus } from '../../advisor/signed.ts';
import { guardianSentence } from '../../advisor/suitability/guardian.ts';
import { WHY_NO_BOND } from '../../advisor/suitability/judge-type.ts';
import { type Day, type Fraction, percentFromFraction } from '../../advisor/units.ts';
import { PHRASES } from '../../advisor/words/glossary.ts';
import { claim, claimAll } from '../../claims/claim.ts';
import type { ClaimKind } from '../../claims/kinds.ts';
import type { Advice } from '../../usecases/advise/advise-client.ts';
import { table } from './table.ts';

const DECIMALS = 2;
const rate = (share: Fraction | null): string => (share === null ? '-' : withMinus(`${percentFromFraction(share).toFixed(DECIMALS)}%`));

/** When the yield was seen: an offer's is current. */
const yieldSeen = ({ yieldFrom, yieldDay }: RecommendedBond): string => {
  if (yieldFrom === 'offer') return 'offer';
  return yieldFrom === null || yieldDay === null ? '-' : dayInWords(yieldDay);
};

const bondRow = (bond: RecommendedBond, place: number, shownFor: ShownFor): readonly string[] => {
  const known = (words: string, kind: ClaimKind, number: number | null): string => bondClaim(words, bond, kind, number, shownFor.asOf);
  const { rating, maturityDay, rateRisk, yieldToMaturity } = bond;
  return [
    placeClaims(bond.isin ?? bond.bondId, bond, place, shownFor),
    bond.issuer ?? '-',
    known(rate(yieldToMaturity), 'offer.yield', yieldToMaturity),
    known(yieldSeen(bond), 'offer.yieldDay', bond.yieldFrom === 'last-trade' ? bond.yieldDay : null),
    rating || bond.band !== null ? ratingOf(bond, shownFor.asOf) : '-',
    isPerpetual(bond) ? 'perpetual' : maturityDay === null ? '-' : known(dayInWords(maturityDay), 'offer.maturity', maturityDay),
    rateRisk ? known(withMinus(rateRisk.modifiedDuration.toFixed(DECIMALS)), 'offer.duration', rateRisk.modifiedDuration) : '-',
    known(rate(rateRisk?.riseOnePoint ?? null), 'offer.rise', rateRisk?.riseOnePoint ?? null),
    structureOf(bond) ?? '-',
    bandLimitOf(bond, shownFor.asOf) ?? bond.band ?? '-',
  ];
};
const BOND_HEADER = ['ISIN', 'issuer', 'yield', 'as of', 'rating', 'maturity', 'duration', 'at +1 point', 'structure', 'band'];

const percent = (share: number): string => `${(share * 100).toFixed(0)}%`;

/** Note on advice for a past day that comes from the model that's active now. */
export const modelOfNowInWords = (day: Day): string =>
  `It isn't known which model was active on ${dayInWords(day)}: this is from the one that's active now.`;

/** The recommendation as text for a terminal. */
export const recommendationText = (advice: Advice, zone: string): string => {
  const { profile, recommendation, stored, modelOfNow, dataAsOf, oldBook, profileFrom } = advice;
  const { segment, recommended, excluded } = recommendation;
  const { types, chances, likelier } = amongSuitable(recommendation);
  const trades = claim(profile.trades === 1 ? '1 trade' : `${profile.trades} trades`, {
    kind: 'client.purchases',
    subject: { client: profile.clientId },
    number: profile.trades,
    asOf: profile.asOf,
  });
  const lines = [`${clientName(profile, 120)}: ${segment.name}, ${bandInWords(profile, recommendation.countedBand)}, ${trades}.`];
  const guardian = guardianSentence(profile);
  if (guardian !== null && recommended.length > 0) lines.push(guardian);
  if (recommended.length === 0) lines.push('', 'Nothing on offer is suitable for this client.');
  recommended.forEach((type, place) => {
    const chance = chances[place] as number;
    const subject = { client: profile.clientId, bondType: type.bondType, ...wishOf(recommendation) };
    const said = (words: string, kind: ClaimKind, number: number): string => claim(words, { kind, subject, number, asOf: profile.asOf });
    lines.push(
      '',
      `${place + 1}. ${type.bondType}: ${said(percent(chance), 'advice.chance', chance)} chance among the ${said(String(types), 'advice.fits', types)} that fit, ${said(percent(type.probability), 'advice.probability', type.probability)} of all types, Q-value ${said(withMinus(type.qValue.toFixed(2)), 'advice.qValue', type.qValue)}`,
    );
    lines.push(...type.reasons.map((reason, at) => `   ${claimAll(reason, type.claims?.[at] ?? [])}`));
    lines.push(
      ...(type.refused ?? []).map(({ rule, bonds, reason, claims }) => {
        const made = {
          kind: 'offer.refused',
          subject: { client: profile.clientId, bondType: type.bondType, rule },
          number: bonds,
          asOf: profile.asOf,
        } as const;
        return `   Left out: ${claim(bonds === 1 ? '1 bond' : `${bonds} bonds`, made)}, because ${claimAll(reason, claims)}.`;
      }),
    );
    if (type.bonds.length === 0) {
      lines.push(`   No bond to name: ${WHY_NO_BOND}.`);
      return;
    }
    lines.push(
      ...table(
        BOND_HEADER,
        type.bonds.map((bond, at) => bondRow(bond, at, profile)),
      )
        .split('\n')
        .map((line) => `   ${line}`),
    );
    const [best] = type.bonds;
    const why = best ? whyInFull(best, profile.asOf) : null;
    if (why !== null) lines.push(`   Why the first: ${why}.`);
  });
  if (recommended.some(({ bonds }) => bonds.some(({ rateRisk }) => rateRisk)))
    lines.push('', 'Duration: modified, in years. At +1 point: what the price would do if the yield rose by one percentage point.');
  const tenor = tenorWords(profile, recommended);
  if (tenor !== null) lines.push('', tenor);
  const likely = (bondType: string, probability: number): string =>
    claim(percent(probability), {
      kind: 'advice.probability',
      subject: { client: profile.clientId, bondType },
      number: probability,
      asOf: profile.asOf,
    });
  if (likelier.length > 0)
    lines.push(
      '',
      `${PHRASES.likelier} ${likelier.map(({ bondType, probability }) => `${bondType} (${likely(bondType, probability)} of all types)`).join(', ')}.`,
    );
  if (excluded.length > 0)
    lines.push(
      '',
      'Left out:',
      ...excluded.map((type) => `  ${type.bondType}: ${claimAll(type.reason, leftOutClaims(type, profile, recommendation.countedBand))}`),
    );
  if (recommendation.counterfactual) lines.push('', claimAll(recommendation.counterfactual, recommendation.counterfactualClaims ?? []));
  if (profileFrom.kind === 'snapshot')
    lines.push(
      '',
      `The book can't be read now: purchases are as of ${dateOf(profileFrom.takenAt, zone)}${profileFrom.withoutOffers ? ', and we don’t know which bonds are on offer' : ''}.`,
    );
  lines.push(
    '',
    ...(oldBook ? [oldBookInWords(oldBook)] : []),
    ...(modelOfNow ? [modelOfNowInWords(recommendation.asOf)] : []),
    `${bothDaysInWords(recommendation.asOf, dataAsOf)}, model ${stored.version}. Computed from purchases and feedback; the adviser decides.`,
  );
  return lines.join('\n');
};
