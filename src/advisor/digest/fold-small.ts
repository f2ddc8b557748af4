/** Fewer clients than this are nobody's business in a channel: they might be told apart. */
export const FEWEST = 5;

/**
 * Splits into what may stand by itself and what is folded together, so that neither a part nor the rest (which a sum would give away) is about
 * fewer than five: where the small ones together are too few, the next larger go with them.
 * @param sizeOf what a part is about: of several numbers the smallest that is not 0
 */
export const foldSmall = <T>(
  parts: readonly T[],
  sizeOf: (part: T) => number,
): { readonly shown: readonly T[]; readonly folded: readonly T[] } => {
  const ascending = parts.filter((part) => sizeOf(part) > 0).sort((left, right) => sizeOf(left) - sizeOf(right));
  const folded = new Set<T>();
  let together = 0;
  for (const part of ascending) {
    if (sizeOf(part) >= FEWEST && (together === 0 || together >= FEWEST)) break;
    folded.add(part);
    together += sizeOf(part);
  }
  return { shown: parts.filter((part) => sizeOf(part) > 0 && !folded.has(part)), folded: [...folded] };
};
