/**
 * Agreement of two groupings of the same items beyond chance (Hubert & Arabie 1985): 1 the same groups, about 0 for unrelated ones,
 * below 0 for less than chance. Two groupings that each put everybody together, or nobody, agree fully: 1.
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
    const [row, column] = [left[item] as number, right[item] as number];
    const cell = row * groupsOfRight + column;
    cells[cell] = (cells[cell] as number) + 1;
    rows[row] = (rows[row] as number) + 1;
    columns[column] = (columns[column] as number) + 1;
  }
  return adjustedRandOfCounts(cells, rows, columns, n);
};

/**
 * The same from the table of the two groupings.
 * @param cells how many items are in each pair of groups
 * @param rows how many in each group of the one
 * @param columns how many in each group of the other
 * @param n items
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
  for (let item = 0; item < groups.length; item++) largest = Math.max(largest, groups[item] as number);
  return largest;
};
