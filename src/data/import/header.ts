import { CsvFileError } from './csv-file-error.ts';

export interface Header {
  /** The position in a row of each expected column, in the order of the expected columns. */
  readonly places: readonly number[];
  /** Unexpected columns. */
  readonly ignored: readonly string[];
}

const OTHER_SEPARATORS = { ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const;

/**
 * Reads the first row of a file. Order, letter case and blanks around names don't matter.
 * @throws CsvFileError naming the columns that are missing, unknown or duplicated
 */
export const readHeader = (file: string, record: readonly string[], expected: readonly string[]): Header => {
  const mend = `The first line must be ${expected.join(',')}`;
  for (const [separator, name] of Object.entries(OTHER_SEPARATORS)) {
    if (record.length === 1 && record[0]?.includes(separator)) {
      throw new CsvFileError(`"${file}" is separated by ${name}.`, `Save it with commas. ${mend}`);
    }
  }
  const names = record.map((name) => name.trim().toLowerCase());
  const missing = expected.filter((name) => !names.includes(name));
  const ignored = names.filter((name) => !expected.includes(name));
  const twice = expected.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  const faults = [list('lacks', missing), missing.length > 0 ? list('has unknown', ignored) : '', list('has twice', twice)].filter(Boolean);
  if (missing.length > 0 || twice.length > 0) throw new CsvFileError(`The header of "${file}" ${faults.join(', ')}.`, mend);
  return { places: expected.map((name) => names.indexOf(name)), ignored };
};

/** Lists names, shortened: a header may be very long. */
const list = (what: string, names: readonly string[]): string =>
  names.length === 0
    ? ''
    : `${what} ${names
        .slice(0, 20)
        .map((name) => `"${name.slice(0, 40)}"`)
        .join(', ')}${names.length > 20 ? ', ...' : ''}`;
