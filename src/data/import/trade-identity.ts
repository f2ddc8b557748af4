import { idKey, withoutZeros } from '../columns/spellings.ts';
import type { UnderstoodTrade } from '../understanding/understood.ts';
import { type Key, KeyTable, keyOfText, shortHash } from './key-table.ts';

/** What two files must agree on for a trade to be the same. */
export type Identified = Pick<UnderstoodTrade, 'tradeNumber' | 'client' | 'bond' | 'day' | 'side' | 'amount'>;

const contentOf = ({ client, bond, day, side, amount }: Identified): Key =>
  keyOfText(`${client}\u0000${bond}\u0000${day}\u0000${side}\u0000${amount}`);

/** A spreadsheet takes zeros off a number, and a program may write `7.0`. */
const keyOfNumber = (number: string): Key => keyOfText(withoutZeros(idKey(number)));

const halves = (content: Key, { client, bond }: Identified): number =>
  ((shortHash(content) & 0xffff0000) | (shortHash(keyOfText(`${client}\u0000${bond}`)) & 0xffff)) >>> 0 || 1;

/**
 * Recognises trades that are in the book already. A trade number identifies a trade. Without one, the same client, bond, day, side and amount
 * in two files is one trade; a file may itself hold two such, and they stay two.
 */
export class TradeIdentity {
  /** Half of the content's hash and half of that of client and bond, by trade number. */
  readonly #numbers = new KeyTable();
  readonly #inBook = new KeyTable();
  readonly #inBookWithoutNumber = new KeyTable();
  readonly #inFile = new KeyTable();
  readonly #numbersInFile = new KeyTable();
  /** Trades with a number that the book has with other values. */
  changed = 0;

  addFromBook(trade: Identified): void {
    const content = contentOf(trade);
    this.#inBook.count(content);
    if (trade.tradeNumber !== null) this.#numbers.set(keyOfNumber(trade.tradeNumber), halves(content, trade));
    else this.#inBookWithoutNumber.count(content);
  }

  /** Whether a trade of the file is new, in the book or the file already, or has the number of another trade: of the file, or of the book. */
  judge(trade: Identified): 'new' | 'duplicate' | 'number used twice' | 'number of another' {
    if (trade.tradeNumber === null) return this.#judgeByContent(this.#inBook, trade);
    const content = contentOf(trade);
    const hash = shortHash(content);
    const number = keyOfNumber(trade.tradeNumber);
    const before = this.#numbersInFile.get(number);
    if (before !== 0) return before === hash ? 'duplicate' : 'number used twice';
    this.#numbersInFile.set(number, hash);
    const known = this.#numbers.get(number);
    if (known !== 0) {
      const own = halves(content, trade);
      if (known === own) return 'duplicate';
      // The same client and bond: the trade was corrected. Otherwise it's another one, whose numbers may start again every year.
      if ((known & 0xffff) !== (own & 0xffff)) return 'number of another';
      this.changed++;
      return 'duplicate';
    }
    return this.#judgeByContent(this.#inBookWithoutNumber, trade);
  }

  /** A file's trades are counted only if the book has any. */
  #judgeByContent(inBook: KeyTable, trade: Identified): 'new' | 'duplicate' {
    if (this.#inBook.isEmpty) return 'new';
    const content = contentOf(trade);
    return this.#inFile.count(content) <= inBook.get(content) ? 'duplicate' : 'new';
  }
}
