/** The call was right but couldn't be done: exit 1. The message says why and what to do. */
export class FailedError extends Error {
  override readonly name = 'FailedError';
}
