import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { CsvFileError } from './csv-file-error.ts';
import { readHeader } from './header.ts';
import { readUtf8 } from './utf8-text.ts';

/** A row of a CSV file, its fields in the order of the expected columns. */
export interface CsvRecord {
  /** The line it starts on; the header is line 1. */
  readonly line: number;
  /** Null if the row has more or fewer fields than the header. */
  readonly fields: readonly string[] | null;
  readonly fault: 'too few fields' | 'too many fields' | null;
}

export interface CsvFile {
  /** Throws CsvFileError for a file that's missing, broken or has another header. */
  readonly records: AsyncGenerator<CsvRecord>;
  /** Unexpected columns; known once the first record is read. */
  readonly ignored: readonly string[];
  /** SHA-256 of the file, once all records are read. */
  readonly checksum: () => string;
}

const LONGEST_RECORD = 1024 * 1024;

/** Reads a CSV file with commas, optional double quotes and a header, row by row. Empty lines are skipped. */
export const readCsv = (file: string, columns: readonly string[]): CsvFile => {
  const text = readUtf8(file);
  const ignored: string[] = [];
  return { records: read(file, columns, text.pieces, ignored), ignored, checksum: text.checksum };
};

async function* read(
  file: string,
  columns: readonly string[],
  pieces: AsyncGenerator<string>,
  ignored: string[],
): AsyncGenerator<CsvRecord> {
  const parser = parse({
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: LONGEST_RECORD,
  });
  // A failure at either end destroys the parser with the error, which the loop below throws.
  const flowing = pipeline(Readable.from(pieces), parser).catch(() => {});
  let places: readonly number[] | null = null;
  let width = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!places) {
        const header = readHeader(file, record, columns);
        ignored.push(...header.ignored);
        places = header.places;
        width = record.length;
        continue;
      }
      const line = info.lines - lineFeedsIn(record);
      if (record.length === width) yield { line, fields: places.map((place) => record[place] as string), fault: null };
      else yield { line, fields: null, fault: record.length < width ? 'too few fields' : 'too many fields' };
    }
  } catch (error) {
    throw error instanceof CsvError ? brokenCsv(file, error) : error;
  } finally {
    parser.destroy();
    await flowing;
  }
  if (!places) throw new CsvFileError(`"${file}" is empty.`, `Its first line must be ${columns.join(',')}`);
}

const lineFeedsIn = (record: readonly string[]): number =>
  record.reduce((count, field) => count + (field.includes('\n') ? field.split('\n').length - 1 : 0), 0);

const brokenCsv = (file: string, { code, lines }: CsvError & { readonly lines?: number }): CsvFileError => {
  const where = lines === undefined ? '' : ` at line ${lines}`;
  const what = code === 'CSV_MAX_RECORD_SIZE' ? 'a row without an end' : 'a double quote that is not closed, or stands inside a field';
  return new CsvFileError(
    `"${file}" is broken${where}: ${what}.`,
    'Write fields with quotes in them as "say ""so""". Nothing was imported.',
  );
};
