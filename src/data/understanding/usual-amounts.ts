/** Half of a desk's trades are between these, in rupees. Where they aren't, the unit is probably another one. */
const [LEAST, MOST] = [1_000, 1e10];
const FEWEST = 5;

/** The middle amount if it's unusual for a trade, and which half is beyond it; null if it's usual, or there are too few. */
export const unusualMedian = (rupees: readonly number[]): { readonly rupees: number; readonly side: 'below' | 'above' } | null => {
  if (rupees.length < FEWEST) return null;
  const median = rupees.toSorted((left, right) => left - right)[rupees.length >> 1] as number;
  return median >= LEAST && median <= MOST ? null : { rupees: median, side: median < LEAST ? 'below' : 'above' };
};
