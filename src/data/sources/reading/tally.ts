/** Counts by reason, for reports: `{"no client": 3}`. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(reason: string): void {
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1);
  }

  /** Reads a field; an absurd value is counted under the field's name and becomes null. */
  field<T, Cell = unknown>(name: string, cell: Cell, read: (cell: Cell) => T | null | undefined): T | null {
    const value = read(cell);
    if (value !== undefined) return value;
    this.add(name);
    return null;
  }

  /** Reasons in alphabetical order. */
  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].sort(([left], [right]) => (left < right ? -1 : 1)));
  }
}
