/** Flat arrays of rows: n × width, row major. */

/** Copies the given rows, in the given order. */
export const takeRows = (values: Float64Array, width: number, rows: Int32Array): Float64Array => {
  const taken = new Float64Array(rows.length * width);
  for (let place = 0, at = 0; place < rows.length; place++) {
    const from = rows[place] * width;
    for (let column = 0; column < width; column++) taken[at++] = values[from + column];
  }
  return taken;
};

/** A flat array as one plain array per row. */
export const rowsOf = (values: Float64Array, width: number): number[][] =>
  Array.from({ length: values.length / width }, (_, row) => Array.from(values.subarray(row * width, (row + 1) * width)));

/** The first `limit` distinct rows. */
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

/** Compares rows by their first differing coordinate. For `Array.prototype.sort`. */
export const compareRows = (left: Float64Array, right: Float64Array): number => {
  for (let column = 0; column < left.length; column++) {
    const difference = left[column] - right[column];
    if (difference !== 0) return difference;
  }
  return 0;
};
