import { isIsin } from '../../advisor/bonds/isin.ts';
import type { Row } from '../files/row.ts';

/** Letters and digits in the places that an ISIN has them. */
export const ISIN_SHAPE = /^[A-Z]{2}[A-Z0-9]{9}\d$/;

/** The one ISIN inside a longer text, `9.5% XYZ 2030 (INE219O07362)`; null if there's none or several. */
export const isinWithin = (text: string): string | null => {
  if (text.length <= 12) return null;
  const found = (text.toUpperCase().match(/\b[A-Z]{2}[A-Z0-9]{9}\d\b/g) ?? []).filter(isIsin);
  return found.length === 1 ? (found[0] as string) : null;
};

/** ISINs with a wrong check digit, and what isn't an ISIN although its column has them. */
export class WrongIsins {
  readonly #wrong = new Set<string>();
  #first: { readonly line: number; readonly isin: string } | null = null;

  add(isin: string, { line }: Row): void {
    this.#wrong.add(isin);
    this.#first ??= { line, isin };
  }

  warnings(): readonly string[] {
    if (this.#first === null) return [];
    const { line, isin } = this.#first;
    const [count, what] = [this.#wrong.size, ISIN_SHAPE.test(isin) ? 'check digit' : 'length or letters'];
    return [`${count} ISIN${count === 1 ? '' : 's'} with a wrong ${what}, the first in line ${line}: ${isin}. Probably a typing error.`];
  }
}
