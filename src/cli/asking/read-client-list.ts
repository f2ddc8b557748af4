import { readFile } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import { UsageError } from '../../faults/usage-error.ts';

/** Client ids from a file: one id per line, or a CSV with a column `client_id`. @throws UsageError */
export const readClientList = async (file: string): Promise<readonly string[]> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `${file} can’t be read: ${error instanceof Error ? error.message : error}. Give a file with one client id on each line.`,
    );
  }
  const rows = rowsOf(file, text);
  const column = rows[0]?.indexOf('client_id') ?? -1;
  const ids = (column >= 0 ? rows.slice(1) : rows).map((row) => row[Math.max(column, 0)] ?? '').filter((id) => id !== '');
  if (ids.length === 0) throw new UsageError(`${file} holds no client id. Give a file with one client id on each line.`);
  return ids;
};

const rowsOf = (file: string, text: string): string[][] => {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true, relax_quotes: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UsageError(`${file} isn’t a list of client ids: a double quote isn’t closed. Put one client id on each line.`);
  }
};
