/**
 * Pairs rows and columns for the largest sum of paired cells: the Hungarian method with potentials (Kuhn 1955, Munkres 1957), in time k³.
 * Every row is paired if there are at least as many columns, otherwise every column. Deterministic.
 * @param gains rows × columns, finite
 * @returns the column of each row; -1 for an unpaired row
 */
export const optimalAssignment = (gains: ReadonlyArray<readonly number[]>): number[] => {
  const rows = gains.length;
  const columns = gains[0]?.length ?? 0;
  if (columns === 0) return gains.map(() => -1);
  if (rows <= columns) return assignRows(rows, columns, (row, column) => -gains[row][column]);
  const rowOfColumn = assignRows(columns, rows, (column, row) => -gains[row][column]);
  const columnOfRow = new Array<number>(rows).fill(-1);
  rowOfColumn.forEach((row, column) => {
    columnOfRow[row] = column;
  });
  return columnOfRow;
};

/** The column of each row at the least cost; `rows` is at most `columns`. Rows and columns count from 1; place 0 means none. */
const assignRows = (rows: number, columns: number, cost: (row: number, column: number) => number): number[] => {
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOfColumn = new Int32Array(columns + 1);
  const cameFrom = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    rowOfColumn[0] = row;
    const slack = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const isVisited = new Uint8Array(columns + 1);
    let column = 0;
    // Grows a tree of tight pairs from this row until it reaches a free column.
    do {
      isVisited[column] = 1;
      const from = rowOfColumn[column];
      let [least, nearest] = [Number.POSITIVE_INFINITY, -1];
      for (let other = 1; other <= columns; other++) {
        if (isVisited[other]) continue;
        const reduced = cost(from - 1, other - 1) - rowPotential[from] - columnPotential[other];
        if (reduced < slack[other]) {
          slack[other] = reduced;
          cameFrom[other] = column;
        }
        if (slack[other] < least) [least, nearest] = [slack[other], other];
      }
      for (let other = 0; other <= columns; other++) {
        if (isVisited[other]) {
          const paired = rowOfColumn[other];
          rowPotential[paired] += least;
          columnPotential[other] -= least;
        } else slack[other] -= least;
      }
      column = nearest;
    } while (rowOfColumn[column] !== 0);
    // Reverses the path: every column on it takes the row before.
    for (; column !== 0; column = cameFrom[column]) rowOfColumn[column] = rowOfColumn[cameFrom[column]];
  }
  const columnOfRow = new Array<number>(rows).fill(-1);
  for (let column = 1; column <= columns; column++) {
    const row = rowOfColumn[column];
    if (row > 0) columnOfRow[row - 1] = column - 1;
  }
  return columnOfRow;
};
