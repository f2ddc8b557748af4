/** The book holds too little to learn from. The message says what's missing and what to do. */
export class NotEnoughToLearnError extends Error {
  override readonly name = 'NotEnoughToLearnError';
}
