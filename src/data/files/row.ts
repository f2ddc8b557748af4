/** A row of a file: its cells as text, as people see them. */
export interface Row {
  /** The line it starts on; the file's first line is 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** No cell has anything that people don't see, or blanks that don't count; absent: unknown. */
  readonly isTidy?: boolean;
  /** Positions of cells that are merged with one in a row above, and have its text. */
  readonly merged?: ReadonlySet<number>;
}

/** A CSV file, or a sheet of a workbook. */
export interface Sheet {
  /** Null for a CSV file. */
  readonly name: string | null;
  /** Rows in batches, from the first line on; can be read several times. Rows without any text are left out. */
  readonly rows: () => AsyncIterable<readonly Row[]>;
  /** What separates the cells of a CSV file; null for a workbook. */
  readonly separator: string | null;
}
