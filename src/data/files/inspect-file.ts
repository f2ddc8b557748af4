import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { FileError } from './file-error.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What a file is, as its bytes say; its name doesn't count. */
export interface FileKind {
  readonly kind: 'text' | 'xlsx';
  readonly encoding: Encoding;
  /** SHA-256 of the bytes. */
  readonly digest: string;
}

const startsWith = (head: Buffer, ...bytes: number[]): boolean => bytes.every((byte, at) => head[at] === byte);

/** In UTF-16, every other byte of Latin letters is zero. */
const zerosAt = (head: Buffer, parity: 0 | 1): boolean => {
  let zeros = 0;
  for (let at = parity; at < head.length; at += 2) if (head[at] === 0) zeros++;
  return head.length >= 4 && zeros > head.length * 0.3;
};

const LIST_OF_CONTENTS = 1 << 16;

/**
 * Reads a file once, for its kind, its encoding and its digest.
 * @throws FileError if it's missing, unreadable, empty, or of a kind that needs saving in another form
 */
export const inspectFile = async (file: string): Promise<FileKind> => {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let head: Buffer | null = null;
  let tail = '';
  let isUtf8 = true;
  // After plain ASCII no letter of several bytes is waiting for its rest.
  let isPlain = true;
  for await (const chunk of bytesOf(file)) {
    hash.update(chunk);
    head ??= chunk.subarray(0, 4096);
    // An archive's list of contents is at its end.
    if (isZip(head)) tail = (tail + chunk.toString('latin1')).slice(-LIST_OF_CONTENTS);
    const wasPlain = isPlain;
    isPlain = isAscii(chunk);
    if (isUtf8 && !(wasPlain && isPlain)) isUtf8 = decodes(decoder, chunk);
  }
  if (isUtf8) isUtf8 = decodes(decoder, null);
  if (head === null) throw new FileError(`"${file}" is empty.`, 'Check that it is the right file.');
  refuseOtherKinds(file, head, tail);
  return { kind: isZip(head) ? 'xlsx' : 'text', encoding: encodingOf(head, isUtf8), digest: hash.digest('hex') };
};

const decodes = (decoder: InstanceType<typeof TextDecoder>, chunk: Buffer | null): boolean => {
  try {
    decoder.decode(chunk ?? undefined, { stream: chunk !== null });
    return true;
  } catch {
    return false;
  }
};

const encodingOf = (head: Buffer, isUtf8: boolean): Encoding => {
  if (startsWith(head, 0xff, 0xfe) || zerosAt(head, 1)) return 'utf-16le';
  if (startsWith(head, 0xfe, 0xff) || zerosAt(head, 0)) return 'utf-16be';
  return isUtf8 ? 'utf-8' : 'windows-1252';
};

const SAVE = 'Open it in Excel and save it as "CSV UTF-8" or as .xlsx.';
const UNPACK = 'Unpack it, and name the file inside.';
const EXPORT = 'Export the table as CSV or .xlsx.';

/** What files begin with, what they are, and what to do about them. */
const OTHER_KINDS: ReadonlyArray<readonly [readonly string[], string, string]> = [
  [['\xd0\xcf\x11\xe0'], 'an old Excel file (.xls), or has a password', SAVE],
  [['%PDF'], 'a PDF', EXPORT],
  [['\x1f\x8b', 'BZh', '\xfd7zXZ', '\x28\xb5\x2f\xfd'], 'compressed', UNPACK],
  [['Rar!', '7z\xbc\xaf'], 'an archive (rar or 7z)', UNPACK],
  [['\x89PNG', '\xff\xd8\xff', 'GIF8'], 'a picture', EXPORT],
  [['{\\rtf'], 'a text document (RTF)', EXPORT],
  [['PAR1'], 'a Parquet file', EXPORT],
  [['SQLite format 3\0'], 'an SQLite database', 'Read it with SOURCE_DATABASE_URL=sqlite:FILE and "bond-advisor map --database".'],
];
const IN_WORDS: ReadonlyArray<readonly [RegExp, string, string]> = [
  [/^(?:<!doctype html|<html|<table|<\?xml)/i, 'a web page or XML, whatever its name says; many platforms export these as .xls', SAVE],
  [/^\{|^\[\s*(?:[{["\]]|-?\d)/, 'JSON', 'Save its rows as CSV or .xlsx: one row per trade, with headings in the first line.'],
];

const isZip = (head: Buffer): boolean => startsWith(head, 0x50, 0x4b, 3, 4) || startsWith(head, 0x50, 0x4b, 5, 6);
/** Files that are archives inside, by the names in their list of contents. */
const ARCHIVES: ReadonlyArray<readonly [RegExp, string, string]> = [
  [/mimetypeapplication\/vnd\.oasis\.opendocument/, 'an OpenDocument file (.ods)', 'Save it as CSV or .xlsx.'],
  [/xl\/workbook\.bin/, 'a binary Excel file (.xlsb)', SAVE],
  [/word\/document/, 'a Word document', EXPORT],
  [/ppt\/presentation/, 'a PowerPoint presentation', EXPORT],
  [/Index\/.*\.iwa/, 'a Numbers file', EXPORT],
];

const refuseOtherKinds = (file: string, head: Buffer, tail: string): void => {
  const bytes = head.toString('latin1');
  const text = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  const [, what, mend] =
    OTHER_KINDS.find(([starts]) => starts.some((start) => bytes.startsWith(start))) ??
    IN_WORDS.find(([pattern]) => pattern.test(text)) ??
    (isZip(head) ? archiveOf(bytes + tail) : null) ??
    [];
  if (what !== undefined && mend !== undefined) throw new FileError(`"${file}" is ${what}.`, mend);
};

/** A damaged workbook has no list of contents. */
const LISTED = 'PK\x01\x02';
const archiveOf = (names: string) =>
  ARCHIVES.find(([pattern]) => pattern.test(names)) ??
  (!names.includes(LISTED) || /\[Content_Types\]\.xml|xl\/work/.test(names) ? null : ([null, 'an archive (zip)', UNPACK] as const));

/** Texts of larger chunks are kept apart from other objects, where making one takes twice as long. */
const CHUNK = 1 << 16;

/** The bytes of a file, in chunks. @throws FileError */
export async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code !== 'string') throw error;
    const why = { ENOENT: 'is not there', EACCES: 'may not be read', EISDIR: 'is a folder' }[code] ?? `cannot be read (${code})`;
    throw new FileError(`"${file}" ${why}.`, 'Check the path.');
  }
}
