import { issuerKey } from '../../advisor/bonds/issuer-key.ts';
import { copyOf, tidy } from '../values/text.ts';
import { remembered } from './column.ts';

/** Spellings that were merged. */
export interface Merged {
  readonly kept: string;
  readonly spellings: readonly string[];
}

/** An id's key: letter case, blanks and the `.0` of a spreadsheet don't make another client. */
export const idKey = (text: string): string => (PLAIN_ID.test(text) ? text : anyIdKey(text));

const PLAIN_ID = /^[A-Z0-9_/-]+$/;
const anyIdKey = (text: string): string =>
  text
    .replace(/ /g, '')
    .replace(/^(\d+)\.0$/, '$1')
    .toUpperCase();

/** A number without the zeros that a spreadsheet takes off: `000123`. */
export const withoutZeros = (key: string): string =>
  key.charCodeAt(0) === 0x30 && /^0+[1-9]\d*$/.test(key) ? key.replace(/^0+/, '') : key;

/** A name's key: neither do punctuation and the plural. */
export const nameKey = (text: string): string =>
  tidy(text)
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(/ies$/, 'y').replace(/([^s])s$/, '$1'))
    .join('');

/** An issuer's key: neither does the legal form. */
export const companyKey = (text: string): string => nameKey(issuerKey(text).replaceAll('&', ' and '));

/** Merges the spellings of a column that mean the same. Keeps the book's spelling, else the most frequent, else the first. */
export class Spellings {
  readonly #keyOf: (text: string) => string;
  readonly #first = new Map<string, string>();
  readonly #differing = new Map<string, Map<string, number>>();
  readonly #inBook = new Set<string>();
  /** Numbers of the book that begin with zeros, by what a spreadsheet leaves of them; null: of several. */
  readonly #zeros = new Map<string, string | null>();
  readonly #restored = new Map<string, Set<string>>();
  /** A file with such numbers was saved by no spreadsheet. */
  #hasZeros = false;

  constructor(keyOf: (text: string) => string) {
    this.#keyOf = keyOf === idKey ? keyOf : remembered(keyOf);
  }

  /** Adds a spelling that the book has already. */
  addFromBook(text: string): void {
    const key = this.#keyOf(text);
    const rest = withoutZeros(key);
    if (rest !== key) this.#zeros.set(rest, this.#zeros.has(rest) ? null : text);
    if (this.#first.has(key)) return;
    this.#first.set(key, text);
    this.#inBook.add(key);
  }

  add(text: string): void {
    const key = this.#keyOf(text);
    if (this.#zeros.size > 0 && withoutZeros(key) !== key) this.#hasZeros = true;
    const first = this.#first.get(key);
    if (first === undefined) {
      const kept = copyOf(text);
      this.#first.set(key === text ? kept : copyOf(key), kept);
      return;
    }
    if (first === text && this.#differing.size === 0) return;
    const counts = this.#differing.get(key);
    if (counts) counts.set(text, (counts.get(text) ?? 0) + 1);
    else if (first !== text)
      this.#differing.set(
        copyOf(key),
        new Map([
          [first, 1],
          [copyOf(text), 1],
        ]),
      );
  }

  /** The spelling to keep. */
  kept(text: string): string {
    if (this.#isPlain) return text;
    const key = this.#keyOf(text);
    const whole = this.#zeros.size === 0 || this.#hasZeros || this.#inBook.has(key) ? null : this.#zeros.get(key);
    if (whole) return this.#restore(whole, text);
    const first = this.#first.get(key) ?? text;
    const counts = this.#differing.size === 0 ? undefined : this.#differing.get(key);
    if (!counts || this.#inBook.has(key)) return first;
    let [best, most] = [first, 0];
    for (const [spelling, count] of counts) if (count > most) [best, most] = [spelling, count];
    return best;
  }

  /** Each key has one spelling, and it's the file's. */
  get #isPlain(): boolean {
    return this.#differing.size === 0 && this.#inBook.size === 0;
  }

  /** A number that lost its zeros in a spreadsheet. */
  #restore(whole: string, text: string): string {
    const texts = this.#restored.get(whole);
    if (texts) texts.add(text);
    else this.#restored.set(whole, new Set([text]));
    return whole;
  }

  merged(): readonly Merged[] {
    return [
      ...[...this.#differing.values()].map((counts) => ({
        kept: this.kept([...counts.keys()][0] as string),
        spellings: [...counts.keys()],
      })),
      ...[...this.#restored].map(([whole, texts]) => ({ kept: whole, spellings: [whole, ...texts] })),
    ];
  }
}
