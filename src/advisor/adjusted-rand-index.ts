/**
 * Agreement of two groupings of the same items beyond chance (Hubert & Arabie 1985): 1 for the same groups, about 0 for unrelated groups,
 * below 0 for less agreement than chance. Two groupings with a single group, or with only groups of one, agree fully: 1.
 * @param left group of each item, whole numbers from 0
 * @param right same length
 */
export const adjustedRandIndex = (left: ArrayLike<number>, right: ArrayLike<number>): number => {
  if (left.length !== right.length) throw new RangeError('Two groupings of the same items have the same length');
  const n = left.length;
  const groupsOfRight = 1 + maximum(right);
  const cells = new Float64Array((1 + maximum(left)) * groupsOfRight);
  const rows = new Float64Array(1 + maximum(left));
  const columns = new Float64Array(groupsOfRight);
  for (let item = 0; item < n; item++) {
    const [row, column] = [left[item], right[item]];
    const cell = row * groupsOfRight + column;
    cells[cell] += 1;
    rows[row] += 1;
    columns[column] += 1;
  }
  return adjustedRandOfCounts(cells, rows, columns, n);
};

/**
 * The adjusted Rand index from the contingency table of the two groupings.
 * @param cells items in each pair of groups
 * @param rows items in each group of one grouping
 * @param columns items in each group of the other
 * @param n items in all
 */
export const adjustedRandOfCounts = (cells: Iterable<number>, rows: Iterable<number>, columns: Iterable<number>, n: number): number => {
  const together = pairs(cells);
  const [inLeft, inRight, all] = [pairs(rows), pairs(columns), (n * (n - 1)) / 2];
  const expected = all === 0 ? 0 : (inLeft * inRight) / all;
  const largest = (inLeft + inRight) / 2;
  return largest === expected ? 1 : (together - expected) / (largest - expected);
};

const pairs = (counts: Iterable<number>): number => {
  let sum = 0;
  for (const count of counts) sum += (count * (count - 1)) / 2;
  return sum;
};

const maximum = (groups: ArrayLike<number>): number => {
  let largest = -1;
  for (let item = 0; item < groups.length; item++) largest = Math.max(largest, groups[item]);
  return largest;
};
