import type { Cells } from './flat-cells.ts';

const AT_ONCE = 500;

/** Collects rows, and hands on many at a time. */
export const inBatches = (write: (rows: readonly Cells[]) => Promise<void>) => {
  let rows: Cells[] = [];
  const end = (): Promise<void> => {
    const all = rows;
    rows = [];
    return write(all);
  };
  return {
    /** Returns a promise if there's something to wait for. */
    add: (cells: Cells): Promise<void> | undefined => {
      rows.push(cells);
      return rows.length >= AT_ONCE ? end() : undefined;
    },
    end,
  };
};
