/**
 * Pairs rows and columns so that the sum of the paired cells is the largest possible: the Hungarian method with potentials (Kuhn 1955,
 * Munkres 1957), in time k³. Every row is paired where there are at least as many columns, else every column. The same matrix gives the same pairs.
 * @param gains rows × columns, finite
 * @returns the column of each row; -1 for a row that is left over
 */
export const optimalAssignment = (gains: ReadonlyArray<readonly number[]>): number[] => {
  const rows = gains.length;
  const columns = gains[0]?.length ?? 0;
  if (columns === 0) return gains.map(() => -1);
  if (rows <= columns) return assignRows(rows, columns, (row, column) => -(gains[row]?.[column] as number));
  const rowOfColumn = assignRows(columns, rows, (column, row) => -(gains[row]?.[column] as number));
  const columnOfRow = new Array<number>(rows).fill(-1);
  rowOfColumn.forEach((row, column) => {
    columnOfRow[row] = column;
  });
  return columnOfRow;
};

/** The column of each row at the least cost; `rows` is at most `columns`. Place 0 of each list stands for "nothing", so that both count from 1. */
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
      const from = rowOfColumn[column] as number;
      let [least, nearest] = [Number.POSITIVE_INFINITY, -1];
      for (let other = 1; other <= columns; other++) {
        if (isVisited[other]) continue;
        const reduced = cost(from - 1, other - 1) - (rowPotential[from] as number) - (columnPotential[other] as number);
        if (reduced < (slack[other] as number)) {
          slack[other] = reduced;
          cameFrom[other] = column;
        }
        if ((slack[other] as number) < least) [least, nearest] = [slack[other] as number, other];
      }
      for (let other = 0; other <= columns; other++) {
        if (isVisited[other]) {
          const paired = rowOfColumn[other] as number;
          rowPotential[paired] = (rowPotential[paired] as number) + least;
          columnPotential[other] = (columnPotential[other] as number) - least;
        } else slack[other] = (slack[other] as number) - least;
      }
      column = nearest;
    } while (rowOfColumn[column] !== 0);
    // Turns the path around: every column on it takes the row before.
    for (; column !== 0; column = cameFrom[column] as number) rowOfColumn[column] = rowOfColumn[cameFrom[column] as number] as number;
  }
  const columnOfRow = new Array<number>(rows).fill(-1);
  for (let column = 1; column <= columns; column++) {
    const row = rowOfColumn[column] as number;
    if (row > 0) columnOfRow[row - 1] = column - 1;
  }
  return columnOfRow;
};
