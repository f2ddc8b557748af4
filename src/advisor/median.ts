/**
 * The median (mean of the middle two where their number is even); NaN of no numbers. Reorders `values`.
 * Hoare's selection: linear time on average.
 */
export const medianInPlace = (values: Float64Array): number => {
  const n = values.length;
  if (n === 0) return Number.NaN;
  const upper = selectInPlace(values, n >>> 1);
  if (n % 2 === 1) return upper;
  let lower = values[0] as number;
  for (let i = 1; i < n >>> 1; i++) lower = Math.max(lower, values[i] as number);
  return (lower + upper) / 2;
};

export const medianOf = (values: Iterable<number>): number => medianInPlace(Float64Array.from(values));

/** The number that would stand at `place` in ascending order; afterwards nothing before it is larger, nothing after it smaller. */
const selectInPlace = (values: Float64Array, place: number): number => {
  let [left, right] = [0, values.length - 1];
  while (left < right) {
    const pivot = values[(left + right) >>> 1] as number;
    let [i, j] = [left, right];
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i <= j) {
        const swapped = values[i] as number;
        values[i++] = values[j] as number;
        values[j--] = swapped;
      }
    }
    if (place <= j) right = j;
    else if (place >= i) left = i;
    else break;
  }
  return values[place] as number;
};
