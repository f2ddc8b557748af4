import type { Doubt } from '../columns/column.ts';
import type { Row } from '../files/row.ts';
import { looksPer100 } from '../values/price-per-bond.ts';
import type { RowReader } from './row-reader.ts';

/** Prices that are multiplied by a number of bonds. Around 100 and without a face value, they may be rupees or percent of the face value. */
export class PricesWithoutFace {
  #count = 0;
  #first: Row | null = null;

  see(price: number, face: number | null, row: Row): void {
    if (face !== null || !looksPer100(price)) return;
    this.#count++;
    this.#first ??= row;
  }

  countAgain(): void {
    this.#count = 0;
    this.#first = null;
  }

  doubt(rows: RowReader): Doubt | null {
    if (this.#first === null) return null;
    return {
      reason: `${this.#count === 1 ? '1 price is' : `${this.#count} prices are`} around 100, and no column has the face value: rupees per bond, or percent of the face value?`,
      column: rows.headingOf('price'),
      line: this.#first.line,
      value: rows.textOf('price', this.#first),
      expected:
        'a face value, such as 1000 for all bonds, or 100 if the price is in rupees. Say it in the mapping: trades: { columns: { face: { always: "1000" } } }, or to map: --answer column:face=1000',
    };
  }
}
