import { dayInWords } from '../../advisor/calendar/day-in-words.ts';
import { type Day, dayFromIso } from '../../advisor/units.ts';
import { type Claim, type ClaimSubject, claim, type Says } from '../../claims/claim.ts';
import type { ClaimKind } from '../../claims/kinds.ts';

/** A number of a JSON document with what it claims; as a person would say it, so that the checker reads it again. */
export interface ClaimedField {
  /** `client.age`, `recommendations.0.bonds.1.ytm` */
  readonly path: string;
  readonly words: string;
  readonly claim: Claim;
}

/** A number in full, without an exponent. */
const DIGITS = 12;

/** How the numbers of documents are said, by their units. */
export const SAID = {
  rupees: (value: number) => ({ words: `${value < 0 ? '-' : ''}₹${Math.abs(value).toFixed(2)}`, number: Math.round(value * 100) }),
  /** Unrounded rupees. */
  exactRupees: (value: number) => ({ words: `${value < 0 ? '-' : ''}₹${Math.abs(value).toFixed(DIGITS)}`, number: value * 100 }),
  percent: (value: number) => ({ words: `${value.toFixed(DIGITS)}%`, number: value / 100 }),
  /** Per 100 of face value. */
  price: (value: number) => ({ words: value.toFixed(DIGITS), number: value / 100 }),
  fraction: (value: number) => ({ words: `${(value * 100).toFixed(DIGITS)}%`, number: value }),
  plain: (value: number) => ({ words: Number.isInteger(value) ? `${value}` : value.toFixed(DIGITS), number: value }),
  band: (value: string) => ({ words: value, number: 'ABC'.indexOf(value) + 1 }),
  day: (value: string) => {
    const day = dayFromIso(value) as Day;
    return { words: dayInWords(day), number: day };
  },
} as const;

/** Claims fields of a document. Null claims nothing. */
export const fieldsOf =
  (says: Says) =>
  <Value extends number | string>(
    path: string,
    value: Value | null,
    say: (value: Value) => { readonly words: string; readonly number: number },
    kind: ClaimKind,
    subject: ClaimSubject = {},
  ): readonly ClaimedField[] => {
    if (value === null) return [];
    const { words, number } = say(value);
    return [{ path, words, claim: says.made(kind, number, subject) }];
  };

/** Hands the claims of a document's fields over to whoever collects claims. */
export const claimFields = (fields: readonly ClaimedField[]): void => {
  for (const { words, claim: made } of fields) claim(words, made);
};
