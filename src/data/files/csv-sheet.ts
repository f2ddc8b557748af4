import { FileError } from './file-error.ts';
import { bytesOf, type Encoding } from './inspect-file.ts';
import type { Row, Sheet } from './row.ts';

const LONGEST_RECORD = 1024 * 1024;
const SAMPLE = 64 * 1024;
const SEPARATORS = [',', ';', '\t', '|'];
const SEP_LINE = /^\ufeff?"?sep=(.)"?\r?\n?$/i;

/** Opens a CSV file. The separator comes from a `sep=` line, or from what the first lines have most regularly. */
export const csvSheet = async (file: string, encoding: Encoding): Promise<Sheet> => {
  let head = '';
  for await (const text of textOf(file, encoding)) {
    head += text;
    if (head.length >= SAMPLE) break;
  }
  const separator = SEP_LINE.exec(head.split(/\r\n?|\n/, 1)[0] ?? '')?.[1] ?? usualSeparator(head.slice(0, SAMPLE));
  return { name: null, separator, rows: () => rowsOf(file, encoding, separator) };
};

async function* textOf(file: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of bytesOf(file)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

/** The separator that most lines have equally often. Text in quotes doesn't count. */
const usualSeparator = (text: string): string => {
  const lines = text.replace(/"(?:[^"]|"")*"/g, '').split(/\r\n?|\n/);
  if (lines.length > 2) lines.pop();
  let [best, most] = [',', 0];
  for (const separator of SEPARATORS) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(separator).length - 1;
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    for (const [count, found] of counts) if (found * count > most) [best, most] = [separator, found * count];
  }
  return best;
};

const BATCH = 2_000;

async function* rowsOf(file: string, encoding: Encoding, separator: string): AsyncGenerator<readonly Row[]> {
  let [rest, line] = ['', 1];
  let batch: Row[] = [];
  const keep = (at: number, cells: string[]): void => {
    if (at === 1 && SEP_LINE.test(cells.join(separator))) return;
    if (cells.some((cell) => cell.trim() !== '')) batch.push({ line: at, cells });
  };
  const take = (text: string, isLast: boolean): string => {
    let at = 0;
    // Looking for what isn't there goes through the whole text, for every line.
    const hasReturns = text.includes('\r');
    for (;;) {
      const end = endOfLine(text, at, isLast, hasReturns);
      if (end === null) break;
      const plain = text.slice(at, end.at);
      if (plain.indexOf('"') < 0) {
        keep(line++, plain.split(separator));
        at = end.next;
        continue;
      }
      const record = quotedRecord(text, at, separator, isLast);
      if (record === null) {
        if (isLast || text.length - at > LONGEST_RECORD) throw openQuote(file, line);
        break;
      }
      keep(line, record.cells);
      line += record.lines;
      at = record.next;
    }
    return text.slice(at);
  };
  let isFirst = true;
  for await (const text of textOf(file, encoding)) {
    rest = take(rest + (isFirst ? text.replace(/^\ufeff/, '') : text), false);
    isFirst = isFirst && text === '';
    if (rest.length > LONGEST_RECORD * 16)
      throw new FileError(`"${file}" has a line of more than 16 MB after line ${line}.`, 'Check that it is a CSV file.');
    while (batch.length >= BATCH) yield batch.splice(0, BATCH);
  }
  take(rest, true);
  if (batch.length > 0) yield batch;
  batch = [];
}

/** Where a line ends, and where the next begins. Null: the text ends before the line does. */
const endOfLine = (
  text: string,
  from: number,
  isLast: boolean,
  hasReturns = true,
): { readonly at: number; readonly next: number } | null => {
  if (from >= text.length) return null;
  const feed = text.indexOf('\n', from);
  const mark = hasReturns ? text.indexOf('\r', from) : -1;
  if (mark >= 0 && (feed < 0 || mark < feed)) {
    // A line feed may follow with the next chunk.
    if (mark === text.length - 1 && !isLast) return null;
    return { at: mark, next: mark + (text[mark + 1] === '\n' ? 2 : 1) };
  }
  if (feed >= 0) return { at: feed, next: feed + 1 };
  return isLast ? { at: text.length, next: text.length } : null;
};

const [SPACE, QUOTE, FEED, RETURN] = [0x20, 0x22, 0x0a, 0x0d];
const MOST_BLANKS = 50;

/** Where a cell's opening quote is, perhaps after blanks; null if it has none. */
const openingQuote = (text: string, from: number): number | null => {
  for (let at = from; at < from + MOST_BLANKS; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code !== SPACE) return null;
  }
  return null;
};

/** A record with quotes. A quote inside a field that doesn't start with one is an ordinary character. Null: the text ends too early. */
const quotedRecord = (text: string, from: number, separator: string, isLast: boolean) => {
  const cells: string[] = [];
  const separatorCode = separator.charCodeAt(0);
  let [at, lines] = [from, 1];
  for (;;) {
    let cell = '';
    const opening = openingQuote(text, at);
    if (opening !== null) {
      at = opening + 1;
      for (;;) {
        const quote = text.indexOf('"', at);
        if (quote < 0 || (quote === text.length - 1 && !isLast)) return null;
        cell += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at++;
      }
      if (/[\r\n]/.test(cell)) lines += cell.split(/\r\n?|\n/).length - 1;
    }
    let end = at;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === separatorCode || code === FEED || code === RETURN) break;
    }
    if (end === text.length && !isLast) return null;
    cell += text.slice(at, end);
    cells.push(cell);
    if (text[end] === separator) {
      at = end + 1;
      continue;
    }
    const line = endOfLine(text, end, isLast);
    if (line === null && end < text.length) return null;
    return { cells, lines, next: line?.next ?? end };
  }
};

const openQuote = (file: string, line: number): FileError =>
  new FileError(
    `"${file}" is broken from line ${line} on: a double quote that isn't closed.`,
    'Close it, or write fields with quotes in them as "say ""so""". Nothing was imported.',
  );
