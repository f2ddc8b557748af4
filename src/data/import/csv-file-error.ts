/** A CSV file that can't be imported as it is. */
export class CsvFileError extends Error {
  override readonly name = 'CsvFileError';
  /** What to do about it. */
  readonly mend: string;

  constructor(reason: string, mend: string) {
    super(reason);
    this.mend = mend;
  }
}
