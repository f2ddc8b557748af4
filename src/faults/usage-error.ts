/** The call or its input is wrong: exit 2. The message says what, where and how to fix it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
