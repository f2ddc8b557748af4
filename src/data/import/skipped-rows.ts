const LINES_KEPT = 5;

export interface SkippedRows {
  readonly count: number;
  /** The first five line numbers. */
  readonly lines: readonly number[];
}

/** Skipped rows by reason, with the first lines to look at. `flat-records.ts` decides what is skipped. */
export class SkippedByReason {
  readonly #rows = new Map<string, { count: number; readonly lines: number[] }>();

  add(reason: string, line: number): void {
    const rows = this.#rows.get(reason) ?? { count: 0, lines: [] };
    this.#rows.set(reason, rows);
    rows.count++;
    if (rows.lines.length < LINES_KEPT) rows.lines.push(line);
  }

  counts(): Readonly<Record<string, SkippedRows>> {
    return Object.fromEntries([...this.#rows].sort(([left], [right]) => (left < right ? -1 : 1)));
  }
}
