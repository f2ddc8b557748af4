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

/**
 * Reads a file once, for its kind, its encoding and its digest.
 * @throws FileError if it's missing, unreadable, empty, or of a kind that needs saving in another form
 */
export const inspectFile = async (file: string): Promise<FileKind> => {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let head: Buffer | null = null;
  let isUtf8 = true;
  // After plain ASCII no letter of several bytes is waiting for its rest.
  let isPlain = true;
  for await (const chunk of bytesOf(file)) {
    hash.update(chunk);
    head ??= chunk.subarray(0, 4096);
    const wasPlain = isPlain;
    isPlain = isAscii(chunk);
    if (isUtf8 && !(wasPlain && isPlain)) isUtf8 = decodes(decoder, chunk);
  }
  if (isUtf8) isUtf8 = decodes(decoder, null);
  if (head === null) throw new FileError(`"${file}" is empty.`, 'Check that it is the right file.');
  refuseOtherKinds(file, head);
  return { kind: startsWith(head, 0x50, 0x4b, 3, 4) ? 'xlsx' : 'text', encoding: encodingOf(head, isUtf8), digest: hash.digest('hex') };
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
const refuseOtherKinds = (file: string, head: Buffer): void => {
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) throw new FileError(`"${file}" is an old Excel file (.xls), or has a password.`, SAVE);
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46)) throw new FileError(`"${file}" is a PDF.`, 'Export the table as CSV or .xlsx.');
  if (startsWith(head, 0x1f, 0x8b)) throw new FileError(`"${file}" is compressed (gzip).`, 'Unpack it first.');
  const text = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^(?:<!doctype html|<html|<table|<\?xml)/i.test(text)) {
    throw new FileError(`"${file}" is a web page or XML, whatever its name says; many platforms export these as .xls.`, SAVE);
  }
  if (/^\{|^\[\s*[{[\]]/.test(text)) {
    throw new FileError(`"${file}" is JSON.`, 'Save its rows as CSV or .xlsx: one row per trade, with headings in the first line.');
  }
};

/** The bytes of a file, in chunks. @throws FileError */
export async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code !== 'string') throw error;
    const why = { ENOENT: 'is not there', EACCES: 'may not be read', EISDIR: 'is a folder' }[code] ?? `cannot be read (${code})`;
    throw new FileError(`"${file}" ${why}.`, 'Check the path.');
  }
}
