import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { CsvFileError } from './csv-file-error.ts';

const LINE_FEED = 0x0a;
const LONGEST_LINE = 16 * 1024 * 1024;

export interface Utf8Text {
  /** The text in chunks of whole lines, with every line ending as a line feed and without a byte order mark. */
  readonly pieces: AsyncGenerator<string>;
  /** SHA-256 of the bytes, once everything is read. */
  readonly checksum: () => string;
}

/** Reads a text file. The pieces throw CsvFileError if the file is missing, unreadable or not UTF-8 (naming the line). */
export const readUtf8 = (file: string): Utf8Text => {
  const hash = createHash('sha256');
  return { pieces: decode(file, (bytes) => hash.update(bytes)), checksum: () => hash.digest('hex') };
};

async function* decode(file: string, onBytes: (bytes: Buffer) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let lines = 0;
  let rest: Buffer = Buffer.alloc(0);
  const textOf = (bytes: Buffer): string => {
    try {
      const text = decoder.decode(bytes);
      return (lines === 0 ? text.replace(/^\uFEFF/, '') : text).replace(/\r\n?/g, '\n');
    } catch {
      throw new CsvFileError(`"${file}" is not UTF-8: line ${lines + firstBadLine(bytes)} holds other bytes.`, 'Save it as "CSV UTF-8".');
    } finally {
      for (const byte of bytes) if (byte === LINE_FEED) lines++;
    }
  };
  for await (const chunk of bytesOf(file)) {
    onBytes(chunk);
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    if (bytes.length - end > LONGEST_LINE) {
      throw new CsvFileError(`"${file}" has a line of more than 16 MB after line ${lines}.`, 'Check that it is a CSV file.');
    }
    rest = bytes.subarray(end);
    if (end > 0) yield textOf(bytes.subarray(0, end));
  }
  if (rest.length > 0) yield textOf(rest);
}

async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file) as AsyncIterable<Buffer>;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code !== 'string') throw error;
    const why = { ENOENT: 'is not there', EACCES: 'may not be read', EISDIR: 'is a folder' }[code] ?? `cannot be read (${code})`;
    throw new CsvFileError(`"${file}" ${why}.`, 'Check the path.');
  }
}

const firstBadLine = (bytes: Buffer): number => {
  let [line, start] = [1, 0];
  for (;;) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    if (feed < 0) return line;
    line++;
    start = end + 1;
  }
};
