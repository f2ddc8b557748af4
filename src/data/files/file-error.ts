/** A file that can't be read as it is. */
export class FileError extends Error {
  override readonly name = 'FileError';
  /** What to do about it. */
  readonly mend: string;

  constructor(reason: string, mend: string) {
    super(reason);
    this.mend = mend;
  }
}
