/** Fewer clients than this aren't shown in a channel: people could be identified. */
export const FEWEST = 5;

/**
 * Splits the parts into those shown alone and those folded together, so that neither a shown part nor the rest (which a sum would reveal)
 * is about fewer than five clients. If the small ones together are too few, the next larger parts join them.
 * @param sizeOf the clients a part is about; of several numbers, the smallest above 0
 * @param together distinct clients of the given number of smallest parts; without it, parts don't overlap and are added up
 */
export const foldSmall = <T>(
  parts: readonly T[],
  sizeOf: (part: T) => number,
  together?: (smallest: number) => number,
): { readonly shown: readonly T[]; readonly folded: readonly T[] } => {
  const ascending = parts.filter((part) => sizeOf(part) > 0).sort((left, right) => sizeOf(left) - sizeOf(right));
  const folded = new Set<T>();
  let about = 0;
  for (const part of ascending) {
    if (sizeOf(part) >= FEWEST && (about === 0 || about >= FEWEST)) break;
    folded.add(part);
    about = together ? together(folded.size) : about + sizeOf(part);
  }
  return { shown: parts.filter((part) => sizeOf(part) > 0 && !folded.has(part)), folded: [...folded] };
};
