const away = new WeakSet<object>();

/** Marks an error which says that the product's database can't be reached, or is kept busy by another program. */
export const markAway = <E extends object>(error: E): E => {
  away.add(error);
  return error;
};

/** Whether an error says that the product's database can't be reached just now: trying again later is the remedy. */
export const isDatabaseAway = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { nativeError } = error as { readonly nativeError?: unknown };
  return away.has(error) || (typeof nativeError === 'object' && nativeError !== null && away.has(nativeError));
};

/** The database doesn't answer, so it isn't asked, or it was too slow for the person who waits. */
export class DatabaseAwayError extends Error {
  override readonly name = 'DatabaseAwayError';
  /** What the last attempt met, such as `ECONNREFUSED`; else the system's own time limit, since what to do is the same. */
  readonly code: string;

  /** @param cause what the last attempt to reach it met */
  constructor(message = 'The database doesn’t answer just now.', cause?: unknown) {
    super(message, { cause });
    const { code } = Object(cause) as { readonly code?: unknown };
    this.code = typeof code === 'string' ? code : 'ETIMEDOUT';
    markAway(this);
  }
}
