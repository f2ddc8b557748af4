/** The sums of a cell. In a flat table, a cell is its key and then these sums. */
export const CUBE_SUMS = ['clients', 'ratios', 'ratioSum', 'trades', 'invested', 'outstanding', 'yieldWeight', 'yieldSum'] as const;
export const CUBE_STRIDE = CUBE_SUMS.length + 1;

const [CLIENTS, RATIOS, RATIO_SUM, TRADES, INVESTED, OUTSTANDING, YIELD_WEIGHT, YIELD_SUM] = [0, 1, 2, 3, 4, 5, 6, 7];
const WIDTH = CUBE_SUMS.length;

/** Sums by cell. Add one client's trades after another's, so that each client counts once per cell. */
export class CubeCells {
  readonly #sums: Float64Array;
  /** The client last added to each cell. */
  readonly #seen: Int32Array;
  #used = 0;

  constructor(cells: number) {
    this.#sums = new Float64Array(cells * WIDTH);
    this.#seen = new Int32Array(cells).fill(-1);
  }

  /** Counts a client in a cell. @param ratio the client's reinvestment ratio, a fraction; NaN if unknown */
  addClient(cell: number, client: number, ratio: number): void {
    const seen = this.#seen[cell];
    if (seen === client) return;
    if (seen < 0) this.#used++;
    this.#seen[cell] = client;
    this.#add(cell, CLIENTS, 1);
    if (Number.isNaN(ratio)) return;
    this.#add(cell, RATIOS, 1);
    this.#add(cell, RATIO_SUM, ratio);
  }

  /**
   * Adds a trade to a cell.
   * @param held the part of the amount that hasn't matured
   * @param yearly the yield, a fraction per year; NaN if unknown
   */
  addTrade(cell: number, client: number, ratio: number, paise: number, held: number, yearly: number): void {
    this.addClient(cell, client, ratio);
    this.#add(cell, TRADES, 1);
    this.#add(cell, INVESTED, paise);
    this.#add(cell, OUTSTANDING, held);
    if (Number.isNaN(yearly)) return;
    this.#add(cell, YIELD_WEIGHT, paise);
    this.#add(cell, YIELD_SUM, paise * yearly);
  }

  #add(cell: number, sum: number, value: number): void {
    const at = cell * WIDTH + sum;
    this.#sums[at] += value;
  }

  /** The number of non-empty cells. */
  used(): number {
    return this.#used;
  }

  /** Every non-empty cell: its key, then its sums, to twelve digits: means stay exact, and the document short. */
  flat(): number[] {
    const flat: number[] = [];
    for (let cell = 0; cell < this.#seen.length; cell++) {
      if (this.#seen[cell] < 0) continue;
      const sum = (at: number): number => this.#sums[cell * WIDTH + at];
      const rounded = (at: number): number => Number(sum(at).toPrecision(12));
      flat.push(cell, sum(CLIENTS), sum(RATIOS), rounded(RATIO_SUM), sum(TRADES));
      flat.push(sum(INVESTED), sum(OUTSTANDING), sum(YIELD_WEIGHT), rounded(YIELD_SUM));
    }
    return flat;
  }
}
