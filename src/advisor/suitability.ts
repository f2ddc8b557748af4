import type { BondOnOffer } from './bond.ts';
import type { BondBand, RiskBand } from './rating.ts';
import { type Day, isoFromDay } from './units.ts';

/** What of a client decides which bonds may be shown. */
export interface SuitabilityRules {
  /** Null: unknown, treated as A. */
  readonly riskBand: RiskBand | null;
  readonly asOf: Day;
  /** The longest time to maturity the client wants; null where none is recorded. */
  readonly horizonDays: number | null;
}

export type TypeVerdict =
  | { readonly suitable: true; readonly bonds: readonly BondOnOffer[] }
  /** `lowestBand`: the most conservative client band that would be shown something; null where no band would be. */
  | { readonly suitable: false; readonly reason: string; readonly lowestBand: RiskBand | null };

const BANDS: readonly RiskBand[] = ['A', 'B', 'C'];
const ALLOWS: Record<RiskBand, string> = { A: 'A- and better', B: 'BBB- and better', C: 'C- and better' };

/** A sees A, B sees A and B, C sees A to C; an unknown band sees what A sees; nobody sees a bond in default or one that nobody rated. */
export const bandAllows = (client: RiskBand | null, bond: BondBand | null): boolean =>
  bond !== null && bond !== 'default' && BANDS.indexOf(bond) <= BANDS.indexOf(client ?? 'A');

/** "risk band B allows BBB- and better": with what stands in for a band nobody knows. */
const allowance = (band: RiskBand | null): string =>
  band === null ? 'the risk band is unknown, so it counts as A, which allows A- and better' : `risk band ${band} allows ${ALLOWS[band]}`;

/**
 * The bonds that may be shown by name: rated (sovereigns carry band A by themselves), not in default, of a band the client's allows, maturing
 * after the day and, where there is one, within the horizon. A bond whose maturity nobody knows could have matured, so it is not shown.
 */
export const suitableBonds = (bonds: readonly BondOnOffer[], rules: SuitabilityRules): BondOnOffer[] =>
  bonds.filter((bond) => isOnTime(bond, rules) && bandAllows(rules.riskBand, bond.band));

const isUnmatured = ({ maturityDay }: BondOnOffer, asOf: Day): boolean => maturityDay !== null && maturityDay > asOf;

const isOnTime = (bond: BondOnOffer, { asOf, horizonDays }: SuitabilityRules): boolean =>
  isUnmatured(bond, asOf) && (horizonDays === null || (bond.maturityDay as number) - asOf <= horizonDays);

/**
 * Whether a type may be recommended, and with which bonds; else why not, in words. A type without a bond on offer (none that is known to be
 * unmatured) is judged by the median band of its bonds in the book; a type none of whose bonds is rated is for band C only.
 * @param onOffer the type's bonds on offer
 * @param bandOfType median band of the type's bonds in the book; null: none is rated
 */
export const judgeType = (onOffer: readonly BondOnOffer[], bandOfType: BondBand | null, rules: SuitabilityRules): TypeVerdict => {
  const current = onOffer.filter((bond) => isUnmatured(bond, rules.asOf));
  if (current.length === 0) return judgeByMedian(bandOfType, rules.riskBand);
  const bonds = suitableBonds(current, rules);
  if (bonds.length > 0) return { suitable: true, bonds };
  const onTime = current.filter((bond) => isOnTime(bond, rules));
  if (onTime.length === 0) {
    const until = isoFromDay((rules.asOf + (rules.horizonDays ?? 0)) as Day);
    return { suitable: false, reason: `no bond on offer matures within the client’s horizon, by ${until}`, lowestBand: null };
  }
  if (onTime.every((bond) => bond.band === null)) return { suitable: false, reason: 'no bond on offer has a rating', lowestBand: null };
  const lowestBand = BANDS.find((band) => onTime.some((bond) => bandAllows(band, bond.band))) ?? null;
  if (lowestBand === null) return { suitable: false, reason: 'every rated bond on offer is in default', lowestBand };
  return { suitable: false, reason: allowance(rules.riskBand), lowestBand };
};

const judgeByMedian = (bandOfType: BondBand | null, riskBand: RiskBand | null): TypeVerdict => {
  if (bandOfType === 'default')
    return { suitable: false, reason: 'no bond is on offer, and the median bond of the type is in default', lowestBand: null };
  if (bandAllows(riskBand, bandOfType ?? 'C')) return { suitable: true, bonds: [] };
  const why =
    bandOfType === null
      ? 'no bond is on offer and none in the book has a rating'
      : `no bond is on offer and the type's median band is ${bandOfType}`;
  return { suitable: false, reason: `${allowance(riskBand)}; ${why}`, lowestBand: bandOfType ?? 'C' };
};
