import { dayInWords } from '../calendar/day-in-words.ts';
import type { Day } from '../units.ts';
import { limitsInWords } from './band-limit-words.ts';
import type { BondOnOffer } from './bond.ts';
import { isPerpetual } from './perpetual.ts';
import { type BondBand, RISK_BANDS, type RiskBand } from './rating.ts';

/**
 * Why a client's band counts. `recorded`, `derived`: as it is; a derived one only if the firm allows it. The others count as A: `expired`,
 * `not-yet` (assessed after the day that's asked about), `purchases` (derived from them, which isn't enough), `unknown`.
 */
export const BAND_BASES = ['recorded', 'derived', 'expired', 'not-yet', 'purchases', 'unknown'] as const;
export type BandBasis = (typeof BAND_BASES)[number];

/** The client's facts that decide which bonds may be shown. */
export interface SuitabilityRules {
  /** The band that counts. Null: unknown, treated as A. */
  readonly riskBand: RiskBand | null;
  /** Why that one counts; default: it's recorded, or unknown. */
  readonly basis?: BandBasis;
  /** What's recorded or derived, if that isn't what counts. */
  readonly knownBand?: RiskBand | null;
  readonly asOf: Day;
  /** When a purchase of that day settles. */
  readonly settlesOn: Day;
  /** The longest time to maturity the client wants; null if none is recorded. */
  readonly horizonDays: number | null;
}

/**
 * Why a type is left out. `horizon`, `unrated`, `default`, `band`: what holds for all its bonds on offer. `median-default`, `median`: nothing
 * is on offer, and what the band of the type's bonds in the book says. `bought`: only new types were asked for.
 */
export type LeftOutWhy = 'horizon' | 'unrated' | 'default' | 'band' | 'median-default' | 'median' | 'bought';

export type TypeVerdict =
  /** `lowered`: bonds that the client's band would allow by their grades, but not by structure or market. */
  | { readonly suitable: true; readonly bonds: readonly BondOnOffer[]; readonly lowered: readonly BondOnOffer[] }
  /** `lowestBand`: the most conservative client band that could be shown a bond of this type; null if none could. */
  | { readonly suitable: false; readonly reason: string; readonly why: LeftOutWhy; readonly lowestBand: RiskBand | null };

const ALLOWS: Record<RiskBand, string> = { A: 'A- and better', B: 'BBB- and better', C: 'C- and better' };

/** Why a type that suits the client comes without a bond by name. */
export const WHY_NO_BOND = 'those of this type have matured, have no recorded maturity, or weren’t offered or traded lately';

/** Band A sees A; B sees A and B; C sees A, B and C; unknown counts as A. Unrated bonds and bonds in default are never shown. */
export const bandAllows = (client: RiskBand | null, bond: BondBand | null): boolean =>
  bond !== null && bond !== 'default' && RISK_BANDS.indexOf(bond) <= RISK_BANDS.indexOf(client ?? 'A');

/** "risk band B allows BBB- and better"; a band that counts as A for another reason is explained. */
const allowance = ({ riskBand, basis, knownBand }: Pick<SuitabilityRules, 'riskBand' | 'basis' | 'knownBand'>): string => {
  const asA = `so band A counts, which allows ${ALLOWS.A}`;
  switch (basis) {
    case 'expired':
      return `the recorded profile (band ${knownBand}) has expired, ${asA}`;
    case 'not-yet':
      return `no profile was recorded by that day, ${asA}`;
    case 'purchases':
      return `no profile is recorded, ${asA}${knownBand == null || knownBand === 'A' ? '' : ` (purchases suggest ${knownBand})`}`;
    default:
      return riskBand === null || basis === 'unknown'
        ? `the risk band is unknown, so it counts as A, which allows ${ALLOWS.A}`
        : `risk band ${riskBand} allows ${ALLOWS[riskBand]}`;
  }
};

/**
 * The bonds that may be shown by name: rated (sovereigns are band A), not in default, in a band the client's allows, and maturing after
 * the purchase settles and within the client's horizon, if there is one. A bond with an unknown maturity may have matured, so it isn't shown.
 */
export const suitableBonds = (bonds: readonly BondOnOffer[], rules: SuitabilityRules): BondOnOffer[] =>
  bonds.filter((bond) => isOnTime(bond, rules) && bandAllows(rules.riskBand, bond.band));

const isUnmatured = (bond: BondOnOffer, settlesOn: Day): boolean =>
  isPerpetual(bond) || (bond.maturityDay !== null && bond.maturityDay > settlesOn);

/** A perpetual bond is never repaid within a horizon. */
const isOnTime = (bond: BondOnOffer, { asOf, settlesOn, horizonDays }: SuitabilityRules): boolean =>
  isUnmatured(bond, settlesOn) && (horizonDays === null || (bond.maturityDay !== null && bond.maturityDay - asOf <= horizonDays));

/**
 * Whether a type may be recommended, and with which bonds; if not, the reason in words. A type without an unmatured bond on offer is judged
 * by the median band of its bonds in the book. A type without any rated bond is for band C only.
 * @param onOffer the type's bonds on offer
 * @param bandOfType median band of the type's bonds in the book; null if none is rated
 */
export const judgeType = (onOffer: readonly BondOnOffer[], bandOfType: BondBand | null, rules: SuitabilityRules): TypeVerdict => {
  const current = onOffer.filter((bond) => isUnmatured(bond, rules.settlesOn));
  if (current.length === 0) return judgeByMedian(bandOfType, rules);
  const bonds = suitableBonds(current, rules);
  const onTime = current.filter((bond) => isOnTime(bond, rules));
  const lowered = onTime.filter((bond) => bond.bandLimits !== undefined && !bandAllows(rules.riskBand, bond.band));
  if (bonds.length > 0) return { suitable: true, bonds, lowered };
  if (onTime.length === 0) {
    const until = dayInWords((rules.asOf + (rules.horizonDays ?? 0)) as Day);
    return {
      suitable: false,
      reason: `no bond on offer matures within the client’s horizon, by ${until}`,
      why: 'horizon',
      lowestBand: null,
    };
  }
  if (onTime.every((bond) => bond.band === null))
    return { suitable: false, reason: 'no bond on offer has a rating', why: 'unrated', lowestBand: null };
  const lowestBand = RISK_BANDS.find((band) => onTime.some((bond) => bandAllows(band, bond.band))) ?? null;
  if (lowestBand === null) return { suitable: false, reason: 'every rated bond on offer is in default', why: 'default', lowestBand };
  const limits = lowered.length === 0 ? '' : `, but nothing that ${limitsInWords(lowered)}`;
  return { suitable: false, reason: `${allowance(rules)}${limits}`, why: 'band', lowestBand };
};

const judgeByMedian = (bandOfType: BondBand | null, rules: SuitabilityRules): TypeVerdict => {
  if (bandOfType === 'default')
    return {
      suitable: false,
      reason: 'no bond is on offer, and the median bond of the type is in default',
      why: 'median-default',
      lowestBand: null,
    };
  if (bandAllows(rules.riskBand, bandOfType ?? 'C')) return { suitable: true, bonds: [], lowered: [] };
  const why =
    bandOfType === null
      ? 'no bond is on offer and none in the book has a rating'
      : `no bond is on offer and the type's median band is ${bandOfType}`;
  return { suitable: false, reason: `${allowance(rules)}; ${why}`, why: 'median', lowestBand: bandOfType ?? 'C' };
};
