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
    const merges = (sheet.merges ?? []).filter(({ startRow, endRow }) => endRow > startRow);
    return { name: sheet.name, separator: null, rows: () => rowsOf(file, bytes, { name: sheet.name, percent, merges }) };
  });
};

/** A % in quotes or after a backslash is only shown: the number isn't a fraction. */
const isPercent = (format: string): boolean => /%/.test(format.replace(/"[^"]*"|\\./g, ''));

/** What the rows don't say by themselves. */
interface SheetFacts {
  readonly name: string;
  /** Columns of percentages. */
  readonly percent: ReadonlySet<number>;
  /** Cells that are merged over several rows. */
  readonly merges: readonly Merge[];
}
interface Merge {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
}

async function* rowsOf(file: string, bytes: Uint8Array, { name, percent, merges }: SheetFacts): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  const rows = streamXlsxRows(bytes, { sheet: name });
  const withMerged = mergedDown(merges);
  for (;;) {
    const next = await reading(file, () => rows.next());
    if (next.done) break;
    const cells = next.value.values.map((value, column) => textOf(value, percent.has(column)));
    if (cells.some((cell) => cell.trim() !== '')) batch.push(withMerged({ line: next.value.index + 1, cells }));
    if (batch.length >= BATCH) yield batch.splice(0);
  }
  if (batch.length > 0) yield batch;
  batch = [];
}

/** Gives each row the texts of cells that reach into it from above. Rows come in order. */
const mergedDown = (merges: readonly Merge[]): ((row: Row) => Row) => {
  if (merges.length === 0) return (row) => row;
  const waiting = merges.toSorted((left, right) => left.startRow - right.startRow);
  let open: { readonly merge: Merge; readonly text: string }[] = [];
  let next = 0;
  return (row) => {
    const at = row.line - 1;
    open = open.filter(({ merge }) => merge.endRow >= at);
    const [cells, merged] = [[...row.cells], new Set<number>()];
    for (const { merge, text } of open) {
      if ((cells[merge.startCol] ?? '').trim() !== '') continue;
      while (cells.length < merge.startCol) cells.push('');
      cells[merge.startCol] = text;
      merged.add(merge.startCol);
    }
    for (; (waiting[next]?.startRow ?? Number.POSITIVE_INFINITY) <= at; next++) {
      const merge = waiting[next] as Merge;
      if (merge.startRow === at) open.push({ merge, text: cells[merge.startCol] ?? '' });
    }
    return merged.size === 0 ? row : { line: row.line, cells, merged };
  };
};

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
