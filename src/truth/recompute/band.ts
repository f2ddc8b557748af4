import type { OnOffer } from '../world/on-offer.ts';
import type { BondRules } from '../world/world.ts';

/** A bond before its band is known by more than its grade. */
type Graded = Omit<OnOffer, 'sovereign'>;

const inBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** What government bonds nearest in maturity yield, as the kind `offer.sovereign` is defined. */
const sovereignOf = (bond: Graded, all: readonly Graded[], configured: number): number => {
  const sovereigns = all.filter(
    ({ rating, structures, yield: earned, matures }) =>
      rating?.grade === 'Sovereign' && !structures.includes('sovereign gold') && earned !== null && matures < 2_900_000,
  );
  const unions = sovereigns.filter(({ isin }) => !/^IN\d\d/.test(isin ?? '') || isin?.startsWith('IN00'));
  const governments = unions.length > 0 ? unions : sovereigns;
  const longest = Math.max(...governments.map(({ matures }) => matures));
  const wanted = bond.structures.includes('perpetual') ? longest : bond.matures;
  const nearest = [...governments]
    .sort((a, b) => Math.abs(a.matures - wanted) - Math.abs(b.matures - wanted) || a.matures - b.matures || inBytes(a.id, b.id))
    .slice(0, 5)
    .map((each) => each.yield as number)
    .sort((a, b) => a - b);
  return nearest[Math.ceil(nearest.length / 2) - 1] ?? configured;
};

/** The bonds with their bands by grade, structure and market. */
export const banded = (bonds: readonly Graded[], rules: BondRules): readonly OnOffer[] =>
  bonds.map((bond) => {
    const sovereign = sovereignOf(bond, bonds, rules.sovereignYield);
    const isStructured = bond.structures.some((structure) => rules.neverA.includes(structure));
    // To a millionth of a point: 11% over 7% isn't more than four points.
    const isDear = bond.yield !== null && Number((bond.yield - sovereign - rules.mostOver).toFixed(9)) > 0;
    const isLowered = bond.band === 'A' && (isStructured || isDear);
    return { ...bond, sovereign, ...(isLowered && { band: 'B' as const, lowered: true }) };
  });
