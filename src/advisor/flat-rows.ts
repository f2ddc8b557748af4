/** Flat arrays of rows: n × width, row major. */

/** Rows of a flat array, copied out in the order asked for. */
export const takeRows = (values: Float64Array, width: number, rows: Int32Array): Float64Array => {
  const taken = new Float64Array(rows.length * width);
  for (let place = 0, at = 0; place < rows.length; place++) {
    const from = (rows[place] as number) * width;
    for (let column = 0; column < width; column++) taken[at++] = values[from + column] as number;
  }
  return taken;
};

/** A flat array as one plain array a row. */
export const rowsOf = (values: Float64Array, width: number): number[][] =>
  Array.from({ length: values.length / width }, (_, row) => Array.from(values.subarray(row * width, (row + 1) * width)));

/** The first different rows, at most `limit` of them. */
export const distinctRows = (values: Float64Array, width: number, limit: number): Float64Array => {
  const found = new Float64Array(limit * width);
  let count = 0;
  for (let at = 0; at < values.length && count < limit; at += width) {
    let isNew = true;
    for (let other = 0; other < count && isNew; other++) isNew = !sameRow(values, at, found, other * width, width);
    if (isNew) found.set(values.subarray(at, at + width), width * count++);
  }
  return found.subarray(0, count * width);
};

const sameRow = (left: Float64Array, leftAt: number, right: Float64Array, rightAt: number, width: number): boolean => {
  for (let column = 0; column < width; column++) if (left[leftAt + column] !== right[rightAt + column]) return false;
  return true;
};

/** Negative where the left row comes first by its first differing coordinate; for sorting. */
export const compareRows = (left: Float64Array, right: Float64Array): number => {
  for (let column = 0; column < left.length; column++) {
    const difference = (left[column] as number) - (right[column] as number);
    if (difference !== 0) return difference;
  }
  return 0;
};
