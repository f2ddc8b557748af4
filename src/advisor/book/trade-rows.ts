const columnsOf = (length: number) => ({
  client: new Int32Array(length),
  day: new Int32Array(length),
  type: new Int16Array(length),
  amount: new Float64Array(length),
  yieldToMaturity: new Float64Array(length),
  coupon: new Float64Array(length),
  band: new Uint8Array(length),
  grade: new Uint8Array(length),
  bond: new Int32Array(length),
  sequence: new Float64Array(length),
});
type Columns = ReturnType<typeof columnsOf>;
type Name = keyof Columns;

/** Rows of a piece. The first is smaller, because most books of a test or of one client are. */
const [FIRST, PIECE] = [256, 65_536];

/**
 * The trades of a book that's being read, as columns in pieces: there's no object per trade, and nothing is copied when there are more.
 */
export class TradeRows {
  length = 0;
  readonly #pieces: Columns[] = [];
  #room = 0;

  /** Adds a row to the last piece, whose columns the caller writes at the place that's returned. */
  add(): number {
    if (this.length === this.#room) this.#makeRoom();
    return this.length++ % PIECE;
  }

  /** The piece that the last row was added to. */
  get columns(): Columns {
    return this.#pieces[this.#pieces.length - 1] as Columns;
  }

  #makeRoom(): void {
    if (this.#room === 0 || this.#room >= PIECE) {
      const rows = this.#room === 0 ? FIRST : PIECE;
      this.#pieces.push(columnsOf(rows));
      this.#room += rows;
      return;
    }
    const small = this.#pieces.pop() as Columns;
    const larger = columnsOf(PIECE);
    for (const [name, column] of Object.entries(small)) larger[name as Name].set(column);
    this.#pieces.push(larger);
    this.#room = PIECE;
  }

  /** Copies a column into `target` and forgets it. */
  drain<Target extends Columns[Name]>(name: Name, target: Target): Target {
    let from = 0;
    for (const piece of this.#pieces as Array<Record<Name, Columns[Name]>>) {
      const column = piece[name];
      target.set(column.subarray(0, target.length - from), from);
      from += column.length;
      piece[name] = column.slice(0, 0);
    }
    return target;
  }
}
