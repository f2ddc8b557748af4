/** Fewer clients than this are nobody's business in a channel: they might be told apart. */
export const FEWEST = 5;

/**
 * Splits into what may stand by itself and what is folded together, so that neither a part nor the rest (which a sum would give away) is about
 * fewer than five: where the small ones together are too few, the next larger go with them.
 * @param sizeOf what a part is about: of several numbers the smallest that is not 0
 * @param together how many different ones the given number of smallest parts are about; without it nobody is in two parts, and they are added
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
