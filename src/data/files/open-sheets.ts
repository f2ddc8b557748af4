import { csvSheet } from './csv-sheet.ts';
import { inspectFile } from './inspect-file.ts';
import type { Sheet } from './row.ts';
import { xlsxSheets } from './xlsx-sheets.ts';

/** A file with its sheets; a CSV file has one. */
export interface OpenedFile {
  readonly sheets: readonly Sheet[];
  /** SHA-256 of the bytes. */
  readonly digest: string;
}

/** Opens a CSV file or an Excel workbook. @throws FileError */
export const openSheets = async (file: string): Promise<OpenedFile> => {
  const { kind, encoding, digest } = await inspectFile(file);
  return { digest, sheets: kind === 'xlsx' ? await xlsxSheets(file) : [await csvSheet(file, encoding)] };
};
