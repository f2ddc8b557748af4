import { endOfLine, quotedRecord } from './quoted-record.ts';
import type { Row } from './row.ts';

const [SPACE, QUOTE, EQUALS, APOSTROPHE, FEED, RETURN, LAST_PLAIN] = [0x20, 0x22, 0x3d, 0x27, 0x0a, 0x0d, 0x7e];

/** A record that was read. */
export interface ReadRecord {
  readonly row: Row;
  /** Lines it takes up; more than one if a cell has a line break. */
  readonly lines: number;
  /** Where the next one begins. */
  readonly next: number;
}

/** Reads the records of a CSV file. One pass over a record's characters finds its cells, and tells whether all are tidy. */
export class CsvRecords {
  readonly #separator: string;
  readonly #code: number;

  constructor(separator: string) {
    this.#separator = separator;
    this.#code = separator.charCodeAt(0);
  }

  /** The record that begins here. Null: the text ends before it does. */
  read(text: string, from: number, line: number, isLast: boolean): ReadRecord | null {
    if (from >= text.length) return null;
    return this.#plainRecord(text, from, line, isLast) ?? this.#anyRecord(text, from, line, isLast);
  }

  #anyRecord(text: string, from: number, line: number, isLast: boolean): ReadRecord | null {
    const end = endOfLine(text, from, isLast);
    if (end !== null) {
      const plain = text.slice(from, end.at);
      if (!plain.includes('"')) return { row: { line, cells: plain.split(this.#separator) }, lines: 1, next: end.next };
    }
    const quoted = quotedRecord(text, from, this.#separator, isLast);
    return quoted && { row: { line, cells: quoted.cells }, lines: quoted.lines, next: quoted.next };
  }

  /** The usual record: cells are in quotes as a whole or not at all, and no cell has a quote or a line break inside. Null: it isn't one, or isn't complete. */
  #plainRecord(text: string, from: number, line: number, isLast: boolean): ReadRecord | null {
    const [separator, length] = [this.#code, text.length];
    const cells: string[] = [];
    let at = from;
    let isTidy = true;
    for (;;) {
      const isQuoted = text.charCodeAt(at) === QUOTE;
      const start = isQuoted ? at + 1 : at;
      const first = start < length ? text.charCodeAt(start) : 0;
      if (first === APOSTROPHE || first === EQUALS) isTidy = false;
      // So that a blank at the start counts as two.
      let before = SPACE;
      let code = 0;
      for (at = start; at < length; at++) {
        code = text.charCodeAt(at);
        if (code === QUOTE || code === FEED || code === RETURN || (code === separator && !isQuoted)) break;
        if (code <= SPACE || code > LAST_PLAIN) {
          if (code !== SPACE || before === SPACE) isTidy = false;
        }
        before = code;
      }
      const end = at;
      if (end > start && before === SPACE) isTidy = false;
      if (isQuoted) {
        if (at >= length || code !== QUOTE) return null;
        at++;
        code = at < length ? text.charCodeAt(at) : FEED;
        if (code !== separator && code !== FEED && code !== RETURN) return null;
      }
      if (at >= length && !isLast) return null;
      if (at < length && code === QUOTE) return null;
      cells.push(text.slice(start, end));
      if (at < length && code === separator) {
        at++;
        if (at >= length && !isLast) return null;
        continue;
      }
      if (at >= length) return { row: { line, cells, isTidy }, lines: 1, next: at };
      if (code === RETURN) {
        // A line feed may follow with the next chunk.
        if (at === length - 1 && !isLast) return null;
        if (at + 1 < length && text.charCodeAt(at + 1) === FEED) at++;
      }
      return { row: { line, cells, isTidy }, lines: 1, next: at + 1 };
    }
  }
}
