import { isIsin } from '../../advisor/bonds/isin.ts';
import { remembered } from '../columns/column.ts';
import { idKey } from '../columns/spellings.ts';
import type { Row } from '../files/row.ts';
import type { RowReader } from './row-reader.ts';
import { ISIN_SHAPE, isinWithin, WrongIsins } from './wrong-isins.ts';

const BOND_NAMES = ['isin', 'bond', 'bondName'] as const;

/** How rows name their bonds: by ISIN, also inside a longer text, else by id or name. */
export class WrittenBonds {
  /** Whether there's a column that names bonds. */
  readonly areNamed: boolean;
  readonly #rows: RowReader;
  readonly #fields: readonly (typeof BOND_NAMES)[number][];
  readonly #wrong = new WrongIsins();
  readonly #isIsin = remembered(isIsin);
  readonly #bondIn = remembered((text: string): string => {
    const key = idKey(text);
    return ISIN_SHAPE.test(key) ? key : (isinWithin(text) ?? text);
  });

  constructor(rows: RowReader) {
    this.#rows = rows;
    // Where the ISIN is missing, the name tells the bond.
    this.#fields = BOND_NAMES.filter((field) => rows.has(field));
    this.areNamed = this.#fields.length > 0;
  }

  /** The bond that a row names; null if it names none. */
  of(row: Row): string | null {
    for (const field of this.#fields) {
      const text = this.#rows.wordOf(field, row);
      if (text !== null) return this.#bondIn(text);
    }
    return null;
  }

  /** The bond's ISIN, whose check digit may be wrong; null if its name isn't one. */
  isinOf(bond: string, row: Row): string | null {
    const isin = ISIN_SHAPE.test(bond) ? bond : null;
    if (isin === null ? this.#isInIsinColumn(bond, row) : !this.#isIsin(isin)) this.#wrong.add(bond, row);
    return isin;
  }

  #isInIsinColumn(bond: string, row: Row): boolean {
    const text = this.#rows.textOf('isin', row);
    return text !== '' && idKey(text) === idKey(bond);
  }

  warnings(): readonly string[] {
    return this.#wrong.warnings();
  }
}
