import { compareBytewise, type Day, type Fraction } from '../units.ts';
import type { BondOnOffer } from './bond.ts';

interface Point {
  readonly bondId: string;
  readonly matures: number;
  readonly yield: Fraction;
}

/** So many government bonds, nearest in maturity, say what a tenor yields: a single one may be wrong. */
const NEAREST = 5;

/** A bond as far as its yield goes. */
type Priced = Pick<BondOnOffer, 'bondId' | 'isin' | 'rating' | 'traits' | 'maturityDay' | 'yieldToMaturity'>;

/** State loans are rated Sovereign in some books, and yield more than the union's bonds. */
const isStates = ({ isin }: Priced): boolean => /^IN(?!00)\d\d/.test(isin ?? '');

/** What government bonds on offer yield, by maturity: the union's, or the states' if there are none. */
export class SovereignYields {
  /** In order of maturity, then of id. */
  readonly #points: readonly Point[];

  constructor(offers: readonly Priced[]) {
    const sovereign = offers.filter(({ rating, traits = [] }) => rating?.grade === 'Sovereign' && !traits.includes('sovereign gold'));
    const pointsOf = (bonds: readonly Priced[]): readonly Point[] =>
      bonds.flatMap(({ bondId, maturityDay, yieldToMaturity }) =>
        maturityDay === null || yieldToMaturity === null ? [] : [{ bondId, matures: maturityDay, yield: yieldToMaturity }],
      );
    const unions = pointsOf(sovereign.filter((bond) => !isStates(bond)));
    this.#points = (unions.length > 0 ? unions : pointsOf(sovereign)).toSorted(
      (a, b) => a.matures - b.matures || compareBytewise(a.bondId, b.bondId),
    );
  }

  /**
   * The yield of government bonds that mature about a day: the median of the five nearest, and of an even number the lower one in the middle. Of
   * bonds as near the one that matures earlier counts, then the one whose id comes first. A perpetual is compared with the longest. Null if none is on
   * offer.
   */
  about(matures: Day | null): Fraction | null {
    const points = this.#points;
    const wanted: number = matures ?? points.at(-1)?.matures ?? 0;
    let right = points.findIndex((point) => point.matures >= wanted);
    if (right < 0) right = points.length;
    let left = right - 1;
    const near: Point[] = [];
    while (near.length < Math.min(NEAREST, points.length)) {
      const [before, after] = [points[left], points[right]];
      if (before && (!after || wanted - before.matures <= after.matures - wanted)) {
        // Of one day's bonds, the one whose id comes first.
        let first = left;
        while (points[first - 1]?.matures === before.matures) first--;
        near.push(...points.slice(first, left + 1).slice(0, NEAREST - near.length));
        left = first - 1;
      } else {
        near.push(after as Point);
        right++;
      }
    }
    const yields = near.map((point) => point.yield).sort((a, b) => a - b);
    return yields[Math.floor((yields.length - 1) / 2)] ?? null;
  }
}
