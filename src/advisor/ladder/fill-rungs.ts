import type { BondOnOffer } from '../bonds/bond.ts';
import { isGovernmentBacked } from '../bonds/government-backed.ts';
import { debtorOf } from '../bonds/issuer-key.ts';
import { GRADES } from '../bonds/rating.ts';
import { lotsForAmount } from '../quote/lots.ts';
import { purchaseCost } from '../quote/purchase-cost.ts';
import { compareBytewise, type Paise, paise } from '../units.ts';
import type { Candidate, CandidatesOfRung } from './candidates.ts';
import type { LadderPlace, Rung } from './ladder.ts';

/** A rung is mainly one bond; a second and third only take what whole lots leave over. */
const BONDS_A_RUNG = 3;

/**
 * Fills each rung with what its share of the money pays for. Issuers that aren't on the ladder yet come first (governments may repeat), then higher
 * yield, then better grade. Rungs with fewer issuers to choose from are filled first.
 * @param room how much of a bond's issuer may be on the ladder
 */
export const fillRungs = (
  rungs: readonly CandidatesOfRung[],
  share: Paise,
  room: (bond: BondOnOffer) => number = () => Number.POSITIVE_INFINITY,
): readonly Rung[] => {
  const placed = new Map<string, number>();
  const roomLeft = (bond: BondOnOffer): number => room(bond) - (placed.get(debtorOf(bond)) ?? 0);
  const onLadder = new Map<string, number>();
  const timesOnLadder = (bond: BondOnOffer): number => (isGovernmentBacked(bond) ? 0 : (onLadder.get(debtorOf(bond)) ?? 0));
  const byPreference = (left: Candidate, right: Candidate): number =>
    timesOnLadder(left.bond) - timesOnLadder(right.bond) ||
    (right.bond.yieldToMaturity ?? 0) - (left.bond.yieldToMaturity ?? 0) ||
    gradePlace(left.bond) - gradePlace(right.bond) ||
    compareBytewise(left.bond.bondId, right.bond.bondId);

  const fill = ({ candidates, ...rung }: CandidatesOfRung): Rung => {
    const places: LadderPlace[] = [];
    let left: number = share;
    const unused = new Set(candidates);
    const issuer = candidates.filter(({ bond, least }) => least.costs > roomLeft(bond)).length;
    while (places.length < BONDS_A_RUNG) {
      const [best] = [...unused].filter(({ bond, least }) => least.costs <= Math.min(left, roomLeft(bond))).sort(byPreference);
      if (!best) break;
      unused.delete(best);
      const { bond, holding, surcharges, least } = best;
      const lot = bond.terms?.faceValue || least.nominal;
      const most = paise(Math.min(left, roomLeft(bond)));
      const lots = lotsForAmount(most, lot, holding.dirtyPrice, surcharges);
      const nominal = lots.kind === 'lots' ? lots.nominal : least.nominal;
      const amount = purchaseCost(nominal, holding.dirtyPrice, surcharges).total;
      const units = bond.minimumInvestment ? nominal / lot : null;
      places.push({ bond, nominal, amount, units, dirtyPrice: holding.dirtyPrice, modifiedDuration: holding.modifiedDuration });
      onLadder.set(debtorOf(bond), (onLadder.get(debtorOf(bond)) ?? 0) + 1);
      placed.set(debtorOf(bond), (placed.get(debtorOf(bond)) ?? 0) + amount);
      left -= amount;
    }
    return { ...rung, leftOut: { ...rung.leftOut, issuer }, places, unplaced: paise(left) };
  };

  const filled = new Map<CandidatesOfRung, Rung>();
  for (const rung of [...rungs].sort((left, right) => issuersOf(left) - issuersOf(right))) filled.set(rung, fill(rung));
  return rungs.map((rung) => filled.get(rung) as Rung);
};

const gradePlace = ({ rating }: BondOnOffer): number => (rating ? GRADES.indexOf(rating.grade) : GRADES.length);

const issuersOf = ({ candidates }: CandidatesOfRung): number => new Set(candidates.map(({ bond }) => debtorOf(bond))).size;
