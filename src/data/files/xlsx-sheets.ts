import { readFile } from 'node:fs/promises';
import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import { FileError } from './file-error.ts';
import type { Row, Sheet } from './row.ts';

/** Rows whose number formats tell whether a column holds percentages: the reader that streams doesn't know formats. */
const SAMPLE_ROWS = 300;
const BATCH = 1_000;

/** Opens a workbook. Hidden sheets are left out. @throws FileError if it's damaged or has a password */
export const xlsxSheets = async (file: string): Promise<readonly Sheet[]> => {
  const bytes = await readFile(file);
  const sample = await reading(file, () =>
    readXlsx(bytes, { readStyles: true, maxRows: SAMPLE_ROWS, sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden }),
  );
  return sample.sheets.map((sheet) => {
    const formats = [...(sheet.cells ?? new Map())].flatMap(([place, cell]) =>
      typeof cell.value === 'number' && cell.value !== 0
        ? [[Number(place.split(',')[1]), isPercent(cell.style?.numFmt ?? '')] as const]
        : [],
    );
    const percent = new Set(formats.filter(([, is]) => is).map(([column]) => column));
    for (const [column, is] of formats) if (!is) percent.delete(column);
    return { name: sheet.name, separator: null, rows: () => rowsOf(file, bytes, sheet.name, percent) };
  });
};

/** A % in quotes or after a backslash is only shown: the number isn't a fraction. */
const isPercent = (format: string): boolean => /%/.test(format.replace(/"[^"]*"|\\./g, ''));

async function* rowsOf(file: string, bytes: Uint8Array, sheet: string, percent: ReadonlySet<number>): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  const rows = streamXlsxRows(bytes, { sheet });
  for (;;) {
    const next = await reading(file, () => rows.next());
    if (next.done) break;
    const cells = next.value.values.map((value, column) => textOf(value, percent.has(column)));
    if (cells.some((cell) => cell.trim() !== '')) batch.push({ line: next.value.index + 1, cells });
    if (batch.length >= BATCH) yield batch.splice(0);
  }
  if (batch.length > 0) yield batch;
  batch = [];
}

/** A cell as people see it: days as ISO days, and percentages with their sign. */
const textOf = (value: unknown, isPercent: boolean): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value !== 'number') return String(value);
  return isPercent ? `${plainNumber(value * 100)}%` : plainNumber(value);
};

const plainNumber = (value: number): string => {
  const rounded = Math.abs(value) < 1e5 ? Math.round(value * 1e10) / 1e10 : value;
  const text = String(rounded);
  return text.includes('e') ? value.toFixed(10).replace(/\.?0+$/, '') : text;
};

const reading = async <T>(file: string, read: () => Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    throw new FileError(
      `"${file}" can't be read as an Excel workbook (${(error as Error).message}).`,
      'Open it in Excel and save it again, without a password.',
    );
  }
};
