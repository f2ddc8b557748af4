import { type Day, type Fraction, type Paise, paise } from '../units.ts';

/** What the firm charges on top of the price, from a day on. */
export interface Fee {
  readonly from: Day;
  /** Of what the bond costs. */
  readonly rate: Fraction;
  readonly least: Paise;
  /** Null: no limit. */
  readonly most: Paise | null;
}

/** The fee that applies on a day. Null if no fee does. @param table earliest first */
export const feeOn = (table: readonly Fee[], on: Day): Fee | null => table.findLast(({ from }) => from <= on) ?? null;

/** What the firm charges for a purchase, rounded to the paisa. */
export const feeFor = ({ rate, least, most }: Fee, amount: Paise): Paise =>
  paise(Math.min(Math.max(Math.round(rate * amount), least), most ?? Number.POSITIVE_INFINITY));
