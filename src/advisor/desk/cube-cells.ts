/** Numbers a cell in a flat table: its key, then these sums. */
export const CUBE_SUMS = ['clients', 'ratios', 'ratioSum', 'trades', 'invested', 'yieldWeight', 'yieldSum'] as const;
export const CUBE_STRIDE = CUBE_SUMS.length + 1;

const [CLIENTS, RATIOS, RATIO_SUM, TRADES, INVESTED, YIELD_WEIGHT, YIELD_SUM] = [0, 1, 2, 3, 4, 5, 6];
const WIDTH = CUBE_SUMS.length;

/** Sums by cell. Clients come one after the other, each with all its trades, so that each counts once in a cell. */
export class CubeCells {
  readonly #sums: Float64Array;
  /** The client who was last seen in each cell. */
  readonly #seen: Int32Array;
  #used = 0;

  constructor(cells: number) {
    this.#sums = new Float64Array(cells * WIDTH);
    this.#seen = new Int32Array(cells).fill(-1);
  }

  /** @param ratio the client's reinvestment ratio, a fraction; NaN where unknown */
  addClient(cell: number, client: number, ratio: number): void {
    const seen = this.#seen[cell] as number;
    if (seen === client) return;
    if (seen < 0) this.#used++;
    this.#seen[cell] = client;
    this.#add(cell, CLIENTS, 1);
    if (Number.isNaN(ratio)) return;
    this.#add(cell, RATIOS, 1);
    this.#add(cell, RATIO_SUM, ratio);
  }

  /** @param yearly a fraction a year; NaN where unknown */
  addTrade(cell: number, client: number, ratio: number, paise: number, yearly: number): void {
    this.addClient(cell, client, ratio);
    this.#add(cell, TRADES, 1);
    this.#add(cell, INVESTED, paise);
    if (Number.isNaN(yearly)) return;
    this.#add(cell, YIELD_WEIGHT, paise);
    this.#add(cell, YIELD_SUM, paise * yearly);
  }

  #add(cell: number, sum: number, value: number): void {
    const at = cell * WIDTH + sum;
    this.#sums[at] = (this.#sums[at] as number) + value;
  }

  /** Cells with anybody in them. */
  used(): number {
    return this.#used;
  }

  /** Every cell that is not empty: key, then sums; money in whole paise, ratios to six decimals, so that the text stays short. */
  flat(): number[] {
    const flat: number[] = [];
    for (let cell = 0; cell < this.#seen.length; cell++) {
      if ((this.#seen[cell] as number) < 0) continue;
      const sum = (at: number): number => this.#sums[cell * WIDTH + at] as number;
      const ratioSum = Math.round(sum(RATIO_SUM) * 1e6) / 1e6;
      flat.push(cell, sum(CLIENTS), sum(RATIOS), ratioSum, sum(TRADES), sum(INVESTED), sum(YIELD_WEIGHT), Math.round(sum(YIELD_SUM)));
    }
    return flat;
  }
}
