import type { Doubt } from '../columns/column.ts';
import { FileError } from '../files/file-error.ts';

/** A file that is refused as a whole. Nothing of it was written. */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile';
  readonly doubt: Doubt;

  constructor(doubt: Doubt) {
    super(inWords(doubt));
    this.doubt = doubt;
  }
}

/** `Trade Date, line 14: "31/02/2025" isn't understood. Expected …` */
export const inWords = ({ reason, column, line, value, expected }: Doubt): string => {
  const where = [
    column === null ? null : `column "${column}"`,
    line === null ? null : `line ${line}`,
    value === null ? null : `"${value}"`,
  ].filter((part) => part !== null);
  return `${reason}${where.length > 0 ? ` (${where.join(', ')})` : ''} Expected: ${expected}.`;
};

/** A doubt about the file as a whole. */
export const doubtOf = (reason: string, mend: string): Doubt => ({
  reason,
  column: null,
  line: null,
  value: null,
  expected: mend.replace(/\.$/, ''),
});

/** Runs what reads a file. Why it can't be read, or is refused, becomes an outcome. */
export const refusing = async <T>(read: () => Promise<T>, refused: (doubt: Doubt) => T): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof FileError) return refused(doubtOf(error.message, error.mend));
    if (error instanceof RefusedFile) return refused(error.doubt);
    throw error;
  }
};
