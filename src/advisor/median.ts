/**
 * The median: the middle number, or the mean of the two middle ones; NaN when empty. Reorders `values`.
 * Hoare's selection: linear time on average.
 */
export const medianInPlace = (values: Float64Array): number => {
  const n = values.length;
  if (n === 0) return Number.NaN;
  const upper = selectInPlace(values, n >>> 1);
  if (n % 2 === 1) return upper;
  let lower = values[0];
  for (let i = 1; i < n >>> 1; i++) lower = Math.max(lower, values[i]);
  return (lower + upper) / 2;
};

export const medianOf = (values: Iterable<number>): number => medianInPlace(Float64Array.from(values));

/** The number at `place` in ascending order. Afterwards nothing before it is larger and nothing after it is smaller. */
export const selectInPlace = (values: Float64Array, place: number): number => {
  let [left, right] = [0, values.length - 1];
  while (left < right) {
    const pivot = values[(left + right) >>> 1];
    let [i, j] = [left, right];
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i <= j) {
        const swapped = values[i];
        values[i++] = values[j];
        values[j--] = swapped;
      }
    }
    if (place <= j) right = j;
    else if (place >= i) left = i;
    else break;
  }
  return values[place];
};
