import { isAscii } from 'node:buffer';
import { CsvRecords } from './csv-records.ts';
import { FileError } from './file-error.ts';
import { bytesOf, type Encoding } from './inspect-file.ts';
import { endOfLine } from './quoted-record.ts';
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
  const records = new CsvRecords(separator);
  return { name: null, separator, rows: () => rowsOf(file, encoding, separator, records) };
};

/** The text of a file, with the mark at its start, if it has one. */
async function* textOf(file: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const hasAscii = encoding === 'utf-8' || encoding === 'windows-1252';
  let last = 0;
  for await (const bytes of bytesOf(file)) {
    // A shortcut, unless the decoder waits for the rest of a letter.
    yield hasAscii && last < 0x80 && isAscii(bytes) ? bytes.toString('latin1') : decoder.decode(bytes, { stream: true });
    last = bytes.at(-1) ?? 0;
  }
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

const hasText = (cell: string): boolean => {
  const first = cell.charCodeAt(0);
  return (first > 0x20 && first < 0x7f) || cell.trim() !== '';
};

async function* rowsOf(file: string, encoding: Encoding, separator: string, records: CsvRecords): AsyncGenerator<readonly Row[]> {
  let [rest, line] = ['', 1];
  let batch: Row[] = [];
  const keep = (row: Row): void => {
    if (row.line === 1 && SEP_LINE.test(row.cells.join(separator))) return;
    if (row.cells.some(hasText)) batch.push(row);
  };
  const take = (text: string, isLast: boolean): string => {
    let at = 0;
    for (;;) {
      const record = records.read(text, at, line, isLast);
      if (record === null) break;
      keep(record.row);
      line += record.lines;
      at = record.next;
    }
    const left = text.length - at;
    // Whatever has an end of a line isn't complete only because of a quote.
    if (left > 0 && (isLast || (left > LONGEST_RECORD && endOfLine(text, at, false) !== null))) throw openQuote(file, line);
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

const openQuote = (file: string, line: number): FileError =>
  new FileError(
    `"${file}" is broken from line ${line} on: a double quote that isn't closed.`,
    'Close it, or write fields with quotes in them as "say ""so""". Nothing was imported.',
  );
